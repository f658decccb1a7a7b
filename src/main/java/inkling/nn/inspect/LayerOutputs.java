package inkling.nn.inspect;

import inkling.kernel.Activation;

/** What a layer gives out for a sample of images. */
final class LayerOutputs {
    /** An output this near to an end of its activation's range is counted as saturated: there the slope is below 0.05. */
    private static final float NEAR = 0.01f;

    private final Activation activation;
    private final boolean[] wasActive;
    private final Histogram histogram = new Histogram();
    private int saturated;

    LayerOutputs(Activation activation, int channels) {
        this.activation = activation;
        wasActive = new boolean[channels];
    }

    /** Adds the outputs for one image, of which there are so many, channels innermost. */
    void add(float[] values, int length) {
        histogram.addAll(values, length);
        for (int i = 0; i < length; i++) {
            wasActive[i % wasActive.length] |= values[i] != 0f;
            saturated += isSaturated(values[i]) ? 1 : 0;
        }
    }

    private boolean isSaturated(float y) {
        return switch (activation) {
            case SIGMOID -> y < NEAR || y > 1 - NEAR;
            case TANH -> Math.abs(y) > 1 - NEAR;
            default -> false;
        };
    }

    Activation activation() {
        return activation;
    }

    Histogram histogram() {
        return histogram;
    }

    /** Number of units or feature maps. */
    int channels() {
        return wasActive.length;
    }

    /** How many units or feature maps were 0 everywhere for every image. */
    int silent() {
        int silent = 0;
        for (boolean active : wasActive) {
            silent += active ? 0 : 1;
        }
        return silent;
    }

    /** Which share of all outputs was saturated, 0 to 1. */
    double saturatedShare() {
        return (double) saturated / Math.max(1, histogram.count());
    }
}
