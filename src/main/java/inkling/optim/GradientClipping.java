package inkling.optim;

import inkling.nn.Parameter;
import java.util.List;

/**
 * Clipping of gradients by their global norm (Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural
 * networks", 2013, section 3.2): one direction for all parameters, only shorter where it is too long.
 *
 * <pre>if ‖g‖ > most: g = g · most / ‖g‖, where ‖g‖ = √Σg² over the gradients of all parameters</pre>
 */
public final class GradientClipping {
    private GradientClipping() {}

    /**
     * Shortens the gradients that the parameters hold; shorter ones stay as they are, bit for bit.
     *
     * @param most the longest norm, above 0
     * @return the norm before
     */
    public static double clip(List<Parameter> parameters, float most) {
        double norm = norm(parameters);
        if (norm > most) {
            float scale = (float) (most / norm);
            for (Parameter parameter : parameters) {
                float[] g = parameter.gradient();
                for (int i = 0; i < parameter.length(); i++) {
                    g[i] *= scale;
                }
            }
        }
        return norm;
    }

    /** The norm of the gradients that the parameters hold, in double precision and in one order, whatever the number of threads. */
    public static double norm(List<Parameter> parameters) {
        // Four sums, since each addition to one would have to wait for the one before.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (Parameter parameter : parameters) {
            float[] g = parameter.gradient();
            int i = 0;
            for (; i + 4 <= parameter.length(); i += 4) {
                a += (double) g[i] * g[i];
                b += (double) g[i + 1] * g[i + 1];
                c += (double) g[i + 2] * g[i + 2];
                d += (double) g[i + 3] * g[i + 3];
            }
            for (; i < parameter.length(); i++) {
                a += (double) g[i] * g[i];
            }
        }
        return Math.sqrt((a + b) + (c + d));
    }
}
