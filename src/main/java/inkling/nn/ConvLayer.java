package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Kernels;
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
 * pixels that the patches came from. The patches are made a piece at a time, which a processor's cache holds, and made
 * again in the pass back: that costs less than keeping them for the whole batch.
 */
final class ConvLayer implements Layer {
    /** Values of patches at a time: 256 KB. */
    private static final int PIECE = 1 << 16;

    /** The fewest places at a time, and what their number is a multiple of: kernels go through rows by the group. */
    private static final int GROUP = 16;

    private final Kernels kernels;
    private final Activation activation;
    private final Window window;
    private final int filters;
    private final Parameter weights;
    private final Parameter bias;
    private final float[] output;
    private final float[] inputDelta;
    private final int placesAtOnce;
    private final float[] patches;
    private final float[] part;
    private float[] lastInput;

    /**
     * @param maxRows the largest batch
     * @param first whether nothing is learnt before this layer, so that its input needs no derivative
     */
    ConvLayer(String name, Shape input, LayerSpec.Conv2d spec, int maxRows, boolean first, Kernels kernels) {
        this.kernels = kernels;
        activation = spec.activation();
        window = spec.window(input);
        filters = spec.filters();
        weights = Parameter.filters(name + ".weight", spec.kernelSize(), input.channels(), filters, kernels);
        bias = Parameter.bias(name + ".bias", filters, kernels);
        output = kernels.allocate(maxRows * window.places() * filters);
        inputDelta = kernels.allocate(first ? 0 : maxRows * window.inputs());
        placesAtOnce = placesAtOnce(window);
        patches = kernels.allocate(placesAtOnce * window.patch());
        part = kernels.allocate(placesAtOnce * filters);
        lastInput = inputDelta;
    }

    /** How many patches are made at a time. */
    static int placesAtOnce(Window window) {
        return Math.max(1, PIECE / window.patch() / GROUP) * GROUP;
    }

    /** How many values the layer needs at work besides its weights and those of each image. */
    static long scratch(LayerSpec.Conv2d spec, Shape input) {
        Window window = spec.window(input);
        return (long) placesAtOnce(window) * (window.patch() + spec.filters());
    }

    @Override
    public float[] forward(float[] input, int rows, boolean training) {
        lastInput = input;
        int places = rows * window.places();
        for (int from = 0; from < places; from += placesAtOnce) {
            int count = Math.min(placesAtOnce, places - from);
            kernels.windows().unfold(window, input, patches, from, count);
            kernels.dense(patches, weights.values(), bias.values(), part, count, window.patch(), filters);
            System.arraycopy(part, 0, output, from * filters, count * filters);
        }
        kernels.activate(activation, output, places * filters);
        return output;
    }

    @Override
    public float[] backward(float[] delta, int rows) {
        int places = rows * window.places();
        kernels.activationDelta(activation, output, delta, places * filters);
        kernels.clear(inputDelta, inputDelta.length == 0 ? 0 : rows * window.inputs());
        for (int from = 0; from < places; from += placesAtOnce) {
            int count = Math.min(placesAtOnce, places - from);
            System.arraycopy(delta, from * filters, part, 0, count * filters);
            kernels.biasGradient(part, bias.gradient(), count, filters);
            kernels.windows().unfold(window, lastInput, patches, from, count);
            kernels.denseWeightGradient(patches, part, weights.gradient(), count, window.patch(), filters);
            if (inputDelta.length > 0) {
                kernels.inputDelta(part, weights.values(), patches, count, window.patch(), filters);
                kernels.windows().fold(window, patches, inputDelta, from, count);
            }
        }
        return inputDelta;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights, bias);
    }
}
