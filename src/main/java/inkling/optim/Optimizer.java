package inkling.optim;

import inkling.kernel.Kernels;
import inkling.nn.Parameter;
import java.util.List;

/**
 * Changes a network's parameters along their gradients. The optimiser owns its state: running sums as long as the
 * parameters themselves.
 *
 * <p>The rules are in {@link Kernels}. The constants that recipes do not set are the customary ones: rho 0.9 and
 * epsilon 1e-8 for RMSProp; beta2 0.999 and epsilon 1e-8 for Adam.
 */
public final class Optimizer {
    private static final float RHO = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final OptimizerKind kind;
    private final float momentum;
    private final float decay;
    private final List<Parameter> parameters;
    private final Kernels kernels;
    private final float[][] first;
    private final float[][] second;
    private int steps;

    /**
     * @param momentum momentum's coefficient, or Adam's beta1, in [0, 1); unused by SGD and RMSProp
     * @param decay L2 coefficient (for AdamW the decoupled decay), 0 or more; biases do not decay
     */
    public Optimizer(OptimizerKind kind, float momentum, float decay, List<Parameter> parameters, Kernels kernels) {
        this.kind = kind;
        this.momentum = momentum;
        this.decay = decay;
        this.parameters = List.copyOf(parameters);
        this.kernels = kernels;
        first = state(kind != OptimizerKind.SGD);
        second = state(kind == OptimizerKind.ADAM || kind == OptimizerKind.ADAMW);
    }

    private float[][] state(boolean needed) {
        float[][] buffers = new float[parameters.size()][];
        for (int p = 0; p < buffers.length; p++) {
            buffers[p] = kernels.allocate(needed ? parameters.get(p).length() : 0);
        }
        return buffers;
    }

    /**
     * One step down the gradients that the parameters hold, which are zero afterwards.
     *
     * @param rate learning rate, above 0
     */
    public void step(float rate) {
        steps++;
        for (int p = 0; p < first.length; p++) {
            Parameter parameter = parameters.get(p);
            step(parameter, first[p], second[p], rate, parameter.decays() ? decay : 0f);
        }
    }

    private void step(Parameter parameter, float[] m, float[] s, float rate, float l2) {
        float[] w = parameter.values();
        float[] g = parameter.gradient();
        int n = parameter.length();
        switch (kind) {
            case SGD -> kernels.descend(w, g, n, rate, l2);
            case MOMENTUM -> kernels.momentum(w, g, m, n, rate, l2, momentum, false);
            case NESTEROV -> kernels.momentum(w, g, m, n, rate, l2, momentum, true);
            case RMSPROP -> kernels.rmsProp(w, g, m, n, rate, l2, RHO, EPSILON);
            case ADAM -> adam(parameter, m, s, rate, l2, 0f);
            case ADAMW -> adam(parameter, m, s, rate, 0f, rate * l2);
        }
    }

    private void adam(Parameter parameter, float[] m, float[] s, float rate, float l2, float shrink) {
        float meanCorrection = (float) (1 / (1 - Math.pow(momentum, steps)));
        float squareCorrection = (float) (1 / (1 - Math.pow(BETA2, steps)));
        kernels.adam(
                parameter.values(),
                parameter.gradient(),
                m,
                s,
                parameter.length(),
                rate,
                l2,
                shrink,
                momentum,
                BETA2,
                EPSILON,
                meanCorrection,
                squareCorrection);
    }
}
