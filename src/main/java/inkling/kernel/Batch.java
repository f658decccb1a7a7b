package inkling.kernel;

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
