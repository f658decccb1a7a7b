package inkling.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people choose from has names of its own. */
class TitlesTest {
    @Test
    void optimisersAndSchedulesAreToldApart() {
        Stream<String> optimisers = Arrays.stream(OptimizerKind.values()).map(OptimizerKind::title);
        assertEquals(OptimizerKind.values().length, optimisers.distinct().count());
        Stream<String> schedules = Arrays.stream(Schedule.values()).map(Schedule::title);
        assertEquals(Schedule.values().length, schedules.distinct().count());
    }
}
