package inkling.page.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.page.engine.EngineNote.SharedMemory;
import inkling.protocol.report.WorkerReport;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineNoteTest {
    private static final SharedMemory THERE = SharedMemory.THERE;
    private static final String WRONG = "SIMD gives wrong results in this browser; JavaScript is used instead.";

    @Test
    void saysWhatWorksWhenNothingIsMissing() {
        assertEquals("SIMD (relaxed), 2 threads.", note(Engine.AUTO, Engine.SIMD, "relaxed", 2, "", 2, THERE));
        assertEquals("JavaScript.", note(Engine.JS, Engine.JS, "scalar", 1, "", 1, THERE));
    }

    @Test
    void saysWhyThereIsOnlyOneThread() {
        assertTrue(note(Engine.AUTO, Engine.SIMD, "relaxed", 1, "", 3, SharedMemory.NOT_ISOLATED)
                .contains("not isolated"));
        assertTrue(note(Engine.AUTO, Engine.SIMD, "relaxed", 1, "", 3, SharedMemory.REFUSED)
                .contains("this browser lets no threads share memory"));
        assertTrue(note(Engine.AUTO, Engine.SIMD, "relaxed", 1, "", 3, THERE).contains("not started yet"));
        assertTrue(note(Engine.JS, Engine.JS, "scalar", 1, "", 3, THERE).contains("Only SIMD"));
    }

    @Test
    void whatTheWorkerKnowsOfMissingThreadsTakesThePlaceOfGuesses() {
        String note = note(Engine.AUTO, Engine.SIMD, "relaxed", 1, "More were tried.", 3, THERE);
        assertTrue(note.endsWith("1 thread. More were tried."), note);
        assertFalse(note.contains("not started yet"), note);
    }

    @Test
    void saysWhatTheBrowserLacks() {
        assertTrue(note(Engine.SIMD, Engine.SIMD, "strict", 1, "", 1, THERE).contains("no relaxed SIMD"));
        assertTrue(note(Engine.AUTO, Engine.JS, "scalar", 1, "", 1, THERE).contains("SIMD would be faster"));
    }

    @Test
    void saysWhyAnotherEngineWorksThanTheOneThatWasAskedFor() {
        WorkerReport.Machine machine = new WorkerReport.Machine("scalar", 1, "");
        for (Engine wished : new Engine[] {Engine.AUTO, Engine.SIMD}) {
            assertEquals(
                    "JavaScript. " + WRONG, EngineNote.of(wished, Engine.JS, Optional.of(WRONG), machine, 3, THERE));
        }
        assertEquals("JavaScript. " + WRONG, EngineNote.ofReady(Engine.JS, Optional.of(WRONG)));
        assertEquals("SIMD.", EngineNote.ofReady(Engine.SIMD, Optional.empty()));
    }

    private static String note(
            Engine wished, Engine running, String variant, int threads, String note, int asked, SharedMemory memory) {
        WorkerReport.Machine machine = new WorkerReport.Machine(variant, threads, note);
        return EngineNote.of(wished, running, Optional.empty(), machine, asked, memory);
    }
}
