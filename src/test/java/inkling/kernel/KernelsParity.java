package inkling.kernel;

import java.util.List;

/**
 * Compares one {@link Kernels} with another on random numbers, for one shape at a time.
 *
 * <p>Plain Java without a test framework, so that it also runs where there is none; a difference is an
 * {@link AssertionError} that names kernel, shape and place.
 */
public final class KernelsParity extends PairedBuffers {
    /** Sides around the widths of vectors and register tiles. */
    public static final List<Integer> AWKWARD_SIDES = List.of(1, 2, 3, 4, 5, 7, 10, 16, 33, 51, 128);

    /** None of these makes the difference of two sums larger. */
    private static final List<Activation> FUSED = List.of(Activation.IDENTITY, Activation.RELU);

    /** Roundings in a rule that is applied to each value on its own: no rule has more than eight operations. */
    private static final int RULE_ROUNDINGS = 16;

    private static final double SHARE_OF_ZEROS = 0.7;

    /**
     * @param subject what is checked
     * @param oracle what is taken to be right
     * @param longestSide the largest side of any shape that will be checked
     */
    public KernelsParity(Kernels subject, Kernels oracle, int longestSide) {
        this(subject, oracle, longestSide, false);
    }

    /** Kernels of which every bit must be the oracle's. */
    public static KernelsParity exact(Kernels subject, Kernels oracle, int longestSide) {
        return new KernelsParity(subject, oracle, longestSide, true);
    }

