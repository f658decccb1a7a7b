package inkling.optim;

import inkling.kernel.UpdateRule;

/**
 * Gradient descent with momentum (Polyak 1964; Sutskever et al. 2013, section 2). With
 * {@code g = gradient + decay · w}:
 *
 * <pre>
 * v = momentum · v + g
 * w = w - rate · v                       or, with Nesterov's look-ahead,
 * w = w - rate · (g + momentum · v)      (as rewritten by Bengio et al. 2012)
 * </pre>
 *
 * <p>The velocity v is the rule's state.
 *
 * @param momentum how much of the velocity is kept, in [0, 1); customarily 0.9
 * @param nesterov whether the gradient step is taken from the point that the velocity leads to
 */
public record Momentum(float momentum, boolean nesterov) implements UpdateRule {
    @Override
    public String name() {
        return nesterov ? "nesterov" : "momentum";
    }

    @Override
    public int stateArrays() {
        return 1;
    }

    @Override
    public void apply(float[] w, float[] gradient, float[][] state, int length, Step step) {
        float[] v = state[0];
        float rate = step.rate();
        float decay = step.decay();
        for (int i = 0; i < length; i++) {
            float g = gradient[i] + decay * w[i];
            v[i] = UpdateRule.mean(momentum * v[i] + g);
            w[i] -= rate * (nesterov ? g + momentum * v[i] : v[i]);
        }
    }

    @Override
    public float[] numbers(Step step) {
        return new float[] {step.rate(), step.decay(), momentum};
    }
}
