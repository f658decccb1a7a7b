package inkling.kernel;

import java.util.Arrays;

/**
 * Sparse products with eight sums at a time, for browsers, whose compilers use no vector instructions: the sums stay in
 * local variables while the loop goes over a row's entries, and eight columns of the second factor are interleaved.
 */
public abstract class EightSums implements SparseProduct {
    /** Columns that are interleaved. */
    protected static final int WIDTH = 8;

    private final float[] edge = new float[WIDTH];

    /**
     * Packs some columns of the second factor, by which the next rows are multiplied.
     *
     * @param w {@code k × n}, row by row
     * @param first the first of the columns
     * @param width how many there are, 1 to 8
     */
    protected abstract void pack(float[] w, int first, int width, int k, int n);

    /**
     * Adds the product of a row and all eight columns to {@code y[at .. at + 8)}; columns that were not packed may add
     * anything.
     *
     * @param from the row's first entry
     * @param to the entry after its last
     */
    protected abstract void addRow(int[] columns, float[] values, int from, int to, float[] y, int at);

    @Override
    public void add(int[] starts, int[] columns, float[] values, int rows, float[] w, int k, float[] y, int n) {
        for (int j = 0; j < n; j += WIDTH) {
            int width = Math.min(WIDTH, n - j);
            pack(w, j, width, k, n);
            for (int r = 0; r < rows; r++) {
                int e = starts[r];
                int end = starts[r + 1];
                if (e == end) {
                    continue;
                }
                if (width == WIDTH) {
                    addRow(columns, values, e, end, y, r * n + j);
                } else {
                    Arrays.fill(edge, 0f);
                    addRow(columns, values, e, end, edge, 0);
                    for (int c = 0; c < width; c++) {
                        y[r * n + j + c] += edge[c];
                    }
                }
            }
        }
    }
}
