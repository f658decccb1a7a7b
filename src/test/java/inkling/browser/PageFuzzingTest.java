package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.Thorough;
import inkling.browser.PageInput.Answer;
import inkling.browser.PageInput.Part;
import inkling.data.LabelledInk;
import inkling.data.StrokeFile;
import inkling.data.files.DataFile;
import inkling.data.files.Samples;
import inkling.fuzz.Mutations;
import inkling.fuzz.Parser;
import inkling.fuzz.Seeds;
import inkling.model.SavedModel;
import inkling.page.settings.Link;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import inkling.worker.answer.ModelFiles;
import inkling.worker.data.OwnFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Damaged files and links, given to the page as it is. It answers each, complains of nothing, and takes and refuses, with the
 * same sentence, what the same Java does on the JVM. {@code -Dfuzz.page.runs} says how many of each kind it gets.
 */
@Thorough
class PageFuzzingTest {
    private static final int RUNS = Integer.getInteger("fuzz.page.runs", 10);
    private static final int SEED = Integer.getInteger("fuzz.page.seed", 1);

    /** A longer silence is told of; it is no failure, because other work may keep the machine busy. */
    private static final double LONG_MS = 1_000;

    private static final Site site = Site.built();

    private static final PageInput PICTURE = new PageInput(
            "$('#photo-note').textContent = ''; choose($('#photo-file'), files)",
            "!['', 'Reading the picture…'].includes($('#photo-note').textContent)",
            "[$('#photo-note').textContent, $('#error').textContent]");

    static void tell(String kind, List<Answer> answers, long accepted) {
        double slowest = answers.stream().mapToDouble(Answer::silenceMs).max().orElse(0);
        long slow =
                answers.stream().filter(answer -> answer.silenceMs() > LONG_MS).count();
        System.out.printf(
                "%s: %d inputs, %d accepted, the longest silence %.0f ms, %d longer than a second.%n",
                kind, answers.size(), accepted, slowest, slow);
    }

