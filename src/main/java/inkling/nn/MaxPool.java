package inkling.nn;

import inkling.kernel.PoolKernels;
import inkling.kernel.Window;
import java.util.Optional;

/**
 * Max pooling: the largest value of each channel under a square window; only that value receives the derivative (Ranzato et
 * al. 2007). The window stays within the picture. Pictures are {@code rows × height × width × channels}, and so are the
 * outputs.
 *
 * @param size side of the window, 1 to {@link #MAX_SIDE}
 * @param stride pixels from one position to the next, 1 to {@link #MAX_SIDE}
 */
public record MaxPool(int size, int stride) implements LayerSpec {
    public MaxPool {
        LayerSpec.require(size, MAX_SIDE, "A pool is 1 to " + MAX_SIDE + " pixels wide");
        LayerSpec.require(stride, MAX_SIDE, "A pool's stride is 1 to " + MAX_SIDE + " pixels");
    }

    static final LayerText.Word WORD =
            new LayerText.Word("pN, a pool of N×N pixels to their largest (sS for a stride)", MaxPool::read);

    /** Reads {@code p2}, followed by {@code s3} if the stride differs from the size. */
    private static Optional<LayerSpec> read(LayerToken token) {
        if (!token.take("p")) {
            return Optional.empty();
        }
        int size = token.number();
        return Optional.of(new MaxPool(size, token.take("s") ? token.number() : size));
    }

    @Override
    public String text() {
        return "p" + size + (stride == size ? "" : "s" + stride);
    }

    @Override
    public String kind() {
        return "pool";
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
        return new MaxPoolLayer(window(context.input()), context);
    }

    private static final class MaxPoolLayer implements Layer {
        private final PoolKernels kernels;
        private final Window window;
        private final float[] output;
        private final int[] winners;
        private final float[] inputDelta;

        MaxPoolLayer(Window window, LayerContext context) {
            kernels = context.kernels().pools();
            this.window = window;
            output = context.buffer(window.outputs());
            winners = context.memory().allocateIndices(context.maxRows() * window.outputs());
            inputDelta = context.buffer(window.inputs());
        }

        @Override
        public float[] forward(float[] input, int rows, boolean training) {
            kernels.maxPool(window, input, output, winners, rows);
            return output;
        }

        @Override
        public float[] backward(float[] delta, int rows) {
            kernels.maxPoolDelta(window, delta, winners, inputDelta, rows);
            return inputDelta;
        }
    }
}
