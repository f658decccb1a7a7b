package inkling.nn;

import inkling.kernel.Backend;
import inkling.kernel.Kernels;
import inkling.kernel.Memory;
import inkling.kernel.Window;

/**
 * Max pooling: the largest value of each channel under a window, which alone receives the derivative (Ranzato et al.
 * 2007). Pictures are {@code rows × height × width × channels}, and so are the outputs.
 */
final class MaxPoolLayer implements Layer {
    private final Kernels kernels;
    private final Window window;
    private final float[] output;
    private final int[] winners;
    private final float[] inputDelta;

    MaxPoolLayer(LayerSpec.MaxPool spec, Shape input, int maxRows, Backend backend) {
        kernels = backend.kernels();
        Memory memory = backend.memory();
        window = spec.window(input);
        output = memory.allocate(maxRows * window.outputs());
        winners = memory.allocateIndices(maxRows * window.outputs());
        inputDelta = memory.allocate(maxRows * window.inputs());
    }

    @Override
    public float[] forward(float[] input, int rows, boolean training) {
        kernels.pools().maxPool(window, input, output, winners, rows);
        return output;
    }

    @Override
    public float[] backward(float[] delta, int rows) {
        kernels.pools().maxPoolDelta(window, delta, winners, inputDelta, rows);
        return inputDelta;
    }
}
