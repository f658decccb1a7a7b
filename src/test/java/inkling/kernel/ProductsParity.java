package inkling.kernel;

import inkling.kernel.SparseRows.Batch;
import java.util.List;

/**
 * Compares the products of one {@link Kernels} with another's on random numbers, for one shape at a time.
 *
 * <p>Plain Java without a test framework, so that it also runs where there is none; a difference is an
 * {@link AssertionError} that names kernel, shape and place.
 */
public final class ProductsParity extends PairedBuffers {
    /** Sides around the widths of vectors and register tiles. */
    public static final List<Integer> AWKWARD_SIDES = List.of(1, 2, 3, 4, 5, 7, 10, 16, 33, 51, 128);

    /** None of these makes the difference of two sums larger. */
    private static final List<Activation> FUSED = List.of(Activation.IDENTITY, Activation.RELU);

    private static final double SHARE_OF_ZEROS = 0.7;

    /**
     * @param subject what is checked
     * @param oracle what is taken to be right
     * @param longestSide no array that will be checked is longer than its square
     * @param exact whether every bit must be the oracle's
     */
    public ProductsParity(Backend subject, Backend oracle, int longestSide, boolean exact) {
        super(subject, oracle, longestSide, exact);
    }

    /** Checks the products of one dense layer's passes, dense and sparse. */
    public void checkProducts(int rows, int in, int out) {
        reach(Math.max(rows * in, Math.max(in * out, rows * out)));
        String shape = " of " + rows + "×" + in + "×" + out;
        for (Activation activation : FUSED) {
            checkDense("dense and " + activation + shape, activation, rows, in, out);
        }
        checkWeightGradient("denseWeightGradient" + shape, rows, in, out);
        checkInputDelta("inputDelta" + shape, rows, in, out);
        checkBiasGradient("biasGradient" + shape, rows, out);
        checkSparse(shape, rows, in, out);
    }

    private void checkDense(String name, Activation activation, int rows, int in, int out) {
        fill(0, rows * in);
        fill(1, in * out);
        fill(2, out);
        fill(3, 0);
        subject.dense(mine[0], mine[1], mine[2], activation, mine[3], rows, in, out);
        oracle.dense(theirs[0], theirs[1], theirs[2], activation, theirs[3], rows, in, out);
        oracle.dense(magnitudes[0], magnitudes[1], magnitudes[2], Activation.IDENTITY, magnitudes[3], rows, in, out);
        compareSums(name, 3, rows * out, in + 1);
    }

    private void checkWeightGradient(String name, int rows, int in, int out) {
        fill(0, rows * in);
        fill(1, rows * out);
        fill(2, in * out);
        subject.denseWeightGradient(mine[0], mine[1], mine[2], rows, in, out);
        oracle.denseWeightGradient(theirs[0], theirs[1], theirs[2], rows, in, out);
        oracle.denseWeightGradient(magnitudes[0], magnitudes[1], magnitudes[2], rows, in, out);
        compareSums(name, 2, in * out, rows + 1);
    }

    private void checkInputDelta(String name, int rows, int in, int out) {
        fill(0, rows * out);
        fill(1, in * out);
        fill(2, 0);
        subject.inputDelta(mine[0], mine[1], mine[2], rows, in, out);
        oracle.inputDelta(theirs[0], theirs[1], theirs[2], rows, in, out);
        oracle.inputDelta(magnitudes[0], magnitudes[1], magnitudes[2], rows, in, out);
        compareSums(name, 2, rows * in, out);
    }

    private void checkBiasGradient(String name, int rows, int out) {
        fill(0, rows * out);
        fill(1, out);
        subject.biasGradient(mine[0], mine[1], rows, out);
        oracle.biasGradient(theirs[0], theirs[1], rows, out);
        oracle.biasGradient(magnitudes[0], magnitudes[1], rows, out);
        compareSums(name, 1, out, rows + 1);
    }

