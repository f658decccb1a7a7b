package inkling;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Begins a long test only while there is time. */
final class TimeBudget implements ExecutionCondition {
    private static final Duration BUDGET = Duration.ofMinutes(Integer.getInteger("tests.minutes", 12));

    /** When Maven began; a test that is run without it has all the time. */
    private static final String BEGAN = System.getProperty("tests.began", "");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        // What has begun is ended: only a class is asked.
        boolean late = context.getTestMethod().isEmpty()
                && !BEGAN.isEmpty()
                && Instant.now().isAfter(Instant.parse(BEGAN).plus(BUDGET));
        return late
                ? ConditionEvaluationResult.disabled("All tests have taken more than " + BUDGET.toMinutes()
                        + " minutes before it; run it by itself, or with -Dtests.minutes=60.")
                : ConditionEvaluationResult.enabled("There is time.");
    }
}
