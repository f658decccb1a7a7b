package inkling.nn;

import inkling.kernel.Kernels;
import inkling.kernel.Random32;

/**
 * Inverted dropout: in training each value is dropped with probability {@code rate}, and the others are scaled by
 * {@code 1 / (1 - rate)}, so that nothing need change when the network is used (Srivastava et al. 2014, section 10).
 *
 * <p>In training the outputs have a buffer of their own: the layer before still needs its outputs as they were, to
 * find its activation's slope. Otherwise the input is handed on.
 */
final class DropoutLayer implements Layer {
    private final float rate;
    private final Random32 random;
    private final int width;
    private final float[] mask;
    private final float[] output;

    DropoutLayer(LayerSpec.Dropout spec, int width, int maxRows, Random32 random, Kernels kernels) {
        this.rate = spec.rate();
        this.random = random;
        this.width = width;
        mask = kernels.allocate(maxRows * width);
        output = kernels.allocate(maxRows * width);
    }

    @Override
    public float[] forward(float[] input, int rows, boolean training) {
        if (!training) {
            return input;
        }
        float scale = 1f / (1f - rate);
        for (int i = 0; i < rows * width; i++) {
            mask[i] = random.nextFloat() < rate ? 0f : scale;
            output[i] = input[i] * mask[i];
        }
        return output;
    }

    @Override
    public float[] backward(float[] delta, int rows) {
        for (int i = 0; i < rows * width; i++) {
            delta[i] *= mask[i];
        }
        return delta;
    }
}
