package inkling.kernel;

import java.util.Arrays;

/** The optimisers' steps among the {@link Kernels} in plain Java. */
abstract class ScalarRules implements Kernels {
    @Override
    public void descend(float[] weights, float[] gradient, int length, float rate, float decay) {
        float keep = 1f - rate * decay;
        for (int i = 0; i < length; i++) {
            weights[i] = keep * weights[i] - rate * gradient[i];
        }
        Arrays.fill(gradient, 0, length, 0f);
    }

    @Override
    public void momentum(
            float[] weights,
            float[] gradient,
            float[] velocity,
            int length,
            float rate,
            float decay,
            float momentum,
            boolean nesterov) {
        for (int i = 0; i < length; i++) {
            float g = gradient[i] + decay * weights[i];
            velocity[i] = mean(momentum * velocity[i] + g);
            weights[i] -= rate * (nesterov ? g + momentum * velocity[i] : velocity[i]);
        }
        Arrays.fill(gradient, 0, length, 0f);
    }

    @Override
    public void rmsProp(
            float[] weights,
            float[] gradient,
            float[] square,
            int length,
            float rate,
            float decay,
            float rho,
            float epsilon) {
        for (int i = 0; i < length; i++) {
            float g = gradient[i] + decay * weights[i];
            square[i] = mean(rho * square[i] + (1 - rho) * g * g);
            weights[i] -= rate * g / ((float) Math.sqrt(square[i]) + epsilon);
        }
        Arrays.fill(gradient, 0, length, 0f);
    }

    @Override
    public void adam(
            float[] weights,
            float[] gradient,
            float[] mean,
            float[] square,
            int length,
            float rate,
            float decay,
            float shrink,
            float beta1,
            float beta2,
            float epsilon,
            float meanCorrection,
            float squareCorrection) {
        for (int i = 0; i < length; i++) {
            float w = weights[i];
            float g = gradient[i] + decay * w;
            float m = mean(beta1 * mean[i] + (1 - beta1) * g);
            float s = mean(beta2 * square[i] + (1 - beta2) * g * g);
            mean[i] = m;
            square[i] = s;
            weights[i] =
                    w - shrink * w - rate * m * meanCorrection / ((float) Math.sqrt(s * squareCorrection) + epsilon);
        }
        Arrays.fill(gradient, 0, length, 0f);
    }

    private static float mean(float value) {
        // What is no number stays so, or the run would go on as if nothing had happened.
        return Math.abs(value) < LEAST_MEAN ? 0f : value;
    }
}
