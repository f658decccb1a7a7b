package inkling.kernel;

import inkling.kernel.SparseRows.Batch;

/**
 * Room for some sparse rows in the kernels' memory, filled anew for each micro-batch: pictures that are made as
 * training goes along. It grows at no time, and filling it allocates nothing.
 */
public final class RowBuffer {
    private final SparseRows rows;
    private final int[] order;
    private int filled;
    private int size;

    /**
     * An empty buffer.
     *
     * @param capacity the most rows
     * @param width columns of a row, 1 to {@link SparseRows#MAX_WIDTH}
     */
    public RowBuffer(int capacity, int width, Memory memory) {
        // One entry more than the rows can have, for whoever writes first and counts afterwards.
        rows = memory.allocateRows(capacity, width, capacity * width + 1);
        order = memory.rowNumbers(capacity);
    }

    /** Takes all rows out. */
    public void clear() {
        filled = 0;
        size = 0;
    }

    /** Makes a row, zeros included, the only one. */
    public void set(float[] row) {
        clear();
        for (int i = 0; i < row.length; i++) {
            if (row[i] != 0f) {
                add(i, row[i]);
            }
        }
        endRow();
    }

    /** Adds an entry to the row in the making. Columns ascend; a row has at most {@code width} entries. */
    public void add(int column, float value) {
        rows.columns()[size] = (char) column;
        rows.values()[size++] = value;
    }

    /** Number of entries so far, those of the row in the making included. */
    public int entries() {
        return size;
    }

    /**
     * Takes so many entries as added, which were written to the arrays of {@link #rows}: for loops that a call for
     * each entry would slow down. There is room for one more than all rows can have.
     */
    public void entries(int count) {
        size = count;
    }

    /** Ends the row in the making; the buffer must not be full. */
    public void endRow() {
        rows.starts()[++filled] = size;
    }

    /** Adds a row as it is. */
    public void copy(SparseRows source, int row) {
        for (int e = source.starts()[row]; e < source.starts()[row + 1]; e++) {
            add(source.columns()[e], source.values()[e]);
        }
        endRow();
    }

    /** Number of finished rows. */
    public int filled() {
        return filled;
    }

    /** The rows; those that are not {@link #filled} hold whatever they held. They change with the buffer. */
    public SparseRows rows() {
        return rows;
    }

    /** All finished rows, in the order in which they were added. */
    public Batch batch() {
        return new Batch(rows, order, 0, filled);
    }
}
