package inkling.optim;

import inkling.kernel.UpdateRule;

/**
 * RMSProp (Tieleman and Hinton 2012, lecture 6.5). With {@code g = gradient + decay · w}:
 *
 * <pre>
 * s = rho · s + (1 - rho) · g²
 * w = w - rate · g / (√s + epsilon)
 * </pre>
 *
 * <p>The running mean s of the squared gradient is the rule's state.
 *
 * @param rho how much of the mean is kept, in [0, 1)
 * @param epsilon keeps the divisor above 0
 */
public record RmsProp(float rho, float epsilon) implements UpdateRule {
    /** The customary rule: rho 0.9, epsilon 1e-8. */
    public RmsProp() {
        this(0.9f, 1e-8f);
    }

    @Override
    public String name() {
        return "rmsProp";
    }

    @Override
    public int stateArrays() {
        return 1;
    }

    @Override
    public void apply(float[] w, float[] gradient, float[][] state, int length, Step step) {
        float[] s = state[0];
        float rate = step.rate();
        float decay = step.decay();
        for (int i = 0; i < length; i++) {
            float g = gradient[i] + decay * w[i];
            s[i] = UpdateRule.mean(rho * s[i] + (1 - rho) * g * g);
            w[i] -= rate * g / ((float) Math.sqrt(s[i]) + epsilon);
        }
    }

    @Override
    public float[] numbers(Step step) {
        return new float[] {step.rate(), step.decay(), rho, 1f - rho, epsilon};
    }
}
