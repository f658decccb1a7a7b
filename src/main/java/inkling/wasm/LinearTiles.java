package inkling.wasm;

import inkling.kernel.TiledProduct;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;

/** {@link TiledProduct} in linear memory, for WebAssembly GC, in tiles of 2 × 4. */
final class LinearTiles extends TiledProduct {
    private static final int ROWS = 2;
    private static final int COLUMNS = 4;
    private static final int FLOAT_BYTES = 4;
    private static final int PAIR_BYTES = ROWS * FLOAT_BYTES;
    private static final int LINE_BYTES = COLUMNS * FLOAT_BYTES;

    private final Scratch panels = new Scratch();
    private final Scratch block = new Scratch();

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

    LinearTiles() {
        super(ROWS, COLUMNS);
    }

    @Override
    protected void reserve(int count, int k) {
        panels.of(count * LINE_BYTES * k);
        block.of(PAIR_BYTES * k);
    }

    @Override
    protected void packBlock(float[] a, int at, int lineStep, int step, int lines, int k) {
        pack(a, at, lineStep, step, lines, ROWS, k, block.start());
    }

    @Override
    protected void packPanel(int panel, float[] b, int at, int lineStep, int step, int lines, int k) {
        pack(b, at, lineStep, step, lines, COLUMNS, k, panels.start().add(panel * LINE_BYTES * k));
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

    @Override
    protected void addTile(int panel, int k, float[] c, int at, int n) {
        int second = at + n;
        float s0 = c[at];
        float s1 = c[at + 1];
        float s2 = c[at + 2];
        float s3 = c[at + 3];
        float t0 = c[second];
        float t1 = c[second + 1];
        float t2 = c[second + 2];
        float t3 = c[second + 3];
        Address pairAt = block.start();
        Address lineAt = panels.start().add(panel * LINE_BYTES * k);
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
}
