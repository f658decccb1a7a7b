package inkling.kernel;

/**
 * {@link TiledProduct} over arrays, for JavaScript, in tiles of 3 × 3: nine sums, three factors and a product fit into
 * registers, and eighteen operations share six loads, each with a check of its bounds. Larger tiles spill to
 * the stack.
 */
final class ArrayTiles extends TiledProduct {
    private static final int SIDE = 3;

    private float[] block = new float[0];
    private float[] panels = new float[0];

    ArrayTiles() {
        super(SIDE, SIDE);
    }

    @Override
    protected void reserve(int count, int k) {
        if (panels.length < count * SIDE * k) {
            panels = new float[count * SIDE * k];
        }
        if (block.length < SIDE * k) {
            block = new float[SIDE * k];
        }
    }

    @Override
    protected void packBlock(float[] a, int at, int lineStep, int step, int lines, int k) {
        pack(a, at, lineStep, step, lines, k, block, 0);
    }

    @Override
    protected void packPanel(int panel, float[] b, int at, int lineStep, int step, int lines, int k) {
        pack(b, at, lineStep, step, lines, k, panels, panel * SIDE * k);
    }

    /** Up to three lines of k values, interleaved; missing lines are zeros. */
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

    @Override
    protected void addTile(int panel, int k, float[] target, int at, int n) {
        int length = SIDE * k;
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
        int q = panel * length;
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
}
