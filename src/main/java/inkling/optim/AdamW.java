package inkling.optim;

import inkling.kernel.UpdateRule;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2): {@link Adam} on the gradient alone, while
 * the decay is subtracted from the weight itself, so that it does not depend on the size of past gradients.
 *
 * <pre>w = w - rate · decay · w - rate · m̂ / (√ŝ + epsilon)</pre>
 *
 * @param beta1 how much of the gradient's mean is kept, in [0, 1); customarily 0.9
 * @param beta2 how much of the square's mean is kept, in [0, 1)
 * @param epsilon keeps the divisor above 0
 */
public record AdamW(float beta1, float beta2, float epsilon) implements UpdateRule {
    /** AdamW with the customary beta2 of 0.999 and epsilon of 1e-8. */
    public AdamW(float beta1) {
        this(beta1, Adam.BETA2, Adam.EPSILON);
    }

    @Override
    public String name() {
        return "adamW";
    }

    @Override
    public int stateArrays() {
        return 2;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] state, int length, Step step) {
        float[] m = state[0];
        float[] s = state[1];
        float rate = step.rate();
        float shrink = shrink(step);
        float meanCorrection = Adam.correction(beta1, step);
        float squareCorrection = Adam.correction(beta2, step);
        for (int i = 0; i < length; i++) {
            m[i] = UpdateRule.mean(beta1 * m[i] + (1 - beta1) * g[i]);
            s[i] = UpdateRule.mean(beta2 * s[i] + (1 - beta2) * g[i] * g[i]);
            w[i] = w[i]
                    - shrink * w[i]
                    - rate * m[i] * meanCorrection / ((float) Math.sqrt(s[i] * squareCorrection) + epsilon);
        }
    }

    private static float shrink(Step step) {
        return step.rate() * step.decay();
    }

    @Override
    public float[] numbers(Step step) {
        return new float[] {
            step.rate() * Adam.correction(beta1, step),
            1f - shrink(step),
            beta1,
            1f - beta1,
            beta2,
            1f - beta2,
            epsilon,
            Adam.correction(beta2, step)
        };
    }
}
