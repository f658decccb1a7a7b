package inkling.optim;

import inkling.kernel.UpdateRule;

/**
 * Plain stochastic gradient descent (Robbins and Monro 1951; Goodfellow et al. 2016, algorithm 8.1):
 *
 * <pre>w = w - rate · (g + decay · w)</pre>
 */
public record GradientDescent() implements UpdateRule {
    @Override
    public String name() {
        return "descend";
    }

    @Override
    public int stateArrays() {
        return 0;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] state, int length, Step step) {
        float rate = step.rate();
        float keep = keep(step);
        for (int i = 0; i < length; i++) {
            w[i] = keep * w[i] - rate * g[i];
        }
    }

    /** The fraction of a weight that decay leaves. */
    private static float keep(Step step) {
        return 1f - step.rate() * step.decay();
    }

    @Override
    public float[] numbers(Step step) {
        return new float[] {step.rate(), keep(step)};
    }
}
