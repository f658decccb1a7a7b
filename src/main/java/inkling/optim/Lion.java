package inkling.optim;

import inkling.kernel.UpdateRule;

/**
 * Lion (Chen et al., "Symbolic discovery of optimization algorithms", 2023, algorithm 2): every weight moves by the same
 * length, the rate, in the direction of an average of gradients; decay is taken from the weight itself.
 *
 * <pre>
 * c = beta1 · m + (1 - beta1) · g
 * w = w - rate · (sign(c) + decay · w)
 * m = beta2 · m + (1 - beta2) · g
 * </pre>
 *
 * <p>The running mean m of the gradient is the rule's state. Good rates are three to ten times smaller than Adam's.
 *
 * @param beta1 weight of the mean in the direction, in [0, 1); customarily 0.9
 * @param beta2 how much of the mean is kept, in [0, 1)
 */
public record Lion(float beta1, float beta2) implements UpdateRule {
    /** Lion with the customary beta2 of 0.99. */
    public Lion(float beta1) {
        this(beta1, 0.99f);
    }

    @Override
    public String name() {
        return "lion";
    }

    @Override
    public int stateArrays() {
        return 1;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] state, int length, Step step) {
        float[] m = state[0];
        float rate = step.rate();
        float decay = step.decay();
        for (int i = 0; i < length; i++) {
            float c = UpdateRule.mean(beta1 * m[i] + (1 - beta1) * g[i]);
            w[i] -= rate * (Math.signum(c) + decay * w[i]);
            m[i] = UpdateRule.mean(beta2 * m[i] + (1 - beta2) * g[i]);
        }
    }

    @Override
    public float[] numbers(Step step) {
        return new float[] {step.rate(), step.decay(), beta1, 1f - beta1, beta2, 1f - beta2};
    }
}