    private KernelsParity(Kernels subject, Kernels oracle, int longestSide, boolean exact) {
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
        int[] mineOrder = subject.allocateIndices(order.length);
        System.arraycopy(order, 0, mineOrder, 0, order.length);
        SparseRows mineInput = subject.adopt(input);
        int[] theirOrder = oracle.allocateIndices(order.length);
        System.arraycopy(order, 0, theirOrder, 0, order.length);
        SparseRows theirInput = oracle.adopt(input);
        SparseRows magnitude = oracle.adopt(magnitude(input));
        for (Activation activation : FUSED) {
            fill(1, in * out);
            fill(2, out);
            fill(3, 0);
            layOut(1, in, out);
            subject.expectSparse(mineInput, mineOrder, skipped, rows);
            subject.sparse(mineInput, mineOrder, skipped, rows, mine[1], mine[2], activation, mine[3], out);
            oracle.sparse(theirInput, theirOrder, skipped, rows, theirs[1], theirs[2], activation, theirs[3], out);
            oracle.sparse(
                    magnitude,
                    theirOrder,
                    skipped,
                    rows,
                    magnitudes[1],
                    magnitudes[2],
                    Activation.IDENTITY,
                    magnitudes[3],
                    out);
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
                subject.expectSparse(mineInput, mineOrder, 0, rows);
            }
            sparseBackward(subject, mineInput, mineOrder, skipped, rows, activation, mine, out);
            sparseBackward(oracle, theirInput, theirOrder, skipped, rows, activation, theirs, out);
            sparseBackward(oracle, magnitude, theirOrder, skipped, rows, Activation.IDENTITY, magnitudes, out);
            rowMajor(mine[3], subject.sparseLayout(in, out));
            rowMajor(theirs[3], oracle.sparseLayout(in, out));
            rowMajor(magnitudes[3], oracle.sparseLayout(in, out));
            compareSums("bias gradient of sparse and " + activation + shape, 2, out, rows + 1);
            compareSums("weight gradient of sparse and " + activation + shape, 3, in * out, rows + 1);
        }
    }

    /** With output, delta, bias gradient and gradient in the four buffers. */
    private static void sparseBackward(
            Kernels kernels,
            SparseRows input,
            int[] order,
            int from,
            int rows,
            Activation activation,
            float[][] buffers,
            int out) {
        kernels.sparseBackward(
                input, order, from, rows, activation, buffers[0], buffers[1], buffers[3], buffers[2], out);
    }

    /** Brings a buffer's row-major matrix into the layouts of those that it is for. */
    private void layOut(int buffer, int in, int out) {
        layOut(mine[buffer], subject.sparseLayout(in, out));
        layOut(theirs[buffer], oracle.sparseLayout(in, out));
        layOut(magnitudes[buffer], oracle.sparseLayout(in, out));
    }

    private static void layOut(float[] matrix, Layout layout) {
        float[] rowMajor = matrix.clone();
        for (int i = 0; i < layout.rows() * layout.columns(); i++) {
            matrix[layout.place(i)] = rowMajor[i];
        }
    }

    private static void rowMajor(float[] matrix, Layout layout) {
        float[] laidOut = matrix.clone();
        for (int i = 0; i < layout.rows() * layout.columns(); i++) {
            matrix[i] = laidOut[layout.place(i)];
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

    /** Checks an activation and its derivative on so many values. */
    public void checkActivation(Activation activation, int length) {
        reach(length);
        fill(0, length);
        fill(1, length);
        subject.activate(activation, mine[0], length);
        oracle.activate(activation, theirs[0], length);
        compare(activation + " of " + length, 0, length, RULE_ROUNDINGS * ROUNDING);
        subject.activationDelta(activation, mine[0], mine[1], length);
        oracle.activationDelta(activation, theirs[0], theirs[1], length);
        compare("the slope of " + activation + " of " + length, 1, length, RULE_ROUNDINGS * ROUNDING);
    }

    /** Checks dropout, into another array and in place. */
    public void checkDropout(float rate, int length) {
        reach(length);
        fill(0, length);
        fill(1, length);
        double tolerance = RULE_ROUNDINGS * ROUNDING * (1 + DropoutMask.scale(rate));
        int seed = random.nextInt();
        subject.dropout(mine[0], mine[1], length, rate, seed);
        oracle.dropout(theirs[0], theirs[1], length, rate, seed);
        compare("dropout of " + rate + " of " + length, 1, length, tolerance);
        subject.dropout(mine[0], mine[0], length, rate, seed);
        oracle.dropout(theirs[0], theirs[0], length, rate, seed);
        compare("dropout in place of " + rate + " of " + length, 0, length, tolerance);
    }

    /**
     * Checks softmax and cross-entropy on logits of this order of magnitude.
     *
     * <p>A logit's distance from the row's largest is rounded, which shifts its probability {@code e^-d} by at most
     * {@code d e^-d < 1} roundings, however large the logits; the sum of the row adds one rounding a class.
     */
    public void checkSoftmax(int rows, int classes, float magnitude) {
        String shape = " of " + rows + "×" + classes + " logits around " + magnitude;
        double tolerance = (classes + RULE_ROUNDINGS) * ROUNDING;
        reach(rows * classes);
        fillScaled(0, rows * classes, magnitude);
        subject.softmax(mine[0], rows, classes);
        oracle.softmax(theirs[0], rows, classes);
        compare("softmax" + shape, 0, rows * classes, tolerance);

        int[] labels = new int[rows];
        for (int r = 0; r < rows; r++) {
            labels[r] = random.nextInt(classes);
        }
        fillScaled(0, rows * classes, magnitude);
        fill(1, 0);
        float scale = 1f / Math.max(1, rows);
        double loss = subject.softmaxCrossEntropy(mine[0], labels, mine[1], rows, classes, scale);
        double expected = oracle.softmaxCrossEntropy(theirs[0], labels, theirs[1], rows, classes, scale);
        compare("the probabilities of softmaxCrossEntropy" + shape, 0, rows * classes, tolerance);
        compare("the delta of softmaxCrossEntropy" + shape, 1, rows * classes, tolerance);
        double lossTolerance = rows * (classes + RULE_ROUNDINGS) * ROUNDING * (1 + magnitude);
        if (!(Math.abs(loss - expected) <= lossTolerance)) {
            throw new AssertionError("The loss of softmaxCrossEntropy" + shape + " is " + loss + ", not " + expected
                    + " ± " + lossTolerance + ".");
        }
    }

    /** Checks one step of every optimiser's rule on so many weights, with state from earlier steps. */
    public void checkRules(int length) {
        String shape = " of " + length;
        float rate = 0.1f;
        float decay = 0.01f;
        // Weights, gradients and velocities are a few units large, so a step's rounding errors are too.
        double tolerance = RULE_ROUNDINGS * ROUNDING * 8;
        reach(length);
        fillRule(length);
        subject.descend(mine[0], mine[1], length, rate, decay);
        oracle.descend(theirs[0], theirs[1], length, rate, decay);
        compareAll("descend" + shape, length, tolerance);
        for (boolean nesterov : new boolean[] {false, true}) {
            fillRule(length);
            subject.momentum(mine[0], mine[1], mine[2], length, rate, decay, 0.9f, nesterov);
            oracle.momentum(theirs[0], theirs[1], theirs[2], length, rate, decay, 0.9f, nesterov);
            compareAll((nesterov ? "nesterov" : "momentum") + shape, length, tolerance);
        }
        fillRule(length);
        subject.rmsProp(mine[0], mine[1], mine[3], length, rate, decay, 0.9f, 1e-8f);
        oracle.rmsProp(theirs[0], theirs[1], theirs[3], length, rate, decay, 0.9f, 1e-8f);
        compareAll("rmsProp" + shape, length, tolerance);
        fillRule(length);
        subject.adam(mine[0], mine[1], mine[2], mine[3], length, rate, decay, 0.002f, 0.9f, 0.999f, 1e-8f, 2f, 3f);
        oracle.adam(
                theirs[0], theirs[1], theirs[2], theirs[3], length, rate, decay, 0.002f, 0.9f, 0.999f, 1e-8f, 2f, 3f);
        compareAll("adam" + shape, length, tolerance);
        checkTinyMeans(shape, length);
        checkLostMeans(shape, length);
    }

    /** A gradient that is no number is not hidden: the means and weights that it goes into are none either. */
    private void checkLostMeans(String shape, int length) {
        for (boolean nesterov : new boolean[] {false, true}) {
            fillLost(length);
            subject.momentum(mine[0], mine[1], mine[2], length, 0.1f, 0f, 0.9f, nesterov);
            requireLost("momentum" + shape, length, 0, 2);
        }
        fillLost(length);
        subject.rmsProp(mine[0], mine[1], mine[3], length, 0.1f, 0f, 0.9f, 1e-8f);
        requireLost("rmsProp" + shape, length, 0, 3);
        fillLost(length);
        subject.adam(mine[0], mine[1], mine[2], mine[3], length, 0.1f, 0f, 0f, 0.9f, 0.999f, 1e-8f, 1f, 1f);
        requireLost("adam" + shape, length, 0, 2, 3);
    }

    private void fillLost(int length) {
        fillRule(length);
        for (int i = 0; i < length; i++) {
            mine[1][i] = Float.NaN;
        }
    }

    private void requireLost(String what, int length, int... buffers) {
        for (int buffer : buffers) {
            for (int i = 0; i < length; i++) {
                if (!Float.isNaN(mine[buffer][i])) {
                    throw new AssertionError("After a gradient that is no number, " + what + " left " + mine[buffer][i]
                            + " in buffer " + buffer + ".");
                }
            }
        }
    }

    /** Without gradients, running means shrink; they do not become subnormal numbers but 0. */
    private void checkTinyMeans(String shape, int length) {
        for (boolean nesterov : new boolean[] {false, true}) {
            fillTiny(length);
            subject.momentum(mine[0], mine[1], mine[2], length, 0.1f, 0f, 0.9f, nesterov);
            requireZeros("momentum" + shape, 2, length);
        }
        fillTiny(length);
        subject.rmsProp(mine[0], mine[1], mine[3], length, 0.1f, 0f, 0.9f, 1e-8f);
        requireZeros("rmsProp" + shape, 3, length);
        fillTiny(length);
        subject.adam(mine[0], mine[1], mine[2], mine[3], length, 0.1f, 0f, 0f, 0.9f, 0.999f, 1e-8f, 1f, 1f);
        requireZeros("adam" + shape, 2, length);
        requireZeros("adam" + shape, 3, length);
    }

    private void fillTiny(int length) {
        for (int i = 0; i < length; i++) {
            mine[1][i] = 0f;
            mine[2][i] = i % 2 == 0 ? 0.9f * Kernels.LEAST_MEAN : -0.9f * Kernels.LEAST_MEAN;
            mine[3][i] = 0.9f * Kernels.LEAST_MEAN;
        }
    }

    private void requireZeros(String what, int buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (mine[buffer][i] != 0f) {
                throw new AssertionError("A running mean of " + what + " is " + mine[buffer][i] + ", not 0.");
            }
        }
    }

    /** Weights, gradients, running means, and running squares, which are above zero. */
    private void fillRule(int length) {
        for (int buffer = 0; buffer < 4; buffer++) {
            fill(buffer, length);
        }
        for (int i = 0; i < length; i++) {
            float square = 0.5f + Math.abs(theirs[3][i]);
            mine[3][i] = square;
            theirs[3][i] = square;
        }
    }
}
