package inkling.kernel;

/** {@link EightSums} with the columns in an array, for JavaScript. */
final class ArraySums extends EightSums {
    private float[] panel = new float[0];

    @Override
    protected void pack(float[] w, int first, int width, int k, int n) {
        if (panel.length < WIDTH * k) {
            panel = new float[WIDTH * k];
        }
        for (int i = 0; i < k; i++) {
            for (int c = 0; c < width; c++) {
                panel[WIDTH * i + c] = w[i * n + first + c];
            }
        }
    }

    @Override
    protected void addRow(int[] columns, float[] values, int from, int to, float[] y, int at) {
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
