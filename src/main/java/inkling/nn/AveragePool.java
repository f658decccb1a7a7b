package inkling.nn;

import inkling.kernel.PoolKernels;
import inkling.kernel.Window;
import java.util.Optional;

/**
 * Average pooling: the mean of each channel under a square window; all values under the window share its derivative equally
 * (LeCun et al. 1990). The window stays within the picture. Pictures are {@code rows × height × width × channels}, and so
 * are the outputs.
 *
 * @param size side of the window, 1 to {@link #MAX_SIDE}
 * @param stride pixels from one position to the next, 1 to {@link #MAX_SIDE}
 */
public record AveragePool(int size, int stride) implements LayerSpec {
    public AveragePool {
        LayerSpec.require(size, MAX_SIDE, "A pool is 1 to " + MAX_SIDE + " pixels wide");
        LayerSpec.require(stride, MAX_SIDE, "A pool's stride is 1 to " + MAX_SIDE + " pixels");
    }

    static final LayerText.Word WORD = new LayerText.Word("aN, a pool to their mean", AveragePool::read);

    /** Reads {@code a2}, followed by {@code s3} if the stride differs from the size. */
    private static Optional<LayerSpec> read(LayerToken token) {
        if (!token.take("a")) {
            return Optional.empty();
        }
        int size = token.number();
        return Optional.of(new AveragePool(size, token.take("s") ? token.number() : size));
    }

    @Override
    public String text() {
        return "a" + size + (stride == size ? "" : "s" + stride);
    }

    @Override
    public String kind() {
        return "average";
    }

    private Window window(Shape input) {
        return LayerSpec.within(input, size, stride, "pool");
    }

    @Override
    public Shape output(Shape input) {
        Window window = window(input);
        return new Shape(window.outHeight(), window.outWidth(), window.channels());
    }

    @Override
    public boolean needsPicture() {
        return true;
    }

    @Override
    public Layer layer(LayerContext context) {
        return new AveragePoolLayer(window(context.input()), context);
    }

    private static final class AveragePoolLayer implements Layer {
        private final PoolKernels kernels;
        private final Window window;
        private final float[] output;
        private final float[] inputDelta;

        AveragePoolLayer(Window window, LayerContext context) {
            kernels = context.kernels().pools();
            this.window = window;
            output = context.buffer(window.outputs());
            inputDelta = context.buffer(window.inputs());
        }

        @Override
        public float[] forward(float[] input, int rows, boolean training) {
            kernels.averagePool(window, input, output, rows);
            return output;
        }

        @Override
        public float[] backward(float[] delta, int rows) {
            kernels.averagePoolDelta(window, delta, inputDelta, rows);
            return inputDelta;
        }
    }
}
