package inkling.nn;

import inkling.kernel.Activation;
import java.util.Arrays;

/**
 * Global average pooling (Lin, Chen and Yan, "Network in network", 2014, section 3.2): the mean of each channel over the
 * whole picture, {@code y[c] = Σ x[v, u, c] / pixels}, whose derivative all pixels share equally. Pictures are
 * {@code rows × height × width × channels}, outputs {@code rows × channels}. Before the last layer it
 * replaces dense layers with very many weights.
 */
public record GlobalAveragePool() implements LayerSpec {
    static final LayerText.Word WORD = new LayerText.Word(
            "gap", "gap, the mean of each channel over the whole picture", token -> new GlobalAveragePool());

    @Override
    public String text() {
        return WORD.prefix();
    }

    @Override
    public String kind() {
        return "global";
    }

    @Override
    public Shape output(Shape input) {
        return new Shape(1, 1, input.channels());
    }

    @Override
    public boolean needsPicture() {
        return true;
    }

    @Override
    public Layer layer(LayerContext context) {
        int channels = context.input().channels();
        int pixels = context.input().size() / channels;
        float part = 1f / pixels;
        float[] output = context.buffer(channels);
        float[] inputDelta = context.buffer(pixels * channels);
        return new Layer() {
            @Override
            public float[] forward(float[] input, int rows, boolean training) {
                Arrays.fill(output, 0, rows * channels, 0f);
                for (int p = 0; p < rows * pixels; p++) {
                    int to = p / pixels * channels;
                    for (int c = 0; c < channels; c++) {
                        output[to + c] += part * input[p * channels + c];
                    }
                }
                return output;
            }

            @Override
            public float[] backward(float[] delta, int rows) {
                for (int p = 0; p < rows * pixels; p++) {
                    int from = p / pixels * channels;
                    for (int c = 0; c < channels; c++) {
                        inputDelta[p * channels + c] = part * delta[from + c];
                    }
                }
                return inputDelta;
            }

            @Override
            public UnitSum sum(float[] input, int unit, int pixel) {
                float[] values = new float[pixels];
                for (int p = 0; p < pixels; p++) {
                    values[p] = input[p * channels + unit];
                }
                float[] shares = new float[pixels];
                Arrays.fill(shares, part);
                Shape view = new Shape(context.input().height(), context.input().width(), 1);
                return new UnitSum(view, values, shares, 0f, Activation.IDENTITY);
            }
        };
    }
}
