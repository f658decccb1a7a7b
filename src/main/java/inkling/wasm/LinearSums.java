package inkling.wasm;

import inkling.kernel.EightSums;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;

/** {@link EightSums} with the columns in linear memory, for WebAssembly GC. */
final class LinearSums extends EightSums {
    private static final int FLOAT_BYTES = 4;
    private static final int LINE_BYTES = WIDTH * FLOAT_BYTES;

    private final Scratch panel = new Scratch();

    /** Eight floats. */
    static final class Line extends Structure {
        float v0;
        float v1;
        float v2;
        float v3;
        float v4;
        float v5;
        float v6;
        float v7;
    }

    @Override
    protected void pack(float[] w, int first, int width, int k, int n) {
        Address to = panel.of(LINE_BYTES * k);
        for (int i = 0; i < k; i++) {
            for (int c = 0; c < width; c++) {
                to.add(FLOAT_BYTES * c).putFloat(w[first + i * n + c]);
            }
            to = to.add(LINE_BYTES);
        }
    }

    @Override
    protected void addRow(int[] columns, float[] values, int from, int to, float[] y, int at) {
        Address lines = panel.start();
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
            Line line = lines.add(LINE_BYTES * columns[e]).toStructure();
            s0 += value * line.v0;
            s1 += value * line.v1;
            s2 += value * line.v2;
            s3 += value * line.v3;
            s4 += value * line.v4;
            s5 += value * line.v5;
            s6 += value * line.v6;
            s7 += value * line.v7;
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
