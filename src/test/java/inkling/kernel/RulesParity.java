package inkling.kernel;

import inkling.optim.OptimizerKind;
import java.util.Arrays;
import java.util.List;

/**
 * Compares every optimiser's step by one {@link Kernels} with another's on random numbers.
 *
 * <p>Plain Java without a test framework, so that it also runs where there is none; a difference is an
 * {@link AssertionError} that names kernel, shape and place.
 */
public final class RulesParity extends PairedBuffers {
    private static final float MOMENTUM = 0.9f;
    private static final UpdateRule.Step STEP = new UpdateRule.Step(0.1f, 0.01f, 7);
    private static final UpdateRule.Step WITHOUT_DECAY = new UpdateRule.Step(0.1f, 0f, 1);

    /** The buffer in which a rule's state begins, behind those of weights and gradient. */
    private static final int STATE = 2;

    /**
     * @param subject what is checked
     * @param oracle what is taken to be right
     * @param longestSide no array that will be checked is longer than its square
     * @param exact whether every bit must be the oracle's
     */
    public RulesParity(Backend subject, Backend oracle, int longestSide, boolean exact) {
        super(subject, oracle, longestSide, exact);
    }

    /** Checks one step of every optimiser's rule on so many weights, with state from earlier steps. */
    public void checkRules(int length) {
        // Weights, gradients and velocities are a few units large, so a step's rounding errors are too.
        double tolerance = RULE_ROUNDINGS * ROUNDING * 8;
        reach(length);
        for (OptimizerKind kind : OptimizerKind.values()) {
            UpdateRule rule = kind.rule(MOMENTUM);
            String name = rule.name() + " of " + length;
            fillRule(rule, length);
            update(subject, rule, mine, length, STEP);
            update(oracle, rule, theirs, length, STEP);
            compareAll(name, length, tolerance);
            checkTinyMeans(rule, name, length);
            checkLostMeans(rule, name, length);
        }
    }

    private static void update(Kernels kernels, UpdateRule rule, float[][] of, int length, UpdateRule.Step step) {
        float[][] state = List.of(of).subList(STATE, STATE + rule.stateArrays()).toArray(new float[0][]);
        kernels.update(rule, of[0], of[1], state, length, step);
    }

    /** Weights, gradients, and state, of which running squares are above zero. */
    private void fillRule(UpdateRule rule, int length) {
        for (int buffer = 0; buffer < 4; buffer++) {
            fill(buffer, length);
        }
        for (int buffer = STATE; buffer < STATE + rule.stateArrays(); buffer++) {
            if (isSquare(rule, buffer)) {
                for (int i = 0; i < length; i++) {
                    float square = 0.5f + Math.abs(theirs[buffer][i]);
                    mine[buffer][i] = square;
                    theirs[buffer][i] = square;
                }
            }
        }
    }

    /** Whether the rule takes a root of what is in a buffer: a number below 0 there gives a weight that is none. */
    private static boolean isSquare(UpdateRule rule, int buffer) {
        float[][] values = {{1f}, {0f}, {0f}, {0f}};
        values[buffer][0] = -1f;
        update(new ScalarKernels(), rule, values, 1, WITHOUT_DECAY);
        return Float.isNaN(values[0][0]);
    }

    /** A gradient that is no number is not hidden: the weights and state that it goes into are none either. */
    private void checkLostMeans(UpdateRule rule, String name, int length) {
        fillRule(rule, length);
        for (int i = 0; i < length; i++) {
            mine[1][i] = Float.NaN;
        }
        update(subject, rule, mine, length, WITHOUT_DECAY);
        requireLost(name, 0, length);
        for (int buffer = STATE; buffer < STATE + rule.stateArrays(); buffer++) {
            requireLost(name, buffer, length);
        }
    }

    private void requireLost(String name, int buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (!Float.isNaN(mine[buffer][i])) {
                throw new AssertionError("After a gradient that is no number, " + name + " left " + mine[buffer][i]
                        + " in buffer " + buffer + ".");
            }
        }
    }

    /** Without gradients, running means shrink; they do not become subnormal numbers but 0. */
    private void checkTinyMeans(UpdateRule rule, String name, int length) {
        Arrays.fill(mine[1], 0, length, 0f);
        for (int buffer = STATE; buffer < STATE + rule.stateArrays(); buffer++) {
            float odd = isSquare(rule, buffer) ? 0.9f : -0.9f;
            for (int i = 0; i < length; i++) {
                mine[buffer][i] = (i % 2 == 0 ? 0.9f : odd) * UpdateRule.LEAST_MEAN;
            }
        }
        update(subject, rule, mine, length, WITHOUT_DECAY);
        for (int buffer = STATE; buffer < STATE + rule.stateArrays(); buffer++) {
            for (int i = 0; i < length; i++) {
                if (mine[buffer][i] != 0f) {
                    throw new AssertionError("A running mean of " + name + " is " + mine[buffer][i] + ", not 0.");
                }
            }
        }
    }
}
