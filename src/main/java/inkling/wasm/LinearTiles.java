package inkling.wasm;

import inkling.kernel.DenseProduct;
import java.util.Arrays;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;

/** Dense products in tiles of 2 × 4 sums, both factors packed in linear memory. */
final class LinearTiles implements DenseProduct {
    private static final int ROWS = 2;
    private static final int COLUMNS = 4;
    private static final int FLOAT_BYTES = 4;
    private static final int PAIR_BYTES = ROWS * FLOAT_BYTES;
    private static final int LINE_BYTES = COLUMNS * FLOAT_BYTES;

    /** Room for panels of b, so that they stay in a cache. */
    private static final int PANELS_BYTES = 1 << 18;

    private final Scratch panels = new Scratch();
    private final Scratch block = new Scratch();
    private final float[] edge = new float[ROWS * COLUMNS];

    /** Four neighbours in a row of b. */
    static final class Line extends Structure {
        float v0;
        float v1;
        float v2;
        float v3;
    }

    /** Two neighbours in a column of a. */
    static final class Pair extends Structure {
        float upper;
        float lower;
    }

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
        int panelBytes = LINE_BYTES * k;
        int most = COLUMNS * Math.max(1, PANELS_BYTES / panelBytes);
        Address lines = panels.of(Math.min((n + COLUMNS - 1) / COLUMNS, most / COLUMNS) * panelBytes);
        Address pairs = block.of(PAIR_BYTES * k);
        for (int from = 0; from < n; from += most) {
            int to = Math.min(n, from + most);
            for (int j = from; j < to; j += COLUMNS) {
                Address panel = lines.add((j - from) / COLUMNS * panelBytes);
                pack(b, j * columnStepB, columnStepB, rowStepB, Math.min(COLUMNS, n - j), COLUMNS, k, panel);
            }
            for (int i = 0; i < m; i += ROWS) {
                int rows = Math.min(ROWS, m - i);
                pack(a, i * rowStepA, rowStepA, columnStepA, rows, ROWS, k, pairs);
                for (int j = from; j < to; j += COLUMNS) {
                    Address panel = lines.add((j - from) / COLUMNS * panelBytes);
                    int columns = Math.min(COLUMNS, n - j);
                    if (rows == ROWS && columns == COLUMNS) {
                        addTile(pairs, panel, k, c, i * n + j, n);
                    } else {
                        Arrays.fill(edge, 0f);
                        addTile(pairs, panel, k, edge, 0, COLUMNS);
                        addEdge(c, i * n + j, n, rows, columns);
                    }
                }
            }
        }
    }

    /** So many of a group of lines with k values, those at the same place together; the rest of the group is left. */
    private static void pack(float[] from, int at, int lineStep, int step, int lines, int group, int k, Address to) {
        int f = at;
        Address t = to;
        for (int p = 0; p < k; p++) {
            for (int line = 0; line < lines; line++) {
                t.add(FLOAT_BYTES * line).putFloat(from[f + line * lineStep]);
            }
            t = t.add(FLOAT_BYTES * group);
            f += step;
        }
    }

    private static void addTile(Address pairs, Address panel, int k, float[] c, int at, int n) {
        int second = at + n;
        float s0 = c[at];
        float s1 = c[at + 1];
        float s2 = c[at + 2];
        float s3 = c[at + 3];
        float t0 = c[second];
        float t1 = c[second + 1];
        float t2 = c[second + 2];
        float t3 = c[second + 3];
        Address pairAt = pairs;
        Address lineAt = panel;
        for (int p = 0; p < k; p++) {
            Line line = lineAt.toStructure();
            Pair pair = pairAt.toStructure();
            float w0 = line.v0;
            float w1 = line.v1;
            float w2 = line.v2;
            float w3 = line.v3;
            float upper = pair.upper;
            s0 += upper * w0;
            s1 += upper * w1;
            s2 += upper * w2;
            s3 += upper * w3;
            float lower = pair.lower;
            t0 += lower * w0;
            t1 += lower * w1;
            t2 += lower * w2;
            t3 += lower * w3;
            lineAt = lineAt.add(LINE_BYTES);
            pairAt = pairAt.add(PAIR_BYTES);
        }
        c[at] = s0;
        c[at + 1] = s1;
        c[at + 2] = s2;
        c[at + 3] = s3;
        c[second] = t0;
        c[second + 1] = t1;
        c[second + 2] = t2;
        c[second + 3] = t3;
    }

    private void addEdge(float[] c, int at, int n, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                c[at + r * n + j] += edge[COLUMNS * r + j];
            }
        }
    }
}
