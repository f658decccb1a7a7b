package inkling.nn;

import inkling.kernel.Kernels;
import inkling.kernel.Random32;
import java.util.List;

/**
 * Inverted dropout: in training each value is dropped with probability {@code rate}, and the others are scaled by
 * {@code 1 / (1 - rate)}, so that nothing need change when the network is used (Srivastava et al. 2014, section 10).
 *
 * <p>It works in place: the returned buffer is the one that it was given.
 */
final class DropoutLayer implements Layer {
    private final float rate;
    private final Random32 random;
    private final int width;
    private final float[] mask;

    DropoutLayer(LayerSpec.Dropout spec, int width, int maxRows, Random32 random, Kernels kernels) {
        this.rate = spec.rate();
        this.random = random;
        this.width = width;
        mask = kernels.allocate(maxRows * width);
    }

    @Override
    public float[] forward(float[] input, int rows, boolean training) {
        if (training) {
            float scale = 1f / (1f - rate);
            for (int i = 0; i < rows * width; i++) {
                mask[i] = random.nextFloat() < rate ? 0f : scale;
                input[i] *= mask[i];
            }
        }
        return input;
    }

    @Override
    public float[] backward(float[] delta, int rows) {
        for (int i = 0; i < rows * width; i++) {
            delta[i] *= mask[i];
        }
        return delta;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }
}
