package inkling.nn;

import inkling.kernel.PoolKernels;
import inkling.kernel.Window;

/**
 * Max pooling: the largest value of each channel under a square window; only that value receives the derivative (Ranzato et
 * al. 2007).
 *
 * @param size side of the window, 1 to {@link #MAX_SIDE}
 * @param stride pixels from one position to the next, 1 to {@link #MAX_SIDE}
 */
public record MaxPool(int size, int stride) implements Pool {
    static final LayerText.Word WORD =
            Pool.word("p", "pN, a pool of N×N pixels to their largest (sS for a stride)", MaxPool::new);

    public MaxPool {
        Pool.requireRange(size, stride);
    }

    @Override
    public String text() {
        return text(WORD);
    }

    @Override
    public String kind() {
        return "pool";
    }

    @Override
    public Layer layer(LayerContext context) {
        PoolKernels kernels = context.kernels().pools();
        Window window = window(context.input());
        float[] output = context.buffer(window.outputs());
        int[] winners = context.memory().allocateIndices(context.maxRows() * window.outputs());
        float[] inputDelta = context.buffer(window.inputs());
        return new Layer() {
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

            @Override
            public UnitSum sum(float[] input, int unit, int pixel) {
                return pooled(window, input, unit, pixel, values -> {
                    float[] chosen = new float[values.length];
                    chosen[UnitSum.largest(values)] = 1f;
                    return chosen;
                });
            }
        };
    }
}
