package inkling.kernel;

/**
 * Compares the activations, dropout and softmax of one {@link Kernels} with another's on random numbers.
 *
 * <p>Plain Java without a test framework, so that it also runs where there is none; a difference is an
 * {@link AssertionError} that names kernel, shape and place.
 */
public final class ActivationsParity extends PairedBuffers {
    /**
     * @param subject what is checked
     * @param oracle what is taken to be right
     * @param longestSide no array that will be checked is longer than its square
     * @param exact whether every bit must be the oracle's
     */
    public ActivationsParity(Backend subject, Backend oracle, int longestSide, boolean exact) {
        super(subject, oracle, longestSide, exact);
    }

    /** Checks an activation and its derivative on so many values. */
    public void checkActivation(Activation activation, int length) {
        reach(length);
        fill(0, length);
        fill(1, length);
        subject.activate(activation, mine[0], length);
        oracle.activate(activation, theirs[0], length);
        compare(activation + " of " + length, 0, length, RULE_ROUNDINGS * ROUNDING);
        if (activation.slopeNeedsInput()) {
            fill(0, length);
        }
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
}
