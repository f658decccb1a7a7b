package inkling.lab.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inkling.lab.runs.kept.KeptRun;
import inkling.lab.runs.kept.SampleRuns;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnTest {
    private static final KeptRun FAST = SampleRuns.done("1-fast", 1000, 1, 0.9, 0.95);
    private static final KeptRun SLOW = SampleRuns.done("2-Slow", 1000, 100, 0.9, 0.97, 0.96);
    private static final KeptRun BEGUN = SampleRuns.begun("3", "a new one");

    private static List<String> names(Column column, boolean descending) {
        return column.sorted(List.of(FAST, SLOW, BEGUN), descending).stream()
                .map(KeptRun::name)
                .toList();
    }

    @Test
    void figuresAreSortedByValueAndUnknownOnesComeLast() {
        assertEquals(List.of("2-Slow", "1-fast", "a new one"), names(Column.VALIDATION, true));
        assertEquals(List.of("1-fast", "2-Slow", "a new one"), names(Column.VALIDATION, false));
        assertEquals(List.of("1-fast", "2-Slow", "a new one"), names(Column.TIME, false));
        assertEquals(List.of("1-fast", "2-Slow", "a new one"), names(Column.PACE, true));
    }

    @Test
    void namesAreSortedWithoutRegardToCapitals() {
        assertEquals(List.of("1-fast", "2-Slow", "a new one"), names(Column.NAME, false));
        assertEquals(List.of("a new one", "2-Slow", "1-fast"), names(Column.NAME, true));
    }

    @Test
    void theNewestIsOnTopWhereTheBeginningCounts() {
        assertEquals(List.of("a new one", "2-Slow", "1-fast"), names(Column.BEGUN, true));
    }

    @Test
    void figuresHaveTheirUnits() {
        assertEquals("95.00\u00a0%", Column.VALIDATION.text(FAST));
        assertEquals("2.0\u00a0s", Column.TIME.text(FAST));
        assertEquals("5\u00a0min 0\u00a0s".replace(' ', '\u00a0'), Column.TIME.text(SLOW));
        assertEquals("1,000", Column.PACE.text(FAST));
        assertEquals("ReLU and softmax", Column.RECIPE.text(FAST));
    }

    @ParameterizedTest
    @EnumSource(
            value = Column.class,
            names = {"VALIDATION", "TEST", "EPOCHS", "TIME", "PACE"})
    void whatIsNotKnownIsADash(Column column) {
        assertEquals("–", column.text(BEGUN));
    }
}
