package inkling;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Begins a long test only while there is time. */
public final class TimeBudget implements ExecutionCondition {
    private static final Duration BUDGET = Duration.ofMinutes(Integer.getInteger("tests.minutes", 12));

    /** When Maven began; a test that is run without it has all the time. */
    private static final String BEGAN = System.getProperty("tests.began", "");

    private static final String TOO_LATE = "All tests have taken more than " + BUDGET.toMinutes()
            + " minutes before it; run it by itself, or with -Dtests.minutes=60.";

    private static boolean isOver() {
        return !BEGAN.isEmpty() && Instant.now().isAfter(Instant.parse(BEGAN).plus(BUDGET));
    }

    /** Skips the rest of a test that has little left to show when the time is over. */
    public static void assumeTime() {
        Assumptions.assumeFalse(isOver(), TOO_LATE);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        // What has begun is ended: only a class is asked.
        return context.getTestMethod().isEmpty() && isOver()
                ? ConditionEvaluationResult.disabled(TOO_LATE)
                : ConditionEvaluationResult.enabled("There is time.");
    }
}
