package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many runs in one visit, in each browser: no press of a button is lost, and memory does not grow. How many is said by
 * {@code -Dcycles=500} and {@code -Druns=50}. Alone, since memory is that of all processes that a visit has begun.
 */
@Thorough
@Isolated
class EnduranceTest {
    private static final int CYCLES = Integer.getInteger("cycles", 2);
    private static final int RUNS = Integer.getInteger("runs", 3);

    /** Before this, caches and code still grow. */
    private static final int WARM_UP = 2;

    /** A run that is kept for good costs 64 MB; collectors of garbage may take their time over so much. */
    private static final double ROOM_MB = 200;

    private static final String SMALL = "data=synthetic&layers=16&epochs=";

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"CHROMIUM", "FIREFOX", "WEBKIT"})
    void noPressOfAButtonIsLostAndNoRunKept(EveryBrowser browser) {
        Set<Long> others = processes();
        try (Tab tab = browser.open()) {
            tab.open(Site.built().url() + "#" + SMALL + 2000);
            tab.awaitReady();
            for (int i = 0; i < CYCLES; i++) {
                cycle(tab);
            }
            tab.open(Site.built().url() + "#" + SMALL + 1);
            double before = 0;
            for (int i = 0; i < WARM_UP + RUNS; i++) {
                if (i == WARM_UP) {
                    before = megabytes(others);
                }
                tab.press("train");
                tab.awaitTrue("document.querySelector('#run').dataset.state === 'done'");
                tab.press("reset");
                tab.awaitState("idle");
            }
            double after = megabytes(others);
            System.out.printf(
                    "%s: %d cycles, %d runs, %.0f MB before, %.0f MB after%n", browser, CYCLES, RUNS, before, after);
            assertTrue(after - before < ROOM_MB, before + " MB became " + after);
            assertEquals(List.of(), tab.complaints());
        }
    }

    /** Pause, step, resume, reset, each as soon as its button can be pressed. */
    private static void cycle(Tab tab) {
        tab.press("train");
        tab.awaitState("training");
        tab.press("pause");
        tab.awaitState("paused");
        tab.stepOneBatch();
        tab.press("pause");
        tab.awaitState("training");
        tab.press("reset");
        tab.awaitState("idle");
    }

    private static Set<Long> processes() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    /** The memory of the processes that were begun since, each page of several counted once; 0 where nobody tells. */
    private static double megabytes(Set<Long> others) {
        return processes().stream()
                .filter(process -> !others.contains(process))
                .mapToDouble(EnduranceTest::megabytes)
                .sum();
    }

    private static double megabytes(long process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/smaps_rollup")).stream()
                            .filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (IOException notLinuxOrGone) {
            return 0;
        }
    }
}
