package inkling.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparseRowsTest {
    @Test
    void onlyTheNonZeroEntriesAreKept() {
        SparseRows rows = SparseRows.of(new float[] {0f, 2f, 0f, 0f, 0f, 0f, 3f, 0f, 4f}, 3);
        assertEquals(3, rows.rows());
        assertEquals(3, rows.width());
        assertArrayEquals(new int[] {0, 1, 1, 3}, rows.starts());
        assertArrayEquals(new char[] {1, 0, 2}, rows.columns());
        assertArrayEquals(new float[] {2f, 3f, 4f}, rows.values());
        assertEquals(1, rows.entries(0));
        assertEquals(0, rows.entries(1));
        assertEquals(2, rows.entries(2));
    }

    @Test
    void aCopiedRowHasItsZerosAgain() {
        SparseRows rows = SparseRows.of(new float[] {0f, 2f, 5f, 0f}, 2);
        float[] target = {9f, 9f, 9f, 9f};
        rows.copyRow(1, target, 1);
        assertArrayEquals(new float[] {9f, 5f, 0f, 9f}, target);
    }

    @Test
    void aBuilderGrowsFromNothing() {
        int size = 1000;
        SparseRows.Builder builder = new SparseRows.Builder(size, 0, 0);
        for (int r = 0; r < size; r++) {
            builder.add(r, r + 1f);
            builder.add(size - 1, -1f);
            builder.endRow();
        }
        SparseRows rows = builder.build();
        assertEquals(size, rows.rows());
        assertEquals(2 * size, rows.values().length);
        for (int r = 0; r < size; r++) {
            assertEquals(2, rows.entries(r));
            assertEquals(r, rows.columns()[2 * r]);
            assertEquals(r + 1f, rows.values()[2 * r]);
        }
    }

    @Test
    void aBuilderGoesOnAfterItsRowsWereTaken() {
        SparseRows.Builder builder = new SparseRows.Builder(2, 1, 1);
        builder.add(0, 1f);
        builder.endRow();
        SparseRows before = builder.build();
        builder.add(1, 2f);
        builder.endRow();
        assertEquals(1, before.rows());
        assertEquals(1, before.values().length);
        assertEquals(2, builder.build().rows());
    }

    @Test
    void theWidestRowReachesTheLastColumnOfAChar() {
        SparseRows.Builder builder = new SparseRows.Builder(SparseRows.MAX_WIDTH, 1, 1);
        builder.add(SparseRows.MAX_WIDTH - 1, 1f);
        builder.endRow();
        assertEquals(SparseRows.MAX_WIDTH - 1, builder.build().columns()[0]);
    }

    @Test
    void noRowsAreAMatrixToo() {
        SparseRows rows = SparseRows.of(new float[0], 5);
        assertEquals(0, rows.rows());
        assertArrayEquals(new int[] {0}, rows.starts());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, SparseRows.MAX_WIDTH + 1})
    void aWidthOutOfRangeIsNamed(int width) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new SparseRows.Builder(width, 1, 1));
        assertEquals("Rows are 1 to 65536 wide, not " + width + ".", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"5, 2", "5, 0", "4, -2"})
    void aMatrixThatCannotBeCutIntoRowsIsNamed(int length, int width) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> SparseRows.of(new float[length], width));
        assertEquals("A matrix of " + length + " values cannot be cut into rows of " + width + ".", e.getMessage());
    }
}
