package inkling.kernel;

import inkling.kernel.SparseRows.Batch;
import java.util.Arrays;

/**
 * {@link ReferenceKernels} with quick products in plain Java: what runs on the JVM, and in browsers without SIMD.
 *
 * <p>All products share one inner loop, which adds four scaled rows to a sum: each value of the sum is loaded and stored
 * once for four multiply-adds, and the JVM's compiler makes vector instructions of it.
 */
public final class ScalarKernels extends ReferenceKernels {
    /** Rows of so few values, such as those of a convolution's filters, are not worth copies of their own. */
    private static final int NARROW = 32;

    private final BatchColumns batchColumns = new BatchColumns();
    private final MatrixRows weightRows = new MatrixRows();
    private final MatrixRows transposedRows = new MatrixRows();
    private final MatrixRows deltaRows = new MatrixRows();
    private float[] sum = new float[0];
    private float[] factors = new float[0];
    private int[] indices = new int[0];
    private int[] counting = new int[0];

    @Override
    public void dense(float[] x, float[] weights, float[] bias, Activation f, float[] y, int rows, int in, int out) {
        reserve(in, out);
        weightRows.of(weights, in, out);
        for (int r = 0; r < rows; r++) {
            copy(bias, 0, sum, 0, out);
            addRows(weightRows, counting, 0, x, r * in, in, out);
            copy(sum, 0, y, r * out, out);
        }
        activate(f, y, rows * out);
    }

    @Override
    public void sparse(Batch x, float[] weights, float[] bias, Activation f, float[] y, int out) {
        SparseRows images = x.rows();
        reserve(x.width(), out);
        weightRows.of(weights, x.width(), out);
        for (int r = 0; r < x.count(); r++) {
            int from = images.starts()[x.row(r)];
            int entries = images.entries(x.row(r));
            for (int e = 0; e < entries; e++) {
                indices[e] = images.columns()[from + e];
            }
            copy(bias, 0, sum, 0, out);
            addRows(weightRows, indices, 0, images.values(), from, entries, out);
            copy(sum, 0, y, r * out, out);
        }
        activate(f, y, x.count() * out);
    }

    @Override
    public void denseWeightGradient(float[] x, float[] delta, float[] gradient, int rows, int in, int out) {
        reserve(rows, out);
        deltaRows.of(delta, rows, out);
        for (int i = 0; i < in; i++) {
            for (int r = 0; r < rows; r++) {
                factors[r] = x[r * in + i];
            }
            copy(gradient, i * out, sum, 0, out);
            addRows(deltaRows, counting, 0, factors, 0, rows, out);
            copy(sum, 0, gradient, i * out, out);
        }
    }

    /** Column by column of the batch, so that four of its rows are added to a row of the gradient at a time. */
    @Override
    public void sparseBackward(
            Batch x, Activation f, float[] y, float[] delta, float[] gradient, float[] biasGradient, int out) {
        activationDelta(f, y, delta, x.count() * out);
        reserve(x.count(), out);
        deltaRows.of(delta, x.count(), out);
        batchColumns.gather(x);
        for (int i = 0; i < x.width(); i++) {
            int from = batchColumns.start(i);
            int entries = batchColumns.start(i + 1) - from;
            if (entries > 0) {
                copy(gradient, i * out, sum, 0, out);
                addRows(deltaRows, batchColumns.rows(), from, batchColumns.values(), from, entries, out);
                copy(sum, 0, gradient, i * out, out);
            }
        }
        biasGradient(delta, biasGradient, x.count(), out);
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
        reserve(out, in);
        transposedRows.ofTransposed(weights, in, out);
        for (int r = 0; r < rows; r++) {
            Arrays.fill(sum, 0, in, 0f);
            addRows(transposedRows, counting, 0, delta, r * out, out, in);
            copy(sum, 0, inputDelta, r * in, in);
        }
    }

    @Override
    public Convolution convolution(Window window, int filters, int maxRows, boolean first) {
        return new PatchConvolution(window, filters, this);
    }

    @Override
    public void activate(Activation f, float[] values, int length) {
        if (f == Activation.RELU) {
            for (int i = 0; i < length; i++) {
                values[i] = values[i] < 0f ? 0f : values[i];
            }
        } else if (f != Activation.IDENTITY) {
            super.activate(f, values, length);
        }
    }

    @Override
    public void activationDelta(Activation f, float[] values, float[] delta, int length) {
        if (f == Activation.RELU) {
            for (int i = 0; i < length; i++) {
                delta[i] = values[i] > 0f ? delta[i] : 0f;
            }
        } else if (f != Activation.IDENTITY) {
            super.activationDelta(f, values, delta, length);
        }
    }

    /** Room for a sum of so many values and for so many terms. */
    private void reserve(int terms, int length) {
        if (sum.length < length) {
            sum = new float[length];
        }
        if (counting.length < terms) {
            factors = new float[terms];
            indices = new int[terms];
            counting = Memory.HEAP.rowNumbers(terms);
        }
    }

    /** Copies n values; calling the platform's copier would cost more than it saves where they are few. */
    private static void copy(float[] from, int at, float[] to, int start, int n) {
        if (n > NARROW) {
            System.arraycopy(from, at, to, start, n);
            return;
        }
        for (int j = 0; j < n; j++) {
            to[start + j] = from[at + j];
        }
    }

    /** Adds {@code Σ factors[from + k] · rows[indices[at + k]]} over {@code count} terms to the sum, rows being n long. */
    private void addRows(MatrixRows rows, int[] indices, int at, float[] factors, int from, int count, int n) {
        if (n <= NARROW && !rows.isTransposed()) {
            addNarrowRows(rows.matrix(), indices, at, factors, from, count, n);
            return;
        }
        int k = 0;
        for (; k + 3 < count; k += 4) {
            float[] a = rows.row(indices[at + k]);
            float[] b = rows.row(indices[at + k + 1]);
            float[] c = rows.row(indices[at + k + 2]);
            float[] d = rows.row(indices[at + k + 3]);
            int f = from + k;
            addRows(sum, a, b, c, d, factors[f], factors[f + 1], factors[f + 2], factors[f + 3], n);
        }
        for (; k < count; k++) {
            addRow(sum, rows.row(indices[at + k]), factors[from + k], n);
        }
    }

    /** The same, from the matrix itself. */
    private void addNarrowRows(float[] matrix, int[] indices, int at, float[] factors, int from, int count, int n) {
        float[] y = sum;
        int k = 0;
        for (; k + 3 < count; k += 4) {
            int a = n * indices[at + k];
            int b = n * indices[at + k + 1];
            int c = n * indices[at + k + 2];
            int d = n * indices[at + k + 3];
            float v0 = factors[from + k];
            float v1 = factors[from + k + 1];
            float v2 = factors[from + k + 2];
            float v3 = factors[from + k + 3];
            for (int j = 0; j < n; j++) {
                y[j] += v0 * matrix[a + j] + v1 * matrix[b + j] + v2 * matrix[c + j] + v3 * matrix[d + j];
            }
        }
        for (; k < count; k++) {
            int a = n * indices[at + k];
            for (int j = 0; j < n; j++) {
                y[j] += factors[from + k] * matrix[a + j];
            }
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
