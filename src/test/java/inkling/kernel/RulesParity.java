package inkling.kernel;

/**
 * Compares the optimisers' rules of one {@link Kernels} with another's on random numbers.
 *
 * <p>Plain Java without a test framework, so that it also runs where there is none; a difference is an
 * {@link AssertionError} that names kernel, shape and place.
 */
public final class RulesParity extends PairedBuffers {
    /**
     * @param subject what is checked
     * @param oracle what is taken to be right
     * @param longestSide no array that will be checked is longer than its square
     * @param exact whether every bit must be the oracle's
     */
    public RulesParity(Kernels subject, Kernels oracle, int longestSide, boolean exact) {
        super(subject, oracle, longestSide, exact);
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
