package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Convolution;
import inkling.kernel.Kernels;
import inkling.kernel.Window;
import inkling.nn.Dense.ActivatedOutput;
import java.util.List;

/**
 * A convolution (strictly speaking a cross-correlation; LeCun et al. 1998, section II.A): every filter looks at every
 * position of the picture through a square window,
 * {@code y[v, u, f] = g(b[f] + Σ x[v·s + i - top, u·s + j - left, c] · W[i, j, c, f])}, x being zero outside of the
 * picture.
 *
 * <p>Pictures are {@code rows × height × width × channels}, channels innermost, and so is the output, with a channel for
 * each filter. The filters are a matrix {@code size · size · channels × filters}, so that the layer is a dense one over
 * the patches under its window: {@code ∂L/∂W = patchesᵀ · d}, {@code ∂L/∂b = Σ d}, and {@code d · Wᵀ} is added to the
 * pixels that the patches came from.
 *
 * @param filters channels of its output, 1 to {@link #MAX_FILTERS}
 * @param kernelSize side of the window, 1 to {@link #MAX_SIDE}
 * @param stride s: pixels from one position to the next, 1 to {@link #MAX_SIDE}
 * @param padding whether the window reaches over the edge
 * @param activation g
 */
public record Conv2d(int filters, int kernelSize, int stride, Padding padding, Activation activation)
        implements LayerSpec {
    /** The most filters. */
    public static final int MAX_FILTERS = 512;

    /** How the shape of the output follows from that of the input; the names are TensorFlow's. */
    public enum Padding {
        /** Zeros around the picture, so that only the stride makes the output smaller ({@link Window#padded}). */
        SAME,
        /** None: the window stays within the picture. */
        VALID
    }

    public Conv2d {
        LayerSpec.require(filters, MAX_FILTERS, "A convolution has 1 to " + MAX_FILTERS + " filters");
        LayerSpec.require(kernelSize, MAX_SIDE, "A convolution's kernel is 1 to " + MAX_SIDE + " pixels wide");
        LayerSpec.require(stride, MAX_SIDE, "A convolution's stride is 1 to " + MAX_SIDE + " pixels");
    }

    static final LayerText.Word WORD = new LayerText.Word(
            "c",
            "cNkK, a convolution with N filters of K×K pixels (sS for a stride, p to pad the picture)",
            Conv2d::read);

    /** Reads {@code 8k5}, followed by {@code s2} for a stride of 2 and {@code p} for padding. */
    private static LayerSpec read(LayerToken token) {
        int filters = token.number();
        token.require("k");
        int size = token.number();
        int stride = token.take("s") ? token.number() : 1;
        Padding padding = token.take("p") ? Padding.SAME : Padding.VALID;
        return new Conv2d(filters, size, stride, padding, Activation.IDENTITY);
    }

    @Override
    public String text() {
        return WORD.prefix() + filters + "k" + kernelSize + (stride == 1 ? "" : "s" + stride)
                + (padding == Padding.SAME ? "p" : "");
    }

    @Override
    public String kind() {
        return "conv";
    }

    Window window(Shape input) {
        return padding == Padding.SAME
                ? Window.padded(input.height(), input.width(), input.channels(), kernelSize, stride)
                : LayerSpec.within(input, kernelSize, stride, "convolution without padding");
    }

    @Override
    public Shape output(Shape input) {
        Window window = window(input);
        if ((long) window.positions() * filters > Shape.MAX_SIZE) {
            throw new IllegalArgumentException(filters + " filters make " + (long) window.positions() * filters
                    + " values of a picture of " + input.height() + "×" + input.width() + ", more than "
                    + Shape.MAX_SIZE + "; choose fewer filters, or a pool or a stride before.");
        }
        return new Shape(window.outHeight(), window.outWidth(), filters);
    }

    @Override
    public long parameters(Shape input) {
        return (window(input).patch() + 1L) * filters;
    }

    @Override
    public long multiplyAdds(Shape input) {
        return window(input).positions() * parameters(input);
    }

    @Override
    public Conv2d with(Activation other) {
        return new Conv2d(filters, kernelSize, stride, padding, other);
    }

    @Override
    public int units() {
        return filters;
    }

    @Override
    public Shape view(Shape input) {
        return new Shape(kernelSize, kernelSize, input.channels());
    }

    @Override
    public boolean needsPicture() {
        return true;
    }

    @Override
    public Layer layer(LayerContext context) {
        Kernels kernels = context.kernels();
        Window window = window(context.input());
        int positions = window.positions();
        Parameter weights =
                Parameter.filters(context.name() + ".weight", kernelSize, window.channels(), filters, context.memory());
        Parameter bias = Parameter.bias(context.name() + ".bias", filters, context.memory());
        ActivatedOutput output = new ActivatedOutput(activation, positions * filters, context);
        float[] inputDelta = context.inputDelta();
        Convolution convolution = kernels.convolution(window, filters, context.maxRows(), context.first());
        return new Layer() {
            private float[] lastInput = inputDelta;

            @Override
            public float[] forward(float[] input, int rows, boolean training) {
                lastInput = input;
                convolution.forward(input, weights.values(), bias.values(), output.sums(), rows);
                return output.activate(rows);
            }

            @Override
            public float[] backward(float[] delta, int rows) {
                output.backward(delta, rows);
                kernels.biasGradient(delta, bias.gradient(), rows * positions, filters);
                convolution.weightGradient(lastInput, delta, weights.gradient(), rows);
                if (!context.first()) {
                    convolution.inputDelta(delta, weights.values(), inputDelta, rows);
                }
                return inputDelta;
            }

            @Override
            public UnitSum sum(float[] input, int unit, int pixel) {
                float[] patch = new float[window.patch()];
                float[] filter = new float[window.patch()];
                for (int k = 0; k < patch.length; k++) {
                    int at = window.at(pixel, k);
                    patch[k] = at < 0 ? 0f : input[at];
                    filter[k] = weights.get(k, unit);
                }
                return new UnitSum(view(context.input()), patch, filter, bias.get(0, unit), activation);
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(weights, bias);
            }
        };
    }
}
