package inkling.nn.inspect;

import inkling.nn.NetworkTrace;

/**
 * What each unit of a layer contributes to the logit of a class: its output times the derivative of the logit with respect to
 * that output, {@code y · ∂z/∂y}, added up over the pixels of a feature map.
 *
 * <p>For the last hidden layer that is exactly the output times the weight with which it enters the logit, so that these
 * contributions and the bias sum to the logit. For layers before, it is what the logit would lose if the unit fell silent and
 * everything after it were linear (gradient times input, Shrikumar et al. 2016, for a layer in the place of the image).
 */
public final class Contributions {
    private Contributions() {}

    /**
     * The contributions of all units or feature maps of a layer.
     *
     * @param trace after a pass back from the logit
     */
    public static float[] of(NetworkTrace trace, int layer) {
        float[] outputs = trace.output(layer);
        float[] derivative = trace.derivative(layer);
        int channels = trace.spec().inputOf(layer + 1).channels();
        float[] sums = new float[channels];
        for (int i = 0; i < derivative.length; i++) {
            sums[i % channels] += outputs[i] * derivative[i];
        }
        return sums;
    }

    /**
     * The numbers of the values that are largest, whether above or below zero, the largest first; of equal ones, the first.
     *
     * @param most how many at the most
     */
    public static int[] strongest(float[] values, int most) {
        int[] best = new int[Math.min(most, values.length)];
        int found = 0;
        for (int i = 0; i < values.length; i++) {
            float size = Math.abs(values[i]);
            if (found == best.length && (found == 0 || size <= Math.abs(values[best[found - 1]]))) {
                continue;
            }
            int at = found < best.length ? found++ : found - 1;
            while (at > 0 && size > Math.abs(values[best[at - 1]])) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = i;
        }
        return best;
    }
}
