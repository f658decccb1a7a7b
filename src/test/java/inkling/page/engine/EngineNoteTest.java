package inkling.page.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.protocol.WorkerReport;
import org.junit.jupiter.api.Test;

class EngineNoteTest {
    private static final boolean ISOLATED = true;

    @Test
    void saysWhatWorksWhenNothingIsMissing() {
        assertEquals("SIMD (relaxed), 2 threads.", note(Engine.AUTO, Engine.SIMD, "relaxed", 2, 2, ISOLATED));
        assertEquals("JavaScript.", note(Engine.JS, Engine.JS, "scalar", 1, 1, ISOLATED));
    }

    @Test
    void saysWhyThereIsOnlyOneThread() {
        assertTrue(note(Engine.AUTO, Engine.SIMD, "relaxed", 1, 3, !ISOLATED).contains("not isolated"));
        assertTrue(note(Engine.AUTO, Engine.SIMD, "relaxed", 1, 3, ISOLATED).contains("not started yet"));
        assertTrue(note(Engine.JS, Engine.JS, "scalar", 1, 3, ISOLATED).contains("Only SIMD"));
    }

    @Test
    void saysWhatTheBrowserLacks() {
        assertTrue(note(Engine.SIMD, Engine.SIMD, "strict", 1, 1, ISOLATED).contains("no relaxed SIMD"));
        assertTrue(note(Engine.AUTO, Engine.JS, "scalar", 1, 1, ISOLATED).contains("SIMD would be faster"));
    }

    private static String note(
            Engine wished, Engine running, String variant, int threads, int asked, boolean canShare) {
        return EngineNote.of(wished, running, new WorkerReport.Machine(variant, threads), asked, canShare);
    }
}
