package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Convolution;
import inkling.kernel.Kernels;
import inkling.kernel.Memory;
import inkling.kernel.Window;
import java.util.List;

/**
 * A convolution (strictly a cross-correlation, as the field has it; LeCun et al. 1998, section II.A):
 * {@code y[v, u, f] = g(b[f] + Σ x[v·s + i - top, u·s + j - left, c] · W[i, j, c, f])}, x being zero outside of the
 * picture.
 *
 * <p>Pictures are {@code rows × height × width × channels}, channels innermost, and so is the output, with a channel for
 * each filter. The filters are a matrix {@code size · size · channels × filters}, so that the layer is a dense one over
 * the patches under its window: {@code ∂L/∂W = patchesᵀ · d}, {@code ∂L/∂b = Σ d}, and {@code d · Wᵀ} is added to the
 * pixels that the patches came from.
 */
final class ConvLayer implements Layer {
    private final Kernels kernels;
    private final Activation activation;
    private final Window window;
    private final int filters;
    private final Parameter weights;
    private final Parameter bias;
    private final float[] output;
    private final float[] inputDelta;
    private final Convolution convolution;
    private float[] lastInput;

    /**
     * @param maxRows the largest batch
     * @param first whether nothing is learnt before this layer, so that its input needs no derivative
     */
    ConvLayer(String name, Shape input, LayerSpec.Conv2d spec, int maxRows, boolean first, Backend backend) {
        kernels = backend.kernels();
        Memory memory = backend.memory();
        activation = spec.activation();
        window = spec.window(input);
        filters = spec.filters();
        weights = Parameter.filters(name + ".weight", spec.kernelSize(), input.channels(), filters, memory);
        bias = Parameter.bias(name + ".bias", filters, memory);
        output = memory.allocate(maxRows * window.places() * filters);
        inputDelta = memory.allocate(first ? 0 : maxRows * window.inputs());
        convolution = kernels.convolution(window, filters, maxRows, first);
        lastInput = inputDelta;
    }

    @Override
    public float[] forward(float[] input, int rows, boolean training) {
        lastInput = input;
        convolution.forward(input, weights.values(), bias.values(), output, rows);
        kernels.activate(activation, output, rows * window.places() * filters);
        return output;
    }

    @Override
    public float[] backward(float[] delta, int rows) {
        int places = rows * window.places();
        kernels.activationDelta(activation, output, delta, places * filters);
        kernels.biasGradient(delta, bias.gradient(), places, filters);
        convolution.weightGradient(lastInput, delta, weights.gradient(), rows);
        if (inputDelta.length > 0) {
            convolution.inputDelta(delta, weights.values(), inputDelta, rows);
        }
        return inputDelta;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights, bias);
    }
}
