package inkling.kernel;

import java.util.Arrays;

/**
 * {@link Kernels} in plain Java, unrolled by four so that the JVM makes vector instructions of it: what runs where nothing faster does.
 *
 * <p>The products share one inner loop, which adds four scaled rows to a sum: each value of the sum is loaded and stored
 * once for four multiply-adds.
 */
public final class ScalarKernels implements Kernels {
    private final PoolKernels pools = new ScalarPoolKernels();
    private final NormKernels norms = new ScalarNormKernels();
    private final BatchColumns batchColumns = new BatchColumns();
    private final MatrixRows weightRows = new MatrixRows();
    private final MatrixRows deltaRows = new MatrixRows();
    private final MatrixRows transposedRows = new MatrixRows();
    private float[] sum = new float[0];

    @Override
    public void clear(float[] values, int length) {
        Arrays.fill(values, 0, length, 0f);
    }

    @Override
    public void dense(
            float[] input,
            float[] weights,
            float[] bias,
            Activation activation,
            float[] output,
            int rows,
            int in,
            int out) {
        multiply(input, weights, bias, output, rows, in, out);
        activate(activation, output, rows * out);
    }

    private void multiply(float[] input, float[] weights, float[] bias, float[] output, int rows, int in, int out) {
        weightRows.of(weights, in, out);
        float[] y = sum(out);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(bias, 0, y, 0, out);
            addProducts(y, input, r * in, weightRows, in, out);
            System.arraycopy(y, 0, output, r * out, out);
        }
    }

    @Override
    public void sparse(Batch input, float[] weights, float[] bias, Activation activation, float[] output, int out) {
        multiply(input, weights, bias, output, out);
        activate(activation, output, input.count() * out);
    }

    private void multiply(Batch input, float[] weights, float[] bias, float[] output, int out) {
        int rows = input.count();
        int[] starts = input.rows().starts();
        char[] columns = input.rows().columns();
        float[] values = input.rows().values();
        MatrixRows w = weightRows;
        w.of(weights, input.width(), out);
        float[] y = sum(out);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(bias, 0, y, 0, out);
            int e = starts[input.row(r)];
            int end = starts[input.row(r) + 1];
            for (; e + 3 < end; e += 4) {
                float[] w0 = w.row(columns[e]);
                float[] w1 = w.row(columns[e + 1]);
                float[] w2 = w.row(columns[e + 2]);
                float[] w3 = w.row(columns[e + 3]);
                addRows(y, w0, w1, w2, w3, values[e], values[e + 1], values[e + 2], values[e + 3], out);
            }
            for (; e < end; e++) {
                addRow(y, w.row(columns[e]), values[e], out);
            }
            System.arraycopy(y, 0, output, r * out, out);
        }
    }

    @Override
    public void denseWeightGradient(float[] input, float[] delta, float[] gradient, int rows, int in, int out) {
        deltaRows.of(delta, rows, out);
        MatrixRows d = deltaRows;
        float[] g = sum(out);
        for (int i = 0; i < in; i++) {
            System.arraycopy(gradient, i * out, g, 0, out);
            int r = 0;
            for (; r + 3 < rows; r += 4) {
                int x = r * in + i;
                float x0 = input[x];
                float x1 = input[x + in];
                float x2 = input[x + 2 * in];
                float x3 = input[x + 3 * in];
                addRows(g, d.row(r), d.row(r + 1), d.row(r + 2), d.row(r + 3), x0, x1, x2, x3, out);
            }
            for (; r < rows; r++) {
                addRow(g, d.row(r), input[r * in + i], out);
            }
            System.arraycopy(g, 0, gradient, i * out, out);
        }
    }

    @Override
    public void sparseBackward(
            Batch input,
            Activation activation,
            float[] output,
            float[] delta,
            float[] gradient,
            float[] biasGradient,
            int out) {
        int rows = input.count();
        activationDelta(activation, output, delta, rows * out);
        sparseWeightGradient(input, delta, gradient, out);
        biasGradient(delta, biasGradient, rows, out);
    }

    private void sparseWeightGradient(Batch input, float[] delta, float[] gradient, int out) {
        int rows = input.count();
        BatchColumns batch = batchColumns;
        batch.gather(input);
        deltaRows.of(delta, rows, out);
        MatrixRows d = deltaRows;
        float[] g = sum(out);
        for (int i = 0; i < input.width(); i++) {
            int e = batch.start(i);
            int end = batch.start(i + 1);
            if (e == end) {
                continue;
            }
            System.arraycopy(gradient, i * out, g, 0, out);
            for (; e + 3 < end; e += 4) {
                float[] d0 = d.row(batch.row(e));
                float[] d1 = d.row(batch.row(e + 1));
                float[] d2 = d.row(batch.row(e + 2));
                float[] d3 = d.row(batch.row(e + 3));
                float v0 = batch.value(e);
                float v1 = batch.value(e + 1);
                addRows(g, d0, d1, d2, d3, v0, v1, batch.value(e + 2), batch.value(e + 3), out);
            }
            for (; e < end; e++) {
                addRow(g, d.row(batch.row(e)), batch.value(e), out);
            }
            System.arraycopy(g, 0, gradient, i * out, out);
        }
    }

    @Override
    public void biasGradient(float[] delta, float[] gradient, int rows, int out) {
        deltaRows.of(delta, rows, out);
        for (int r = 0; r < rows; r++) {
            addRow(gradient, deltaRows.row(r), 1f, out);
        }
    }

    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows, int in, int out) {
        transposedRows.ofTransposed(weights, in, out);
        float[] x = sum(in);
        for (int r = 0; r < rows; r++) {
            Arrays.fill(x, 0, in, 0f);
            addProducts(x, delta, r * out, transposedRows, out, in);
            System.arraycopy(x, 0, inputDelta, r * in, in);
        }
    }

    @Override
    public PoolKernels pools() {
        return pools;
    }

    @Override
    public Convolution convolution(Window window, int filters, int maxRows, boolean first) {
        return new PatchConvolution(window, filters, this);
    }

    @Override
    public NormKernels norms() {
        return norms;
    }

    @Override
    public void activate(Activation activation, float[] values, int length) {
        Activations.apply(activation, values, length);
    }

    @Override
    public void activationDelta(Activation activation, float[] outputs, float[] delta, int length) {
        Activations.multiplyBySlope(activation, outputs, delta, length);
    }

    @Override
    public void dropout(float[] from, float[] to, int length, float rate, int seed) {
        int threshold = DropoutMask.threshold(rate);
        float scale = DropoutMask.scale(rate);
        for (int i = 0; i < length; i++) {
            to[i] = DropoutMask.passes(seed, i, threshold) ? from[i] * scale : 0f;
        }
    }

    @Override
    public void softmax(float[] logits, int rows, int classes) {
        Softmax.normalise(logits, rows, classes);
    }

    @Override
    public double softmaxCrossEntropy(float[] logits, int[] labels, float[] delta, int rows, int classes, float scale) {
        return Softmax.crossEntropy(logits, labels, delta, rows, classes, scale);
    }

    private float[] sum(int length) {
        if (sum.length < length) {
            sum = new float[length];
        }
        return sum;
    }

    /** y += Σ factors[at + i] · rows[i] over {@code count} rows of width n. */
    private static void addProducts(float[] y, float[] factors, int at, MatrixRows rows, int count, int n) {
        int i = 0;
        for (; i + 3 < count; i += 4) {
            float v0 = factors[at + i];
            float v1 = factors[at + i + 1];
            float v2 = factors[at + i + 2];
            float v3 = factors[at + i + 3];
            addRows(y, rows.row(i), rows.row(i + 1), rows.row(i + 2), rows.row(i + 3), v0, v1, v2, v3, n);
        }
        for (; i < count; i++) {
            addRow(y, rows.row(i), factors[at + i], n);
        }
    }

    /** y += v0 · a + v1 · b + v2 · c + v3 · d, the first n values of each. */
    private static void addRows(
            float[] y, float[] a, float[] b, float[] c, float[] d, float v0, float v1, float v2, float v3, int n) {
        for (int j = 0; j < n; j++) {
            y[j] += v0 * a[j] + v1 * b[j] + v2 * c[j] + v3 * d[j];
        }
    }

    private static void addRow(float[] y, float[] a, float v, int n) {
        for (int j = 0; j < n; j++) {
            y[j] += v * a[j];
        }
    }
}
