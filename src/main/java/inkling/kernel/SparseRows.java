package inkling.kernel;

import java.util.Arrays;

/**
 * Rows of a matrix of which only the non-zero entries are kept (compressed sparse rows).
 *
 * <p>An MNIST image has about 150 of its 784 pixels set, so the product of the images with the first layer's weights
 * costs a fifth of the dense one. Row {@code r} owns the entries from {@code starts[r]} up to {@code starts[r + 1]} of
 * {@code columns} and {@code values}; its columns ascend. The arrays are shared with the kernels and must not be
 * changed by callers; those of a {@link RowBuffer} change with it.
 *
 * @param rows number of rows
 * @param width number of columns of the matrix, at most {@link #MAX_WIDTH}
 * @param starts {@code rows + 1} offsets
 * @param columns the column of each entry; {@code char} is Java's unsigned 16-bit integer, half the memory of an int
 * @param values the value of each entry
 */
public record SparseRows(int rows, int width, int[] starts, char[] columns, float[] values) {
    /** The widest row that a 16-bit column can address. */
    public static final int MAX_WIDTH = 1 << 16;

    /** Number of stored entries of a row. */
    public int entries(int row) {
        return starts[row + 1] - starts[row];
    }

    /** Writes a row, zeros included, to {@code target[offset .. offset + width)}. */
    public void copyRow(int row, float[] target, int offset) {
        Arrays.fill(target, offset, offset + width, 0f);
        for (int e = starts[row]; e < starts[row + 1]; e++) {
            target[offset + columns[e]] = values[e];
        }
    }

    /**
     * Builds the rows of a dense row-major matrix.
     *
     * @param dense {@code rows * width} values
     */
    public static SparseRows of(float[] dense, int width) {
        if (width < 1 || dense.length % width != 0) {
            throw new IllegalArgumentException(
                    "A matrix of " + dense.length + " values cannot be cut into rows of " + width + ".");
        }
        Builder builder = new Builder(width, dense.length / width, dense.length);
        for (int from = 0; from < dense.length; from += width) {
            builder.addRow(dense, from);
        }
        return builder.build();
    }

    /**
     * A batch of images: {@code count} rows of a sparse matrix, named by consecutive entries of a list of row numbers (a
     * shuffle, for instance). Row {@code r} of the batch is row {@code order[from + r]} of the matrix, so that no batch is
     * ever copied.
     *
     * @param rows the images, one a row
     * @param order row numbers
     * @param from position of the batch's first image in the order
     * @param count number of images
     */
    public record Batch(SparseRows rows, int[] order, int from, int count) {
        /** All rows as they stand, in Java's heap. */
        public static Batch of(SparseRows rows) {
            return new Batch(rows, Memory.HEAP.rowNumbers(rows.rows()), 0, rows.rows());
        }

        /** The number in {@link #rows} of the batch's r-th image. */
        public int row(int r) {
            return order[from + r];
        }

        /** Values of an image. */
        public int width() {
            return rows.width();
        }

        /** Writes the images, zeros included, one after the other: {@code count × width} values. */
        public void copyTo(float[] target) {
            for (int r = 0; r < count; r++) {
                rows.copyRow(row(r), target, r * width());
            }
        }
    }

    /** Collects rows one entry at a time; grows as needed. */
    public static final class Builder {
        private final int width;
        private int[] starts;
        private char[] columns;
        private float[] values;
        private int rows;
        private int size;

        /**
         * @param width number of columns, 1 to {@link #MAX_WIDTH}
         * @param expectedRows a guess at the number of rows
         * @param expectedEntries a guess at the number of non-zero entries
         */
        public Builder(int width, int expectedRows, int expectedEntries) {
            if (width < 1 || width > MAX_WIDTH) {
                throw new IllegalArgumentException("Rows are 1 to " + MAX_WIDTH + " wide, not " + width + ".");
            }
            this.width = width;
            starts = new int[expectedRows + 1];
            columns = new char[Math.max(16, expectedEntries)];
            values = new float[columns.length];
        }

        /** Adds an entry to the current row; zeros are skipped. Columns of a row are added in ascending order. */
        public void add(int column, float value) {
            if (value == 0f) {
                return;
            }
            if (size == values.length) {
                columns = Arrays.copyOf(columns, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            columns[size] = (char) column;
            values[size++] = value;
        }

        /** Ends the current row. */
        public void endRow() {
            if (++rows == starts.length) {
                starts = Arrays.copyOf(starts, 2 * rows);
            }
            starts[rows] = size;
        }

        /** Adds the row {@code dense[from .. from + width)}. */
        public void addRow(float[] dense, int from) {
            for (int j = 0; j < width; j++) {
                add(j, dense[from + j]);
            }
            endRow();
        }

        /** Adds a row of others of the same width. */
        public void addRow(SparseRows source, int row) {
            for (int e = source.starts()[row]; e < source.starts()[row + 1]; e++) {
                add(source.columns()[e], source.values()[e]);
            }
            endRow();
        }

        /** The rows so far. */
        public SparseRows build() {
            return new SparseRows(
                    rows,
                    width,
                    Arrays.copyOf(starts, rows + 1),
                    Arrays.copyOf(columns, size),
                    Arrays.copyOf(values, size));
        }
    }
}
