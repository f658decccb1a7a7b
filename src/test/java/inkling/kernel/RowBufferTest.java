package inkling.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RowBufferTest {
    private static float[] row(RowBuffer buffer, int row) {
        float[] values = new float[buffer.rows().width()];
        buffer.rows().copyRow(row, values, 0);
        return values;
    }

    @Test
    void rowsAreAddedOneAfterTheOther() {
        RowBuffer buffer = new RowBuffer(3, 4, Memory.HEAP);
        buffer.add(1, 0.5f);
        buffer.add(3, 1f);
        buffer.endRow();
        buffer.endRow();
        buffer.copy(SparseRows.of(new float[] {9f, 9f, 9f, 9f, 0f, 2f, 3f, 0f}, 4), 1);
        assertEquals(3, buffer.filled());
        assertArrayEquals(new float[] {0f, 0.5f, 0f, 1f}, row(buffer, 0));
        assertArrayEquals(new float[4], row(buffer, 1));
        assertArrayEquals(new float[] {0f, 2f, 3f, 0f}, row(buffer, 2));
        assertArrayEquals(new int[] {0, 1, 2}, buffer.batch().order());
    }

    @Test
    void aClearedBufferBeginsAnew() {
        RowBuffer buffer = new RowBuffer(2, 2, Memory.HEAP);
        buffer.copy(SparseRows.of(new float[] {1f, 2f}, 2), 0);
        buffer.clear();
        assertEquals(0, buffer.filled());
        buffer.copy(SparseRows.of(new float[] {0f, 3f}, 2), 0);
        assertArrayEquals(new float[] {0f, 3f}, row(buffer, 0));
    }

    @Test
    void thereIsRoomForRowsWithoutAZero() {
        RowBuffer buffer = new RowBuffer(2, 3, Memory.HEAP);
        SparseRows full = SparseRows.of(new float[] {1f, 2f, 3f}, 3);
        buffer.copy(full, 0);
        buffer.copy(full, 0);
        assertArrayEquals(row(buffer, 0), row(buffer, 1));
    }
}
