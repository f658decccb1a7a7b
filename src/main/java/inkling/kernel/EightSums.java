package inkling.kernel;

import java.util.Arrays;

/**
 * Sparse products eight sums at a time, for JavaScript, where every load of a float and every store converts it: the
 * sums stay in locals while the entries of a row go by, and eight columns of the matrix lie together.
 */
final class EightSums {
    /** Fewer rows than this are not worth the packing of the matrix. */
    static final int FEWEST_ROWS = 8;

    private static final int WIDTH = 8;

    private final float[] edge = new float[WIDTH];
    private float[] panel = new float[0];
    private int[] starts = new int[0];
    private int[] columns = new int[0];
    private float[] values = new float[0];

    /** y += x · w, for rows {@code order[from .. from + rows)} of x; w has n columns. */
    void addProduct(SparseRows x, int[] order, int from, int rows, float[] w, float[] y, int n) {
        gather(x, order, from, rows);
        addProduct(starts, columns, values, rows, w, x.width(), y, n);
    }

    /**
     * y += x · w.
     *
     * @param starts where each row of x has its entries; one more than there are rows
     * @param columns of the entries of x
     * @param w {@code k × n}
     */
    void addProduct(int[] starts, int[] columns, float[] values, int rows, float[] w, int k, float[] y, int n) {
        if (panel.length < WIDTH * k) {
            panel = new float[WIDTH * k];
        }
        for (int j = 0; j < n; j += WIDTH) {
            int width = Math.min(WIDTH, n - j);
            for (int i = 0; i < k; i++) {
                for (int c = 0; c < width; c++) {
                    panel[WIDTH * i + c] = w[i * n + j + c];
                }
            }
            for (int r = 0; r < rows; r++) {
                int e = starts[r];
                int end = starts[r + 1];
                if (e == end) {
                    continue;
                }
                if (width == WIDTH) {
                    addRow(columns, values, e, end, panel, y, r * n + j);
                } else {
                    // Columns that lack have values of an earlier panel, which nobody reads.
                    Arrays.fill(edge, 0f);
                    addRow(columns, values, e, end, panel, edge, 0);
                    for (int c = 0; c < width; c++) {
                        y[r * n + j + c] += edge[c];
                    }
                }
            }
        }
    }

    private void gather(SparseRows x, int[] order, int from, int rows) {
        int entries = 0;
        for (int r = 0; r < rows; r++) {
            entries += x.entries(order[from + r]);
        }
        if (starts.length <= rows) {
            starts = new int[rows + 1];
        }
        if (columns.length < entries) {
            columns = new int[entries + entries / 4];
            values = new float[columns.length];
        }
        int place = 0;
        for (int r = 0; r < rows; r++) {
            int row = order[from + r];
            for (int e = x.starts()[row]; e < x.starts()[row + 1]; e++) {
                columns[place] = x.columns()[e];
                values[place++] = x.values()[e];
            }
            starts[r + 1] = place;
        }
    }

    private static void addRow(int[] columns, float[] values, int from, int to, float[] panel, float[] y, int at) {
        float s0 = y[at];
        float s1 = y[at + 1];
        float s2 = y[at + 2];
        float s3 = y[at + 3];
        float s4 = y[at + 4];
        float s5 = y[at + 5];
        float s6 = y[at + 6];
        float s7 = y[at + 7];
        for (int e = from; e < to; e++) {
            float value = values[e];
            int p = WIDTH * columns[e];
            s0 += value * panel[p];
            s1 += value * panel[p + 1];
            s2 += value * panel[p + 2];
            s3 += value * panel[p + 3];
            s4 += value * panel[p + 4];
            s5 += value * panel[p + 5];
            s6 += value * panel[p + 6];
            s7 += value * panel[p + 7];
        }
        y[at] = s0;
        y[at + 1] = s1;
        y[at + 2] = s2;
        y[at + 3] = s3;
        y[at + 4] = s4;
        y[at + 5] = s5;
        y[at + 6] = s6;
        y[at + 7] = s7;
    }
}
