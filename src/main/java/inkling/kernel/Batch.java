package inkling.kernel;

/**
 * A batch of images: {@code count} rows of a sparse matrix, which an order of row numbers (a shuffle, say) names from a
 * position on. Row {@code r} of the batch is row {@code order[from + r]} of the matrix. So no batch is ever copied.
 *
 * @param rows the images, one a row
 * @param order row numbers
 * @param from position in the order of the batch's first image
 * @param count number of images
 */
public record Batch(SparseRows rows, int[] order, int from, int count) {
    /** The number in {@link #rows} of the batch's r-th image. */
    public int row(int r) {
        return order[from + r];
    }

    /** Values of an image. */
    public int width() {
        return rows.width();
    }

    /** Writes the images, zeros included, one behind the other: {@code count × width} values. */
    public void copyTo(float[] target) {
        for (int r = 0; r < count; r++) {
            rows.copyRow(row(r), target, r * width());
        }
    }
}
