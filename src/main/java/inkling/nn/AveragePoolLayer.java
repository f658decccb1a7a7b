package inkling.nn;

import inkling.kernel.Backend;
import inkling.kernel.Kernels;
import inkling.kernel.Memory;
import inkling.kernel.Window;

/**
 * Average pooling: the mean of each channel under a window, whose derivative is shared by all that it was taken of
 * (LeCun et al. 1990). Pictures are {@code rows × height × width × channels}, and so are the outputs.
 */
final class AveragePoolLayer implements Layer {
    private final Kernels kernels;
    private final Window window;
    private final float[] output;
    private final float[] inputDelta;

    AveragePoolLayer(LayerSpec.AveragePool spec, Shape input, int maxRows, Backend backend) {
        kernels = backend.kernels();
        window = spec.window(input);
        Memory memory = backend.memory();
        output = memory.allocate(maxRows * window.outputs());
        inputDelta = memory.allocate(maxRows * window.inputs());
    }

    @Override
    public float[] forward(float[] input, int rows, boolean training) {
        kernels.pools().averagePool(window, input, output, rows);
        return output;
    }

    @Override
    public float[] backward(float[] delta, int rows) {
        kernels.pools().averagePoolDelta(window, delta, inputDelta, rows);
        return inputDelta;
    }
}
