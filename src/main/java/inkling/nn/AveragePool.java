package inkling.nn;

import inkling.kernel.PoolKernels;
import inkling.kernel.Window;
import java.util.Arrays;

/**
 * Average pooling: the mean of each channel under a square window; all values under the window share its derivative equally
 * (LeCun et al. 1990).
 *
 * @param size side of the window, 1 to {@link #MAX_SIDE}
 * @param stride pixels from one position to the next, 1 to {@link #MAX_SIDE}
 */
public record AveragePool(int size, int stride) implements Pool {
    static final LayerText.Word WORD = Pool.word("a", "aN, a pool to their mean", AveragePool::new);

    public AveragePool {
        Pool.requireRange(size, stride);
    }

    @Override
    public String text() {
        return text(WORD);
    }

    @Override
    public String kind() {
        return "average";
    }

    @Override
    public Layer layer(LayerContext context) {
        PoolKernels kernels = context.kernels().pools();
        Window window = window(context.input());
        float[] output = context.buffer(window.outputs());
        float[] inputDelta = context.buffer(window.inputs());
        return new Layer() {
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

            @Override
            public UnitSum sum(float[] input, int unit, int pixel) {
                return pooled(window, input, unit, pixel, values -> {
                    float[] shares = new float[values.length];
                    Arrays.fill(shares, 1f / values.length);
                    return shares;
                });
            }
        };
    }
}
