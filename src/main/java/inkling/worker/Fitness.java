package inkling.worker;

import inkling.kernel.BackendFactory;
import inkling.protocol.report.EngineReport;
import inkling.train.SelfCheck;
import java.util.List;
import java.util.Optional;

/**
 * Whether an engine can be used in this browser.
 *
 * @param variant the fastest of its variants that comes to the known results
 * @param report what to tell the page
 */
record Fitness(Optional<BackendFactory> variant, EngineReport report) {
    /** How TeaVM marks the browser's own errors. */
    private static final String FROM_BROWSER = "(JavaScript) ";

    /**
     * Tries an engine's variants in turn.
     *
     * @param variants the fastest first
     */
    static Fitness of(List<? extends BackendFactory> variants) {
        String reason = "cannot run here: the browser does not know its instructions";
        for (BackendFactory variant : variants) {
            try {
                if (!variant.isSupported()) {
                    continue;
                }
                if (SelfCheck.passes(variant)) {
                    return new Fitness(Optional.of(variant), new EngineReport.Proven());
                }
                reason = "gives wrong results in this browser";
            } catch (RuntimeException e) {
                reason = "cannot run here: " + inItsWords(e);
            }
        }
        return new Fitness(Optional.empty(), new EngineReport.Unfit(reason));
    }

    private static String inItsWords(RuntimeException refusal) {
        String message = refusal.getMessage();
        if (message == null || message.isEmpty()) {
            return "the browser refuses it";
        }
        if (message.startsWith(FROM_BROWSER)) {
            message = message.substring(FROM_BROWSER.length());
        }
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
