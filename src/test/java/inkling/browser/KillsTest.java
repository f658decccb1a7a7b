package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.Thorough;
import inkling.browser.MortalBrowser.Death;
import inkling.train.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs that are ended at random moments, in every way in which a visit may end: each goes on from a checkpoint that is
 * whole and not older than the last one that was written, and in the end is, to the last bit, what it is in peace. How
 * often is said by {@code -Dkills=200}, at which moments by {@code -Dkills.seed=2}, in which browser alone by
 * {@code -Dkills.browser=FIREFOX}.
 */
@Thorough
class KillsTest {
    private static final int KILLS = Integer.getInteger("kills", 0);
    private static final String ONLY = System.getProperty("kills.browser", "");
    private static final int SEED = Integer.getInteger("kills.seed", 1);

    /** Longer than the first checkpoint takes to come. */
    private static final int LONGEST_LIFE_MS = 2_500;

    private static final int EPOCHS = Integer.getInteger("kills.epochs", KILLS > 0 ? 900 : 150);

    private static final String SETTINGS =
            "recipe=adam&data=own&layers=16-bn&batch=64&dropout=0.2&averaging=100&threads=1&epochs=" + EPOCHS;

    private static final String OFFERED = "!document.querySelector('#kept').hidden";
    private static final String GOES = "['training', 'done'].includes(document.querySelector('#run').dataset.state)";

    private static final int SIDE = 12;
    private static final int PICTURES = 3_000;

    @TempDir
    Path profile;

    @TempDir
    Path files;

    /** What was kept when the last visit ended; nothing before the first checkpoint. */
    private Optional<byte[]> last = Optional.empty();

    private byte[] inPeace = {};

    /** Runs that were over when they were ended. */
    private int over;

    private final List<String> story = new ArrayList<>();

    @ParameterizedTest(name = "{0}")
    @CsvSource({"CHROMIUM, 4", "FIREFOX, 1", "WEBKIT, 1"})
    void aRunThatIsKilledAtAnyMomentGoesOnAsIfItHadNotBeen(EveryBrowser browser, int usual) {
        assumeTrue(ONLY.isEmpty() || ONLY.contains(browser.name()), "Only in " + ONLY + " runs are to be killed.");
        int kills = KILLS > 0 ? KILLS : usual;
        Map<Death, Integer> counts = new TreeMap<>();
        int continued = 0;
        try (MortalBrowser mortal = browser.openMortal(profile)) {
            Path data = Files.writeString(files.resolve("stripes.csv"), stripes());
            open(mortal.tab());
            begin(mortal.tab(), "train", data);
            inPeace = end(mortal.tab());
            mortal.tab().press("reset");
            List<Death> deaths = mortal.deaths();
            Random random = new Random(SEED);
            for (int kill = 0; kill < kills; kill++) {
                Death death = deaths.get((kill + SEED) % deaths.size());
                continued += goOn(mortal.tab(), data) ? 1 : 0;
                if (random.nextInt(8) > 0) {
                    mortal.tab().awaitTrue(GOES);
                }
                live(mortal.tab(), random.nextInt(LONGEST_LIFE_MS));
                last = KeptInBrowser.bytes(mortal.tab());
                assertEquals(List.of(), mortal.tab().complaints());
                mortal.end(death);
                counts.merge(death, 1, Integer::sum);
                story.add(death + " after " + last.map(KillsTest::place).orElse("nothing"));
                if (death == Death.WORKER) {
                    mortal.tab().awaitReady();
                } else {
                    open(mortal.tab());
                }
            }
            goOn(mortal.tab(), data);
            assertArrayEquals(inPeace, end(mortal.tab()), this::told);
        } catch (RuntimeException | IOException e) {
            throw new AssertionError(told(), e);
        }
        System.out.printf(
                "%s: killed %s; %d times a run went on; %d were over, each as in peace%n",
                browser, counts, continued, over);
    }

    /** Begins or goes on; a tab in which the data have not been opened yet asks for them. */
    private static void begin(Tab tab, String button, Path data) {
        boolean opened = tab.data("own-data-note", "state").equals("opened");
        if (!opened && button.equals("train")) {
            tab.choose("#open-data", data);
            tab.awaitTrue("document.querySelector('#own-data-note').dataset.state === 'opened'");
        }
        tab.press(button);
        if (!opened && button.equals("continue")) {
            tab.awaitTrue("document.querySelector('#status').textContent.includes('files of your own')");
            tab.choose("#open-data", data);
        }
    }

    /** Pictures of ten classes, each with a stripe at another place, in noise; a label and its pixels a line. */
    private static String stripes() {
        Random random = new Random(5);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < PICTURES; i++) {
            int label = random.nextInt(10);
            lines.append(label);
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                boolean stripe = pixel / SIDE == label + 1;
                lines.append(',').append(random.nextInt(4) > 0 ? 0 : stripe ? 255 : random.nextInt(200));
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private String told() {
        return String.join("\n", story);
    }

    private static String place(byte[] checkpoint) {
        Checkpoint.Description there = KeptInBrowser.description(checkpoint);
        return there.done() ? "the end" : "epoch " + there.epoch() + ", batch " + there.batches();
    }

    private static void open(Tab tab) {
        tab.open(Site.built().url() + "#" + SETTINGS);
        tab.awaitReady();
        MortalBrowser.watchWorker(tab);
    }

    private static void live(Tab tab, int ms) {
        tab.evaluate("new Promise(resolve => setTimeout(() => resolve(true), " + ms + "))");
    }

    /** What is kept of a run when it is over. */
    private static byte[] end(Tab tab) {
        tab.awaitState("done");
        Optional<byte[]> kept = KeptInBrowser.bytes(tab);
        for (int look = 0; look < 100 && !kept.map(KillsTest::isDone).orElse(false); look++) {
            live(tab, 50);
            kept = KeptInBrowser.bytes(tab);
        }
        return kept.orElseThrow();
    }

    private static boolean isDone(byte[] checkpoint) {
        return KeptInBrowser.description(checkpoint).done();
    }

    /** Goes on with what is kept, or begins a run where none is, or it is over; returns whether one goes on. */
    private boolean goOn(Tab tab, Path data) {
        Optional<byte[]> kept = KeptInBrowser.bytes(tab);
        last.ifPresent(before -> assertNotOlder(kept, before));
        if (kept.isEmpty()) {
            begin(tab, "train", data);
            return false;
        }
        tab.awaitTrue(OFFERED);
        Checkpoint.Description there = KeptInBrowser.description(kept.get());
        if (!there.done()) {
            assertEquals("Go on with the run of adam, epoch " + there.epoch() + " of " + EPOCHS, tab.text("continue"));
            begin(tab, "continue", data);
            return true;
        }
        assertArrayEquals(inPeace, kept.get(), this::told);
        assertTrue(tab.text("continue").startsWith("Take back"), tab.text("continue"));
        over++;
        last = Optional.empty();
        tab.press("forget-run");
        for (int look = 0; look < 100 && Arrays.equals(KeptInBrowser.bytes(tab).orElse(null), kept.get()); look++) {
            live(tab, 50);
        }
        return goOn(tab, data);
    }

    private void assertNotOlder(Optional<byte[]> kept, byte[] before) {
        assertTrue(kept.isPresent(), () -> "nothing is kept any more\n" + told());
        Checkpoint.Description now = KeptInBrowser.description(kept.get());
        Checkpoint.Description then = KeptInBrowser.description(before);
        boolean older = now.epoch() < then.epoch() || (now.epoch() == then.epoch() && now.batches() < then.batches());
        assertTrue(!older || now.done(), () -> now + " is older\n" + told());
    }
}
