package inkling.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private static String fault(MemoryBudget budget, long bytes) {
        return assertThrows(IllegalArgumentException.class, () -> budget.take("a.csv", bytes))
                .getMessage();
    }

    @Test
    void whatIsTakenIsGoneUntilItIsGivenBack() {
        MemoryBudget budget = new MemoryBudget(10_000_000, "take fewer");
        budget.take("a.csv", 6_000_000);
        assertEquals(
                "a.csv is too large: it needs 5 MB of memory, but there are 4 MB for it; take fewer.",
                fault(budget, 4_000_001));
        budget.take("a.csv", 4_000_000);
        assertEquals(
                "a.csv is too large: it needs 1 MB of memory, but there are 0 MB for it; take fewer.",
                fault(budget, 1));
        budget.give(1);
        budget.take("a.csv", 1);
    }

    @Test
    void oneArrayHoldsTwoGigabytesAtMost() {
        MemoryBudget budget = new MemoryBudget(1L << 40, "take fewer");
        budget.take("a.csv", Integer.MAX_VALUE - 8);
        assertEquals(
                "a.csv is too large: it needs 2148 MB of memory, but there are 2148 MB for it; take fewer.",
                fault(budget, Integer.MAX_VALUE - 7L));
    }
}
