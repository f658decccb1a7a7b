package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Kernels;

/**
 * Inverted dropout ({@link Kernels#dropout}): in training, each value is dropped with the given probability and the
 * others are scaled up. Each training pass has a mask of its own.
 *
 * <p>In training the outputs have a buffer of their own, because the layer before still needs its own outputs for its
 * activation's slope. Otherwise, and with the rate 0, the input is passed on.
 *
 * @param rate probability of dropping, 0 (inclusive) to 1 (exclusive)
 */
public record Dropout(float rate) implements LayerSpec {
    public Dropout {
        if (!(rate >= 0f && rate < 1f)) {
            throw new IllegalArgumentException(
                    "Dropout is 0 or more and less than 1, not " + rate + "; 0.2 to 0.5 are usual.");
        }
    }

    @Override
    public String text() {
        throw new IllegalArgumentException("Dropout has no place in a list of layers; it is a setting of its own.");
    }

    @Override
    public String kind() {
        return "dropout";
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public Layer layer(LayerContext context) {
        Kernels kernels = context.kernels();
        int values = context.input().size();
        float[] output = context.buffer(values);
        return new Layer() {
            private float dropped = rate;
            private int mask;

            @Override
            public float[] forward(float[] input, int rows, boolean training) {
                if (!training || dropped == 0f) {
                    return input;
                }
                mask = context.masks().nextInt();
                kernels.dropout(input, output, rows * values, dropped, mask);
                return output;
            }

            @Override
            public float[] backward(float[] delta, int rows) {
                if (dropped > 0f) {
                    kernels.dropout(delta, delta, rows * values, dropped, mask);
                }
                return delta;
            }

            @Override
            public void dropout(float newRate) {
                dropped = newRate;
            }

            /** Outside of training, an input itself. */
            @Override
            public UnitSum sum(float[] input, int unit, int pixel) {
                float value = input[pixel * context.input().channels() + unit];
                return UnitSum.ofOne(value, 1f, 0f, Activation.IDENTITY);
            }
        };
    }
}
