package inkling.optim;

import inkling.kernel.UpdateRule;

/**
 * Adam (Kingma and Ba 2015, algorithm 1), or AdamW, whose weight decay is decoupled: subtracted from the weight itself, so
 * that it does not depend on the size of past gradients (Loshchilov and Hutter 2019, algorithm 2). In step t = 1, 2, …:
 *
 * <pre>
 * g = gradient + decay · w               or, decoupled, g = gradient
 * m = beta1 · m + (1 - beta1) · g        m̂ = m / (1 - beta1ᵗ)
 * s = beta2 · s + (1 - beta2) · g²       ŝ = s / (1 - beta2ᵗ)
 * w = w - rate · m̂ / (√ŝ + epsilon)      and, decoupled, - rate · decay · w
 * </pre>
 *
 * <p>The running means m of the gradient and s of its square are the rule's state. They begin as zeros, which the
 * divisions by {@code 1 - betaᵗ} correct.
 *
 * @param beta1 how much of the gradient's mean is kept, in [0, 1); customarily 0.9
 * @param beta2 how much of the square's mean is kept, in [0, 1)
 * @param epsilon keeps the divisor above 0
 * @param decoupled whether weight decay bypasses the means
 */
public record Adam(float beta1, float beta2, float epsilon, boolean decoupled) implements UpdateRule {
    /** Adam or AdamW with the customary beta2 of 0.999 and epsilon of 1e-8. */
    public Adam(float beta1, boolean decoupled) {
        this(beta1, 0.999f, 1e-8f, decoupled);
    }

    @Override
    public String name() {
        return decoupled ? "adamW" : "adam";
    }

    @Override
    public int stateArrays() {
        return 2;
    }

    @Override
    public void apply(float[] w, float[] gradient, float[][] state, int length, Step step) {
        float[] m = state[0];
        float[] s = state[1];
        float rate = step.rate();
        float decay = decoupled ? 0 : step.decay();
        float shrink = decoupled ? rate * step.decay() : 0;
        float meanCorrection = correction(beta1, step);
        float squareCorrection = correction(beta2, step);
        for (int i = 0; i < length; i++) {
            float g = gradient[i] + decay * w[i];
            m[i] = UpdateRule.mean(beta1 * m[i] + (1 - beta1) * g);
            s[i] = UpdateRule.mean(beta2 * s[i] + (1 - beta2) * g * g);
            w[i] = w[i]
                    - shrink * w[i]
                    - rate * m[i] * meanCorrection / ((float) Math.sqrt(s[i] * squareCorrection) + epsilon);
        }
    }

    /** {@code 1 / (1 - betaᵗ)}: the factor by which a mean that began at zero is too small. */
    private static float correction(float beta, Step step) {
        return (float) (1 / (1 - Math.pow(beta, step.number())));
    }

    @Override
    public float[] numbers(Step step) {
        return new float[] {
            step.rate() * correction(beta1, step),
            decoupled ? 1f - step.rate() * step.decay() : step.decay(),
            beta1,
            1f - beta1,
            beta2,
            1f - beta2,
            epsilon,
            correction(beta2, step)
        };
    }
}
