package inkling.nn;

import inkling.kernel.Backend;
import inkling.kernel.Kernels;
import inkling.kernel.Memory;
import inkling.kernel.Random32;

/**
 * Inverted dropout; see {@link Kernels#dropout}. Each pass in training has a mask of its own.
 *
 * <p>In training the outputs have a buffer of their own: the layer before still needs its outputs as they were, to
 * find its activation's slope. Otherwise the input is handed on.
 */
final class DropoutLayer implements Layer {
    private final float rate;
    private final Random32 random;
    private final int width;
    private final float[] output;
    private final Kernels kernels;
    private int mask;

    DropoutLayer(LayerSpec.Dropout spec, int width, int maxRows, Random32 random, Backend backend) {
        this.rate = spec.rate();
        this.random = random;
        this.width = width;
        kernels = backend.kernels();
        Memory memory = backend.memory();
        output = memory.allocate(maxRows * width);
    }

    @Override
    public float[] forward(float[] input, int rows, boolean training) {
        if (!training) {
            return input;
        }
        mask = random.nextInt();
        kernels.dropout(input, output, rows * width, rate, mask);
        return output;
    }

    @Override
    public float[] backward(float[] delta, int rows) {
        kernels.dropout(delta, delta, rows * width, rate, mask);
        return delta;
    }
}
