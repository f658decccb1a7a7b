package inkling.train.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The machine is timed by whatever clock it is given. */
class CalibrationTest {
    @Test
    void everyOperationIsTimedInLessThanHalfASecond() {
        // Each look at the clock is 0.7 milliseconds after the last.
        AtomicLong looks = new AtomicLong();
        Calibration calibration = new Calibration(Backend.plain(), () -> 0.7 * looks.incrementAndGet());
        while (calibration.advance()) {
            // Each call times a little more.
        }
        assertTrue(0.7 * looks.get() < 500, looks + " looks");
        for (Operation operation : Operation.values()) {
            double cost = calibration.costs().of(operation);
            assertTrue(cost > 0 && cost != operation.usualNanoseconds(), operation + " " + cost);
        }
    }

    @Test
    void whatIsNotTimedTakesItsUsualTime() {
        assertEquals(Operation.DRAWING.usualNanoseconds(), Costs.USUAL.of(Operation.DRAWING));
    }

    @Test
    void itsMemoryCanBePlanned() {
        BackendFactory.plain(bytes -> assertTrue(bytes > 1_000_000 && bytes < 20_000_000, bytes + " bytes"))
                .create(1, plan -> new Calibration(plan, () -> 0));
    }
}
