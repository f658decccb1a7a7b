package inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.SparseRows;
import org.junit.jupiter.api.Test;

class ClassSummaryTest {
    private static final Dataset SET = new Dataset(
            "four", 1, 2, 3, SparseRows.of(new float[] {1, 0, 0.5f, 0.5f, 0, 1, 0, 0.5f}, 2), new byte[] {2, 0, 2, 0});

    @Test
    void countsAndMeansAreThoseCalculatedByHand() {
        ClassSummary summary = new ClassSummary(SET);
        assertFalse(summary.advance(100));
        assertEquals(2, summary.count(0));
        assertArrayEquals(new float[] {0.25f, 0.5f}, summary.mean(0));
        assertEquals(2, summary.count(2));
        assertArrayEquals(new float[] {0.5f, 0.5f}, summary.mean(2));
    }

    @Test
    void aClassWithoutImagesHasABlankMean() {
        ClassSummary summary = new ClassSummary(SET);
        summary.advance(4);
        assertEquals(0, summary.count(1));
        assertArrayEquals(new float[2], summary.mean(1));
    }

    @Test
    void slicesEndWithTheSetAndSlicedSetsCountTheirOwn() {
        ClassSummary summary = new ClassSummary(SET.slice(1, 4));
        assertTrue(summary.advance(1));
        assertTrue(summary.advance(1));
        assertFalse(summary.advance(1));
        assertEquals(1, summary.count(2));
        assertArrayEquals(new float[] {0, 1}, summary.mean(2));
    }
}
