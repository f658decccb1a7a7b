package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.Thorough;
import inkling.browser.PageInput.Answer;
import inkling.browser.PageInput.Part;
import inkling.data.LabelledInk;
import inkling.data.StrokeFile;
import inkling.fuzz.Checkpoints;
import inkling.fuzz.Mutations;
import inkling.fuzz.Parser;
import inkling.fuzz.Seeds;
import inkling.text.Numbers;
import inkling.train.checkpoint.Checkpoint;
import inkling.train.checkpoint.CheckpointFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What the browser has kept for the page is damaged there. The page offers and shows what is whole, and nothing else; {@code
 * -Dfuzz.page.runs} says how many inputs of each kind it finds.
 */
@Thorough
class StorageFuzzingTest {
    private static final int RUNS = Integer.getInteger("fuzz.page.runs", 10);
    private static final int SEED = Integer.getInteger("fuzz.page.seed", 1);

    /** Of the runs that are offered, one of so many is gone on with. */
    private static final int GONE_ON_WITH = 20;

    private static final int EXAMPLES_AT_A_TIME = 20;

    private static final Site site = Site.built();

    /** Puts the generations {@code of} a run into the database. */
    private static final String STORE = """
            const stored = (mode, work) => new Promise((resolve, reject) => {
              const request = indexedDB.open('inkling-runs', 1);
              request.onupgradeneeded = () => request.result.createObjectStore('checkpoints');
              request.onerror = () => reject(request.error);
              request.onsuccess = () => {
                const transaction = request.result.transaction('checkpoints', mode);
                const asked = work(transaction.objectStore('checkpoints'));
                transaction.oncomplete = () => { request.result.close(); resolve(asked.result); };
              };
            });
            const put = (id, of) => stored('readwrite', store => of.map((one, i) =>
              store.put({number: of.length - i, bytes: new Int8Array(bytesOf(one.bytes).buffer)}, id + '/' + i))[0])
            """;

    /**
     * A damaged run and an older one that is whole come into the place of what is offered, which is forgotten: so the worker
     * looks again, and offers the one or the other.
     */
    private static final String FORGET_AND_OFFER = STORE + """
            ;
            const run = String(self.runs = (self.runs || 0) + 1).padStart(6, '0');
            await put('8' + run, input.slice(2));
            await put('9' + run, input.slice(0, 2));
            let forgotten = false;
            new MutationObserver((changes, self) => {
              if ($('#kept').hidden) {
                forgotten = true;
                self.disconnect();
              }
            }).observe($('#kept'), {attributes: true});
            $('#forget-run').click()
            """;

    /** The same for a new worker, which finds nothing else. */
    private static final String RESTART_AND_OFFER = STORE + """
            ;
            const count = () => stored('readonly', store => store.count());
            if (['failed', 'training', 'paused', 'done'].includes($('#run').dataset.state)) { $('#reset').click(); }
            const says = () => ['#status', '#error', '#machine'].map(part => $(part).textContent).join(' ')
              + ' ready ' + $('html').dataset.ready;
            await until(says, () => $('#run').dataset.state === 'idle');
            let left;
            await until(() => `${left} generations are kept`, async () => {
              if (!$('#kept').hidden) { $('#forget-run').click(); }
              left = await count();
              return left === 0 && $('#kept').hidden;
            });
            await put('9', input);
            const restarted = new Promise(done => addEventListener('hashchange', done, {once: true}));
            location.hash = location.hash === '#engine=js' ? '#engine=wasm-gc' : '#engine=js';
            await restarted;
            await until(() => 'no run is offered', () => !$('#kept').hidden);
            """;

    private static Optional<Checkpoint> whole(List<Part> generations) {
        for (Part generation : generations) {
            try {
                return Optional.of(CheckpointFile.read(generation.bytes(), "it"));
            } catch (IllegalArgumentException damaged) {
                // Then perhaps the one before.
            }
        }
        return Optional.empty();
    }

    private static String offer(Checkpoint.Description run) {
        return run.done()
                ? "Take back your network of " + run.recipe().name() + ", which reads "
                        + Numbers.exactPercent(run.validationAccuracy()) + " of the validation images"
                : "Go on with the run of " + run.recipe().name() + ", epoch " + run.epoch() + " of "
                        + run.recipe().epochs();
    }

    /** A run that is whole, and of which the page says what it says of no other. */
    private static Part another() {
        Checkpoint seed = CheckpointFile.read(Checkpoints.seeds().get(0), "it");
        Checkpoint.Description there = seed.description();
        return new Part(
                "another",
                CheckpointFile.write(new Checkpoint(
                        new Checkpoint.Description(
                                there.recipe(), there.data(), there.epoch(), there.batches(), true, 0.1234),
                        seed.integers(),
                        seed.floats())));
    }