    /** The batch is a shuffled matrix from the third row on; some rows are empty. */
    private void checkSparse(String shape, int rows, int in, int out) {
        int skipped = 2;
        SparseRows input = sparseRows(rows + skipped, in);
        int[] order = new int[rows + skipped];
        for (int r = 0; r < order.length; r++) {
            order[r] = r;
        }
        random.shuffle(order);
        Batch mineBatch = batch(input, order, skipped, subjectBackend.memory());
        Batch theirBatch = batch(input, order, skipped, oracleBackend.memory());
        Batch magnitude = batch(magnitude(input), order, skipped, oracleBackend.memory());
        for (Activation activation : FUSED) {
            fill(1, in * out);
            fill(2, out);
            fill(3, 0);
            layOut(1, in, out);
            subjectBackend.threads().prefetch(mineBatch);
            subject.sparse(mineBatch, mine[1], mine[2], activation, mine[3], out);
            oracle.sparse(theirBatch, theirs[1], theirs[2], activation, theirs[3], out);
            oracle.sparse(magnitude, magnitudes[1], magnitudes[2], Activation.IDENTITY, magnitudes[3], out);
            compareSums("sparse and " + activation + shape, 3, rows * out, in + 1);
        }
        for (Activation activation : FUSED) {
            fill(0, rows * out);
            fill(1, rows * out);
            fill(2, out);
            fill(3, in * out);
            layOut(3, in, out);
            // The first of these was expected above; then others are than come, and then none.
            if (activation == Activation.RELU) {
                subjectBackend.threads().prefetch(new Batch(mineBatch.rows(), mineBatch.order(), 0, rows));
            }
            sparseBackward(subject, mineBatch, activation, mine, out);
            sparseBackward(oracle, theirBatch, activation, theirs, out);
            sparseBackward(oracle, magnitude, Activation.IDENTITY, magnitudes, out);
            rowMajor(mine[3], subject.sparseLayout(rows, in, out));
            rowMajor(theirs[3], oracle.sparseLayout(rows, in, out));
            rowMajor(magnitudes[3], oracle.sparseLayout(rows, in, out));
            compareSums("bias gradient of sparse and " + activation + shape, 2, out, rows + 1);
            compareSums("weight gradient of sparse and " + activation + shape, 3, in * out, rows + 1);
        }
    }

    private static Batch batch(SparseRows rows, int[] order, int from, Memory memory) {
        int[] copy = memory.allocateIndices(order.length);
        System.arraycopy(order, 0, copy, 0, order.length);
        return new Batch(memory.adopt(rows), copy, from, order.length - from);
    }

    /** With output, delta, bias gradient and gradient in the four buffers. */
    private static void sparseBackward(
            Kernels kernels, Batch input, Activation activation, float[][] buffers, int out) {
        kernels.sparseBackward(input, activation, buffers[0], buffers[1], buffers[3], buffers[2], out);
    }

    /** Brings a buffer's row-major matrix into the layouts of those that it is for. */
    private void layOut(int buffer, int in, int out) {
        layOut(mine[buffer], subject.sparseLayout(1, in, out));
        layOut(theirs[buffer], oracle.sparseLayout(1, in, out));
        layOut(magnitudes[buffer], oracle.sparseLayout(1, in, out));
    }

    private static void layOut(float[] matrix, Layout layout) {
        float[] rowMajor = matrix.clone();
        for (int i = 0; i < layout.rows() * layout.columns(); i++) {
            matrix[layout.index(i)] = rowMajor[i];
        }
    }

    private static void rowMajor(float[] matrix, Layout layout) {
        float[] laidOut = matrix.clone();
        for (int i = 0; i < layout.rows() * layout.columns(); i++) {
            matrix[i] = laidOut[layout.index(i)];
        }
    }

    private SparseRows sparseRows(int rows, int width) {
        float[] dense = new float[rows * width];
        for (int i = 0; i < dense.length; i++) {
            boolean emptyRow = i / width % 5 == 4;
            dense[i] = emptyRow || random.nextFloat() < SHARE_OF_ZEROS ? 0f : random.nextGaussian();
        }
        return SparseRows.of(dense, width);
    }

    private static SparseRows magnitude(SparseRows rows) {
        float[] values = rows.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        return new SparseRows(rows.rows(), rows.width(), rows.starts(), rows.columns(), values);
    }
}
