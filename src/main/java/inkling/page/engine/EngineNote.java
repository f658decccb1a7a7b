package inkling.page.engine;

import inkling.protocol.WorkerReport;
import inkling.text.Numbers;
import java.util.Locale;

/** Says in a sentence or two what does the arithmetic, and why nothing faster does. */
public final class EngineNote {
    private static final String STRICT = "strict";

    private EngineNote() {}

    /**
     * During a run.
     *
     * @param asked for so many threads
     * @param canShare whether the browser lets threads share memory
     */
    public static String of(Engine wished, Engine running, WorkerReport.Machine machine, int asked, boolean canShare) {
        StringBuilder note = new StringBuilder(running.title());
        if (running != Engine.SIMD) {
            note.append('.');
            if (wished == Engine.AUTO) {
                note.append(" SIMD would be faster, but this browser cannot run it.");
            } else if (asked > 1) {
                note.append(" Only SIMD works with several threads.");
            }
            return note.toString();
        }
        note.append(" (").append(machine.variant().toLowerCase(Locale.ROOT)).append("), ");
        note.append(Numbers.count(machine.threads(), "thread")).append('.');
        if (machine.variant().equals(STRICT)) {
            note.append(" This browser has no relaxed SIMD, which would be faster.");
        }
        if (asked > machine.threads()) {
            note.append(
                    canShare
                            ? " The other threads have not started yet."
                            : " More threads would be faster, but the page is not isolated from other origins, so that"
                                    + " browsers let it share no memory. Reloading it once may help.");
        }
        return note.toString();
    }
}