    @Test
    void runsOfAnEarlierVisit() {
        Part another = another();
        String otherwise = offer(whole(List.of(another)).orElseThrow().description());
        List<List<Part>> inputs = damagedRuns().stream()
                .map(generations -> List.of(generations.get(0), generations.get(1), another))
                .toList();
        PageInput kept = new PageInput(
                FORGET_AND_OFFER,
                "forgotten && !$('#kept').hidden",
                "[$('#continue').textContent, $('#error').textContent]");
        try (Visit visit = site.visit("")) {
            new PageInput(RESTART_AND_OFFER, "true", "[]").give(visit, List.of(List.of(another)));
            List<Answer> answers = kept.give(visit, inputs);
            List<List<Part>> offered = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                List<Part> generations = inputs.get(i).subList(0, 2);
                Optional<Checkpoint> run = whole(generations);
                assertEquals(
                        List.of(run.map(there -> offer(there.description())).orElse(otherwise), ""),
                        answers.get(i).said(),
                        () -> PageInput.described(generations));
                run.ifPresent(there -> offered.add(generations));
            }
            PageFuzzingTest.tell("Kept runs", answers, offered.size());
            goOn(visit, offered);
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** Two generations of each. */
    private static List<List<Part>> damagedRuns() {
        Mutations mutations = new Mutations(SEED, Checkpoints.seeds());
        Random random = new Random(SEED);
        List<List<Part>> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            List<Part> generations = new ArrayList<>();
            while (generations.size() < 2) {
                byte[] bytes = mutations.next();
                // With its digest put right, what is wrong lies deeper.
                generations.add(new Part("generation", random.nextBoolean() ? Checkpoints.mended(bytes) : bytes));
            }
            runs.add(generations);
        }
        return runs;
    }

    /** None is a run on the page's own images. */
    private static void goOn(Visit visit, List<List<Part>> offered) {
        List<List<Part>> some = new ArrayList<>();
        for (int i = 0; i < offered.size(); i += GONE_ON_WITH) {
            some.add(offered.get(i));
        }
        PageInput continued = new PageInput(
                RESTART_AND_OFFER + "$('#continue').click()",
                "['failed', 'done'].includes($('#run').dataset.state)",
                "[$('#run').dataset.state, $('#error').textContent]");
        for (Answer answer : continued.give(visit, some)) {
            assertEquals("failed", answer.said().get(0));
            assertTrue(
                    answer.said().get(1).matches("(The|This|A|Training) .*\\."),
                    answer.said().get(1));
        }
    }

    private static final String KEEP = """
            texts => new Promise(kept => {
              const request = indexedDB.open('inkling-examples', 1);
              request.onsuccess = () => {
                const transaction = request.result.transaction('examples', 'readwrite');
                const examples = transaction.objectStore('examples');
                examples.clear();
                texts.forEach((text, at) => examples.put({text, at}));
                transaction.oncomplete = () => { request.result.close(); kept(true); };
              };
            })
            """;

    @Test
    void examplesOfAnEarlierVisit() throws IOException {
        Mutations mutations = new Mutations(SEED, Seeds.of(Parser.STROKE_FILE));
        int damagedInAll = 0;
        try (Visit visit = site.visit("")) {
            for (int from = 0; from < RUNS; from += EXAMPLES_AT_A_TIME) {
                Set<String> texts = new LinkedHashSet<>();
                for (int i = from; i < Math.min(RUNS, from + EXAMPLES_AT_A_TIME); i++) {
                    texts.add(new String(mutations.next(), StandardCharsets.UTF_8));
                }
                visit.page().evaluate(KEEP, List.copyOf(texts));
                visit.page().reload();
                visit.awaitReady();
                Set<LabelledInk> whole = new LinkedHashSet<>();
                int damaged = 0;
                for (String text : texts) {
                    try {
                        whole.addAll(StrokeFile.parse(text));
                    } catch (IllegalArgumentException wrong) {
                        damaged++;
                    }
                }
                visit.awaitTrue("document.querySelector('#examples').dataset.value === '" + whole.size() + "'");
                String told = damaged == 0
                        ? ""
                        : Numbers.count(damaged, "example") + " that this browser has kept cannot be read, and "
                                + (damaged == 1 ? "is left as it is." : "are left as they are.");
                visit.awaitTrue("document.querySelector('#collection-error').textContent === '" + told + "'");
                damagedInAll += damaged;
            }
            System.out.printf("Kept examples: %d inputs, %d of them damaged.%n", RUNS, damagedInAll);
            assertEquals(List.of(), visit.complaints());
        }
    }
}