    @Test
    void networkFiles() throws IOException {
        List<byte[]> corpus = new ArrayList<>(Seeds.of(Parser.MODEL_FILE));
        for (String sample : List.of("network-saved-here", "network-saved-again-by-python")) {
            corpus.add(Files.readAllBytes(Path.of("src/test/resources/models", sample + ".safetensors")));
        }
        Mutations mutations = new Mutations(SEED, corpus);
        List<List<Part>> inputs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            inputs.add(List.of(new Part("network" + i + ".safetensors", mutations.next())));
        }
        PageInput network = new PageInput(
                "choose($('#open-model'), files)",
                "$('#error').textContent.includes(name) || $('#answering-note').textContent.includes(name)",
                "[$('#error').textContent, $('#answering-note').textContent]");
        try (Visit visit = site.visit("")) {
            visit.read(Handwriting.three());
            String note = visit.text("answering-note");
            List<Answer> answers = network.give(visit, inputs);
            int accepted = 0;
            for (int i = 0; i < inputs.size(); i++) {
                Part file = inputs.get(i).get(0);
                String refused = "";
                try {
                    SavedModel model = ModelFiles.read(file.bytes(), file.name());
                    note = ModelFiles.note(model.card(), "from the file " + file.name());
                    accepted++;
                } catch (IllegalArgumentException wrong) {
                    refused = wrong.getMessage();
                }
                assertEquals(List.of(refused, note), answers.get(i).said(), () -> PageInput.described(List.of(file)));
            }
            tell("Network files", answers, accepted);
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** Good data sets of all kinds. */
    private static List<List<DataFile>> dataSets() throws IOException {
        List<List<DataFile>> sets = new ArrayList<>();
        List<DataFile> four = Samples.four(24, 6, 3, 5);
        sets.add(four);
        sets.add(four.stream()
                .map(file -> new DataFile(file.name() + ".gz", Samples.gzip(file.bytes())))
                .toList());
        sets.add(List.of(four.get(0), four.get(1), Samples.text("labels.txt", "Trouser\nBag\nAnkle boot\n")));
        for (byte[] table : Seeds.of(Parser.DATA_TABLE)) {
            sets.add(List.of(new DataFile("train.csv", table)));
        }
        for (byte[] archive : Seeds.of(Parser.DATA_ARCHIVE)) {
            sets.add(List.of(new DataFile("digits.npz", archive)));
        }
        return sets;
    }

    @Test
    void dataOfTheVisitorsOwn() throws IOException {
        List<List<DataFile>> sets = dataSets();
        Mutations mutations = new Mutations(
                SEED, sets.stream().flatMap(List::stream).map(DataFile::bytes).toList());
        Random random = new Random(SEED);
        List<List<Part>> inputs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            List<DataFile> set = sets.get(random.nextInt(sets.size()));
            int damaged = random.nextInt(set.size());
            List<Part> parts = new ArrayList<>();
            for (DataFile file : set) {
                parts.add(new Part(file.name(), parts.size() == damaged ? mutations.of(file.bytes()) : file.bytes()));
            }
            inputs.add(parts);
        }
        PageInput data = new PageInput(
                "delete $('#own-data-note').dataset.state; choose($('#open-data'), files)",
                "$('#own-data-note').dataset.state !== undefined",
                "[$('#own-data-note').dataset.state, $('#own-data-note').textContent, $('#error').textContent]");
        try (Visit visit = site.visit("layers=4")) {
            List<Answer> answers = data.give(visit, inputs);
            int accepted = 0;
            for (int i = 0; i < inputs.size(); i++) {
                List<Part> files = inputs.get(i);
                List<String> expected;
                try {
                    OwnFiles own = new OwnFiles();
                    for (int file = 0; file < files.size(); file++) {
                        own.add(
                                files.get(file).name(),
                                files.size() - 1 - file,
                                files.get(file).bytes());
                    }
                    expected = List.of(
                            "opened",
                            own.read().note() + " They are kept until the page is closed, and leave it for nowhere.",
                            "");
                    accepted++;
                } catch (IllegalArgumentException wrong) {
                    expected = List.of(
                            "refused",
                            accepted == 0 ? "" : "The data that were opened before are still there.",
                            wrong.getMessage());
                }
                assertEquals(expected, answers.get(i).said(), () -> PageInput.described(files));
            }
            tell("Data sets", answers, accepted);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void filesOfDrawings() throws IOException {
        Mutations mutations = new Mutations(SEED, Seeds.of(Parser.STROKE_FILE));
        List<List<Part>> inputs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            inputs.add(List.of(new Part("drawings.json", mutations.next())));
        }
        PageInput drawings = new PageInput(
                "$('#collection-note').textContent = ''; $('#collection-error').textContent = '';"
                        + " choose($('#import-file'), files)",
                "$('#collection-note').textContent + $('#collection-error').textContent",
                "[$('#collection-note').textContent, $('#collection-error').textContent,"
                        + " $('#examples').dataset.value]");
        try (Visit visit = site.visit("")) {
            List<Answer> answers = drawings.give(visit, inputs);
            Set<LabelledInk> all = new LinkedHashSet<>();
            int accepted = 0;
            for (int i = 0; i < inputs.size(); i++) {
                Part file = inputs.get(i).get(0);
                String note = "";
                String refused = "";
                try {
                    int before = all.size();
                    for (LabelledInk ink : StrokeFile.parse(new String(file.bytes(), StandardCharsets.UTF_8))) {
                        if (!ink.ink().isBlank()) {
                            all.add(ink);
                        }
                    }
                    note = all.size() == before
                            ? "The file holds no drawings that are not here already."
                            : all.size() - before + " added from the file.";
                    accepted++;
                } catch (IllegalArgumentException wrong) {
                    refused = "This file cannot be opened. " + wrong.getMessage();
                }
                assertEquals(
                        List.of(note, refused, Integer.toString(all.size())),
                        answers.get(i).said(),
                        () -> PageInput.described(List.of(file)));
            }
            tell("Files of drawings", answers, accepted);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void pictures() throws IOException {
        List<byte[]> corpus = new ArrayList<>(Seeds.of(Parser.PICTURE));
        for (String format : List.of("png", "jpg", "gif")) {
            corpus.add(PhotoPageTest.photo(Handwriting.three(), format));
        }
        Mutations mutations = new Mutations(SEED, corpus);
        List<List<Part>> inputs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            inputs.add(List.of(new Part("picture" + i, mutations.next())));
        }
        try (Visit visit = site.visit("")) {
            List<Answer> answers = PICTURE.give(visit, inputs);
            int accepted = 0;
            for (Answer answer : answers) {
                String note = answer.said().get(0);
                assertTrue(
                        note.startsWith("This file is no picture")
                                || note.startsWith("This picture is cut short")
                                || note.startsWith("There is no digit")
                                || note.startsWith("Read from"),
                        note);
                assertEquals("", answer.said().get(1));
                accepted += note.startsWith("This ") ? 0 : 1;
            }
            tell("Pictures", answers, accepted);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aPictureThatIsCutShortIsNotReadAsIfItWereWhole() throws IOException {
        List<List<Part>> inputs = new ArrayList<>();
        for (String format : List.of("png", "jpg", "gif")) {
            byte[] whole = PhotoPageTest.photo(Handwriting.three(), format);
            inputs.add(List.of(new Part("whole." + format, whole)));
            inputs.add(List.of(new Part("cut." + format, Arrays.copyOf(whole, whole.length * 3 / 5))));
        }
        try (Visit visit = site.visit("")) {
            List<Answer> answers = PICTURE.give(visit, inputs);
            for (int i = 0; i < inputs.size(); i++) {
                String note = answers.get(i).said().get(0);
                assertTrue(note.startsWith(i % 2 == 0 ? "Read from" : "This picture is cut short"), note);
            }
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void links() throws IOException {
        List<byte[]> corpus = new ArrayList<>();
        for (byte[] seed : Seeds.of(Parser.LINK)) {
            // A link that starts a run is another matter.
            corpus.add(new String(seed, StandardCharsets.ISO_8859_1)
                    .replace("&run=1", "")
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
        Mutations mutations = new Mutations(SEED, corpus);
        List<List<Part>> inputs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            inputs.add(List.of(new Part("link", mutations.next())));
        }
        List<String> keys = Settings.ALL.stream().map(Setting::key).toList();
        PageInput link = new PageInput(
                "let heard = false; addEventListener('hashchange', () => { heard = true; }, {once: true});"
                        + " const before = location.hash;"
                        + " location.hash = String.fromCharCode(...bytesOf(input[0].bytes));"
                        + " heard ||= location.hash === before",
                "heard",
                "[location.hash, $('#error').textContent, ..." + "['" + String.join("', '", keys)
                        + "'].map(key => $('#setting-' + key).value)]");
        try (Visit visit = site.visit("")) {
            List<Answer> answers = link.give(visit, inputs);
            int accepted = 0;
            for (Answer answer : answers) {
                Link read = Link.parse(answer.said().get(0));
                List<String> expected = new ArrayList<>();
                expected.add(
                        read.problems().isEmpty()
                                ? ""
                                : "Part of the link means nothing here and was left out. "
                                        + String.join(" ", read.problems()));
                Settings.ALL.forEach(setting -> expected.add(setting.text(read.recipe())));
                assertEquals(
                        expected,
                        answer.said().subList(1, answer.said().size()),
                        answer.said().get(0));
                accepted += read.problems().isEmpty() ? 1 : 0;
            }
            tell("Links", answers, accepted);
            visit.awaitReady();
            assertEquals("3", visit.read(Handwriting.three()));
            assertEquals(List.of(), visit.complaints());
        }
    }
}
