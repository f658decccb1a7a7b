package inkling.page.engine;

import inkling.protocol.report.WorkerReport;
import inkling.text.Numbers;
import java.util.Locale;
import java.util.Optional;

/** Says in a sentence or two what does the arithmetic, and why nothing faster does. */
public final class EngineNote {
    private static final String STRICT = "strict";

    /** Whether threads can work on the same memory. */
    public enum SharedMemory {
        THERE,
        /** The page's headers are missing, so that the browser does not set it apart from other pages. */
        NOT_ISOLATED,
        /** The page is set apart, and the browser shares no memory all the same. */
        REFUSED
    }

    private EngineNote() {}

    /**
     * Before the first run.
     *
     * @param fallback why it is not the engine that was to run, in a sentence
     */
    public static String ofReady(Engine running, Optional<String> fallback) {
        return running.title() + "." + fallback.map(sentence -> " " + sentence).orElse("");
    }

    /**
     * During a run.
     *
     * @param fallback why it is not the engine that was to run, in a sentence
     * @param asked for so many threads
     */
    public static String of(
            Engine wished,
            Engine running,
            Optional<String> fallback,
            WorkerReport.Machine machine,
            int asked,
            SharedMemory memory) {
        return running == Engine.SIMD
                ? simd(machine, asked, memory)
                : ofReady(running, fallback) + (fallback.isPresent() ? "" : why(wished, asked));
    }

    private static String why(Engine wished, int asked) {
        if (wished == Engine.AUTO) {
            return " SIMD would be faster, but this browser cannot run it.";
        }
        return asked > 1 ? " Only SIMD works with several threads." : "";
    }

    private static String simd(WorkerReport.Machine machine, int asked, SharedMemory memory) {
        StringBuilder note = new StringBuilder(Engine.SIMD.title());
        note.append(" (").append(machine.variant().toLowerCase(Locale.ROOT)).append("), ");
        note.append(Numbers.count(machine.threads(), "thread")).append('.');
        if (machine.variant().equals(STRICT)) {
            note.append(" This browser has no relaxed SIMD, which would be faster.");
        }
        if (!machine.note().isEmpty()) {
            note.append(' ').append(machine.note());
        } else if (asked > machine.threads()) {
            note.append(' ').append(missing(memory));
        }
        return note.toString();
    }

    private static String missing(SharedMemory memory) {
        return switch (memory) {
            case THERE -> "The other threads have not started yet.";
            case NOT_ISOLATED ->
                "More threads would be faster, but the page is not isolated from other origins, so that browsers let"
                        + " it share no memory. Reloading it once may help.";
            case REFUSED -> "More threads would be faster, but this browser lets no threads share memory.";
        };
    }
}
