package inkling.kernel;

import java.util.Arrays;

/**
 * Four buffers of the same numbers in the memory of two {@link Kernels}, and a third time as their magnitudes, for what
 * one makes of them to be compared with what the other does.
 *
 * <p>They are made once, at their largest, and are longer than what a kernel may write: what lies behind must stay as it
 * was.
 */
abstract class PairedBuffers {
    /** Half the distance from 1 to the next float: the relative error of one rounding. */
    static final double ROUNDING = 0x1p-24;

    /** Roundings in a rule that is applied to each value on its own: no rule has more than eight operations. */
    static final int RULE_ROUNDINGS = 16;

    private static final int GUARD = 8;

    /** Longer than any vector of biases or labels' deltas that goes with a smaller matrix. */
    private static final int MIN_REACH = 1024;

    private static final float UNTOUCHED = -12345.75f;

    final Backend subjectBackend;
    final Backend oracleBackend;
    final Kernels subject;
    final Kernels oracle;
    final Random32 random = new Random32(20);
    final float[][] mine;
    final float[][] theirs;
    final float[][] magnitudes;
    private final boolean exact;
    private final int size;
    private int used;

    PairedBuffers(Backend subject, Backend oracle, int longestSide, boolean exact) {
        subjectBackend = subject;
        oracleBackend = oracle;
        this.subject = subject.kernels();
        this.oracle = oracle.kernels();
        this.exact = exact;
        size = Math.max(longestSide * longestSide, MIN_REACH) + GUARD;
        mine = buffers(subject.memory());
        theirs = buffers(oracle.memory());
        magnitudes = buffers(oracle.memory());
    }

    private float[][] buffers(Memory memory) {
        return new float[][] {memory.allocate(size), memory.allocate(size), memory.allocate(size), memory.allocate(size)
        };
    }

    void compareAll(String name, int length, double tolerance) {
        for (int buffer = 0; buffer < 4; buffer++) {
            compare(name + ", buffer " + buffer + ",", buffer, length, tolerance);
        }
    }

    /** The next check uses at most so much of each buffer; wiping all of it each time would take most of the time. */
    void reach(int length) {
        used = Math.max(length, MIN_REACH) + GUARD;
    }

    void fill(int buffer, int length) {
        fillScaled(buffer, length, 1f);
    }

    void fillScaled(int buffer, int length, float scale) {
        int largest = Math.min(size, used);
        Arrays.fill(mine[buffer], 0, largest, UNTOUCHED);
        Arrays.fill(theirs[buffer], 0, largest, UNTOUCHED);
        Arrays.fill(magnitudes[buffer], 0, largest, 0f);
        for (int i = 0; i < length; i++) {
            float value = scale * random.nextGaussian();
            mine[buffer][i] = value;
            theirs[buffer][i] = value;
            magnitudes[buffer][i] = Math.abs(value);
        }
    }

    /**
     * Compares sums of {@code terms} products. Each of the two may be off by one rounding of the sum of the terms'
     * magnitudes for each addition, in whatever order they were added (Higham 2002, section 4.2).
     */
    void compareSums(String name, int buffer, int length, int terms) {
        for (int i = 0; i < length; i++) {
            compareAt(name, buffer, i, 2 * (terms + 1) * ROUNDING * magnitudes[buffer][i]);
        }
        compareGuard(name, buffer, length);
    }

    void compare(String name, int buffer, int length, double tolerance) {
        for (int i = 0; i < length; i++) {
            compareAt(name, buffer, i, tolerance);
        }
        compareGuard(name, buffer, length);
    }

    private void compareAt(String name, int buffer, int i, double tolerance) {
        double difference = Math.abs((double) mine[buffer][i] - theirs[buffer][i]);
        double allowed = exact ? 0 : tolerance;
        if (!(difference <= allowed)) {
            throw new AssertionError("Value " + i + " of " + name + " is " + mine[buffer][i] + ", not "
                    + theirs[buffer][i] + " ± " + allowed + ".");
        }
    }

    private void compareGuard(String name, int buffer, int length) {
        for (int i = length; i < Math.min(size, length + GUARD); i++) {
            if (mine[buffer][i] != UNTOUCHED) {
                throw new AssertionError(name + " has written to place " + i + ", behind its " + length + " values.");
            }
        }
    }
}
