package inkling.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {
    private static final long STEPS = 10_000;
    private static final float BASE = 2f;

    /** One rounding of a rate of at most 2 to float. */
    private static final double TOLERANCE = 2 * 0x1p-24;

    @ParameterizedTest
    @CsvSource({
        "CONSTANT,      0, 2",
        "CONSTANT,  10000, 2",
        "STEP,          0, 2",
        "STEP,       4999, 2",
        "STEP,       5000, 0.2",
        "STEP,       7499, 0.2",
        "STEP,       7500, 0.02",
        "STEP,      10000, 0.02",
        "COSINE,        0, 2",
        "COSINE,     5000, 1",
        "COSINE,    10000, 0",
        "ONE_CYCLE,     0, 0.2",
        "ONE_CYCLE,  1500, 1.1",
        "ONE_CYCLE,  3000, 2",
        "ONE_CYCLE,  6500, 1.001",
        "ONE_CYCLE, 10000, 0.002"
    })
    void theRateIsThatOfTheFormula(Schedule schedule, long step, double rate) {
        assertEquals(rate, schedule.rate(BASE, step, STEPS), TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONSTANT", "STEP", "COSINE"})
    void theRateNeverRises(Schedule schedule) {
        assertMonotonic(schedule, 0, STEPS, -1);
    }

    @Test
    void oneCycleRisesToItsPeakAndFallsFromThere() {
        assertMonotonic(Schedule.ONE_CYCLE, 0, 3000, 1);
        assertMonotonic(Schedule.ONE_CYCLE, 3000, STEPS, -1);
    }

    private static void assertMonotonic(Schedule schedule, long from, long to, int direction) {
        for (long step = from; step < to; step++) {
            float change = schedule.rate(BASE, step + 1, STEPS) - schedule.rate(BASE, step, STEPS);
            assertTrue(change * direction >= 0, schedule + " at step " + step + " changes by " + change);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CONSTANT", "COSINE", "ONE_CYCLE"})
    void theRateNeverJumps(Schedule schedule) {
        // Half a cosine over the warm-up's 30 % of the run is nowhere steeper than π / 2 / 0.3.
        double steepest = BASE * Math.PI / 2 / 0.3 / STEPS;
        for (long step = 0; step < STEPS; step++) {
            float change = schedule.rate(BASE, step + 1, STEPS) - schedule.rate(BASE, step, STEPS);
            assertTrue(Math.abs(change) <= steepest + TOLERANCE, schedule + " jumps by " + change + " at " + step);
        }
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void stepsAfterTheEndKeepTheLastRate(Schedule schedule) {
        assertEquals(schedule.rate(BASE, STEPS, STEPS), schedule.rate(BASE, 2 * STEPS, STEPS));
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void aRunOfOneStepHasARateAboveZero(Schedule schedule) {
        assertTrue(schedule.rate(BASE, 0, 1) > 0);
    }

    @ParameterizedTest
    @EnumSource(names = "ONE_CYCLE", mode = EnumSource.Mode.EXCLUDE)
    void aWarmupRisesInEqualPartsAndLeavesTheRestToTheSchedule(Schedule schedule) {
        int warmup = 4;
        double[] first = {0.5, 1, 1.5, 2};
        for (int step = 0; step < warmup; step++) {
            assertEquals(first[step], schedule.rate(BASE, step, STEPS, warmup), TOLERANCE);
        }
        for (long step = warmup; step <= STEPS; step++) {
            assertEquals(schedule.rate(BASE, step - warmup, STEPS - warmup), schedule.rate(BASE, step, STEPS, warmup));
        }
    }

    @Test
    void oneCycleHasNoOtherWarmup() {
        for (long step = 0; step <= STEPS; step++) {
            assertEquals(Schedule.ONE_CYCLE.rate(BASE, step, STEPS), Schedule.ONE_CYCLE.rate(BASE, step, STEPS, 500));
        }
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void withoutWarmupTheRatesAreTheSchedules(Schedule schedule) {
        for (long step = 0; step <= STEPS; step++) {
            assertEquals(schedule.rate(BASE, step, STEPS), schedule.rate(BASE, step, STEPS, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void aWarmupMayBeLongerThanTheRun(Schedule schedule) {
        assertTrue(schedule.rate(BASE, 9, 10, 20) > 0);
        assertTrue(schedule.rate(BASE, 20, 10, 20) > 0 || schedule == Schedule.COSINE);
    }
}
