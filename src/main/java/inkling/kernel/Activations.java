package inkling.kernel;

/** The activations of {@link ScalarKernels}, for many values at a time. */
final class Activations {
    private Activations() {}

    static void apply(Activation activation, float[] values, int length) {
        switch (activation) {
            case IDENTITY -> {}
            case RELU -> {
                for (int i = 0; i < length; i++) {
                    // What is not a number stays so.
                    values[i] = values[i] < 0f ? 0f : values[i];
                }
            }
            default -> {
                for (int i = 0; i < length; i++) {
                    values[i] = activation.apply(values[i]);
                }
            }
        }
    }

    /** Multiplies each delta by the activation's slope where it gave that output. */
    static void multiplyBySlope(Activation activation, float[] outputs, float[] delta, int length) {
        switch (activation) {
            case IDENTITY -> {}
            case RELU -> {
                for (int i = 0; i < length; i++) {
                    delta[i] = outputs[i] > 0f ? delta[i] : 0f;
                }
            }
            default -> {
                for (int i = 0; i < length; i++) {
                    delta[i] *= activation.slope(outputs[i]);
                }
            }
        }
    }
}
