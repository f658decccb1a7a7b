package inkling.kernel;

import java.util.Arrays;

/**
 * Dense products in tiles of 3 × 3 sums, for browsers, whose compilers use no vector instructions: nine sums, three
 * factors and a product fit into registers, and eighteen operations share six loads, each with a check of its bounds.
 * Larger tiles go to the stack and back.
 */
final class TiledProduct implements DenseProduct {
    private static final int SIDE = 3;

    private final float[] edge = new float[SIDE * SIDE];
    private float[] block = new float[0];
    private float[] panels = new float[0];

    @Override
    public void add(
            float[] a,
            int rowStepA,
            int columnStepA,
            float[] b,
            int rowStepB,
            int columnStepB,
            float[] c,
            int m,
            int k,
            int n) {
        int length = SIDE * k;
        int panelCount = (n + SIDE - 1) / SIDE;
        if (panels.length < panelCount * length) {
            panels = new float[panelCount * length];
        }
        if (block.length < length) {
            block = new float[length];
        }
        for (int p = 0; p < panelCount; p++) {
            int j = p * SIDE;
            pack(b, j * columnStepB, columnStepB, rowStepB, Math.min(SIDE, n - j), k, panels, p * length);
        }
        for (int i = 0; i < m; i += SIDE) {
            int rows = Math.min(SIDE, m - i);
            pack(a, i * rowStepA, rowStepA, columnStepA, rows, k, block, 0);
            for (int p = 0; p < panelCount; p++) {
                int j = p * SIDE;
                int columns = Math.min(SIDE, n - j);
                if (rows == SIDE && columns == SIDE) {
                    addTile(block, panels, p * length, length, c, i * n + j, n);
                } else {
                    Arrays.fill(edge, 0f);
                    addTile(block, panels, p * length, length, edge, 0, SIDE);
                    addEdge(c, i * n + j, n, rows, columns);
                }
            }
        }
    }

    /** Up to three lines of k values, their values at the same place together; zeros stand in for lines that lack. */
    private static void pack(float[] from, int at, int lineStep, int step, int lines, int k, float[] to, int place) {
        int f = at;
        int end = place + SIDE * k;
        if (lines == SIDE) {
            for (int t = place; t < end; t += SIDE) {
                to[t] = from[f];
                to[t + 1] = from[f + lineStep];
                to[t + 2] = from[f + 2 * lineStep];
                f += step;
            }
            return;
        }
        for (int t = place; t < end; t += SIDE) {
            to[t] = from[f];
            to[t + 1] = lines > 1 ? from[f + lineStep] : 0f;
            to[t + 2] = 0f;
            f += step;
        }
    }

    /** Adds the products of a block, from its beginning, and a panel to the tile of the target that begins at a place. */
    private static void addTile(float[] block, float[] panels, int panel, int length, float[] target, int at, int n) {
        int second = at + n;
        int third = second + n;
        float s00 = target[at];
        float s01 = target[at + 1];
        float s02 = target[at + 2];
        float s10 = target[second];
        float s11 = target[second + 1];
        float s12 = target[second + 2];
        float s20 = target[third];
        float s21 = target[third + 1];
        float s22 = target[third + 2];
        int q = panel;
        for (int p = 0; p < length; p += SIDE) {
            float w0 = panels[q];
            float w1 = panels[q + 1];
            float w2 = panels[q + 2];
            float x0 = block[p];
            s00 += x0 * w0;
            s01 += x0 * w1;
            s02 += x0 * w2;
            float x1 = block[p + 1];
            s10 += x1 * w0;
            s11 += x1 * w1;
            s12 += x1 * w2;
            float x2 = block[p + 2];
            s20 += x2 * w0;
            s21 += x2 * w1;
            s22 += x2 * w2;
            q += SIDE;
        }
        target[at] = s00;
        target[at + 1] = s01;
        target[at + 2] = s02;
        target[second] = s10;
        target[second + 1] = s11;
        target[second + 2] = s12;
        target[third] = s20;
        target[third + 1] = s21;
        target[third + 2] = s22;
    }

    private void addEdge(float[] c, int at, int n, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                c[at + r * n + j] += edge[SIDE * r + j];
            }
        }
    }
}
