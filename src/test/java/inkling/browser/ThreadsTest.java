package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.Thorough;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training with helper threads in the built page: the same figures with any number, and what happens without them. */
@Thorough
class ThreadsTest {
    private static final String RUN = "data=synthetic&epochs=1&batch=128&engine=simd&threads=";

    /** What a helper does before the memory's words: see ParallelFor. */
    private static final String JOIN =
            "onmessage = ({ data: { memory } }) => {" + " Atomics.add(new Int32Array(memory.buffer), 192 / 4, 1);";

    private static final Site site = Site.built();
    private static List<String> alone;

    @BeforeAll
    static void trainAlone() {
        alone = figures(site, 1);
    }

    @Test
    void anyNumberOfThreadsComesToTheSameFiguresDigitForDigit() {
        assertEquals(alone, figures(site, 2));
        assertEquals(alone, figures(site, 3));
    }

    @Test
    void thePageSaysHowManyThreadsAreAtWork() {
        try (Visit visit = site.visit(RUN + "2&epochs=500&run=1")) {
            visit.awaitTrue("document.documentElement.dataset.threads === '2'");
            assertTrue(visit.text("machine").contains("2 threads"), visit.text("machine"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void withoutIsolationOneThreadTrainsAndThePageSaysWhy() {
        try (Visit visit = site.visitNotIsolated(RUN + "2&run=1")) {
            visit.awaitState("done");
            assertEquals(alone, figures(visit));
            assertTrue(visit.text("machine").contains("1 thread."), visit.text("machine"));
            assertTrue(visit.text("machine").contains("not isolated"), visit.text("machine"));
        }
    }

    @Test
    void helpersThatDieBetweenJobsOrNeverComeCostNothingButSpeed(@TempDir Path directory) {
        for (String script : List.of(JOIN + " close(); };", "throw new Error('no helper');", "syntax error")) {
            try (Site crippled = siteWithHelper(directory.resolve("site" + script.length()), script)) {
                assertEquals(alone, figures(crippled, 2), script);
            }
        }
    }

    @Test
    void aHelperThatDiesInTheMiddleOfItsWorkEndsTheRunInASentence(@TempDir Path directory) {
        // Takes a piece of work, as helpers do, and is gone.
        String script = JOIN + " const words = new BigInt64Array(memory.buffer, 0, 1);"
                + " for (;;) { const word = Atomics.load(words, 0); const free = word & 0xffffffffn;"
                + " if (free && Atomics.compareExchange(words, 0, word, word ^ (free & -free)) === word) break; }"
                + " close(); };";
        try (Site crippled = siteWithHelper(directory.resolve("site"), script);
                Visit visit = crippled.visit(RUN + "2&epochs=500&run=1")) {
            visit.awaitState("failed");
            assertTrue(visit.text("error").contains("A helper thread stopped"), visit.text("error"));
            assertEquals("3", visit.read(Handwriting.three()), "the shipped network still answers");
        }
    }

    private static List<String> figures(Site site, int threads) {
        try (Visit visit = site.visit(RUN + threads + "&run=1")) {
            visit.awaitState("done");
            return figures(visit);
        }
    }

    private static List<String> figures(Visit visit) {
        return Stream.of("train-loss", "validation-loss", "validation-accuracy", "test-accuracy")
                .map(id -> id + " " + visit.at(id).getAttribute("data-value"))
                .toList();
    }

    /** The built site with another script for its helpers. */
    private static Site siteWithHelper(Path directory, String script) {
        Site.copyWithoutData(directory);
        try {
            Files.writeString(directory.resolve("helper.js"), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Site.open(directory);
    }
}
