package inkling.nn.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.nn.Head;
import inkling.nn.Initializer;
import inkling.nn.LayerText;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.NetworkTrace;
import inkling.nn.Parameter;
import inkling.nn.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What units and ink contribute to a logit, against what can be worked out in another way. */
class InkTest {
    private static final int CLASSES = 4;

    /** Sums of at most a hundred products of values around 1, in another order. */
    private static final float ROUNDING = 100 * 0x1p-24f;

    private static NetworkTrace trace(Shape input, String hidden) {
        NetworkSpec spec = NetworkSpec.of(input, LayerText.parse(hidden), Activation.RELU, 0f, CLASSES, Head.SOFTMAX);
        Network network = new Network(spec, 1, new Random32(1), Backend.plain());
        network.initialize(Initializer.HE, new Random32(2));
        NetworkTrace trace = new NetworkTrace(spec, Backend.plain());
        trace.take(network);
        return trace;
    }

    /** Ink in the middle, paper around it. */
    private static float[] image(Shape shape) {
        Random32 random = new Random32(4);
        float[] image = new float[shape.size()];
        for (int i = 0; i < image.length; i++) {
            int y = i / shape.width();
            int x = i % shape.width();
            boolean inside = y > 1 && y < shape.height() - 2 && x > 0 && x < shape.width() - 2;
            image[i] = inside ? random.nextFloat() : 0f;
        }
        return image;
    }

    @Test
    void theLastHiddenLayersContributionsAndTheBiasSumToTheLogit() {
        Shape input = new Shape(8, 8, 1);
        NetworkTrace trace = trace(input, "c3k3-p2-9");
        Parameter bias = trace.parameters(3).get(1);
        for (int classIndex = 0; classIndex < CLASSES; classIndex++) {
            bias.values()[classIndex] = 0.25f * classIndex - 0.4f;
            float logit = trace.forward(image(input))[classIndex];
            trace.backward(classIndex);
            float[] contributions = Contributions.of(trace, 2);
            float sum = bias.values()[classIndex];
            for (int unit = 0; unit < contributions.length; unit++) {
                float weight = trace.parameters(3).get(0).get(unit, classIndex);
                assertEquals(trace.output(2)[unit] * weight, contributions[unit], ROUNDING);
                sum += contributions[unit];
            }
            assertEquals(logit, sum, ROUNDING);
        }
    }

    @Test
    void withoutBiasesEveryLayersContributionsAndTheInksSumToTheLogit() {
        Shape input = new Shape(8, 8, 1);
        NetworkTrace trace = trace(input, "c3k3-p2-9");
        float logit = trace.forward(image(input))[2];
        float[] ink = Attribution.gradientTimesInput(trace, 2);
        assertEquals(logit, sum(ink), ROUNDING);
        for (int layer = 0; layer < 3; layer++) {
            assertEquals(logit, sum(Contributions.of(trace, layer)), ROUNDING, "layer " + layer);
        }
        assertEquals(0f, Math.abs(ink[0]));
    }

    private static float sum(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void theStrongestComeFirstAndOfEqualOnesTheFirst() {
        float[] values = {0f, -3f, 2f, 3f, 0f, -2.5f, 2f};
        assertArrayEquals(new int[] {1, 3, 5}, Contributions.strongest(values, 3));
        Random32 random = new Random32(5);
        float[] many = new float[300];
        for (int i = 0; i < many.length; i++) {
            many[i] = Math.round(20 * random.nextFloat() - 10);
        }
        List<Integer> sorted = IntStream.range(0, many.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -Math.abs(many[i])))
                .toList();
        for (int most : new int[] {0, 1, 32, 299, 300, 900}) {
            List<Integer> expected = sorted.subList(0, Math.min(most, many.length));
            assertEquals(
                    expected,
                    Arrays.stream(Contributions.strongest(many, most)).boxed().toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 8, 1", "14, 9, 1", "28, 28, 4", "5, 1, 1"})
    void occlusionIsTheMeanFallOfTheLogitUnderAllSquaresOverAPixel(int height, int width, int side) {
        Shape input = new Shape(height, width, 1);
        NetworkTrace trace = trace(input, "9");
        float[] image = image(input);
        image[height * width / 2] = 0.7f;
        float logit = trace.forward(image)[1];
        Occlusion occlusion = new Occlusion(trace, image, 1);
        int calls = 0;
        while (occlusion.advance()) {
            calls++;
            // Others may use the trace in between.
            trace.forward(new float[image.length]);
        }
        assertTrue(calls < height * width, "nothing is read where there is only paper");
        int squares = Math.min(Math.min(height, width), Math.max(side, Math.round(Math.max(height, width) / 7f)));
        assertEquals(squares, Occlusion.side(input));
        float[] falls = occlusion.falls();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                int count = 0;
                for (int top = Math.max(0, y - squares + 1); top <= Math.min(y, height - squares); top++) {
                    for (int left = Math.max(0, x - squares + 1); left <= Math.min(x, width - squares); left++) {
                        sum += logit - trace.forward(without(image, width, top, left, squares))[1];
                        count++;
                    }
                }
                assertEquals(sum / count, falls[y * width + x], ROUNDING, y + " " + x);
            }
        }
    }

    private static float[] without(float[] image, int width, int top, int left, int side) {
        float[] rest = image.clone();
        for (int y = top; y < top + side; y++) {
            Arrays.fill(rest, y * width + left, y * width + left + side, 0f);
        }
        return rest;
    }

    @Test
    void onALargeImageTheSquaresReachItsEdges() {
        Shape input = new Shape(65, 40, 1);
        NetworkTrace trace = trace(input, "3");
        float[] image = new float[input.size()];
        image[0] = 1f;
        image[image.length - 1] = 1f;
        Occlusion occlusion = new Occlusion(trace, image, 0);
        boolean more = true;
        while (more) {
            more = occlusion.advance();
        }
        float logit = trace.forward(image)[0];
        image[image.length - 1] = 0f;
        assertEquals(logit - trace.forward(image)[0], occlusion.falls()[image.length - 1], ROUNDING);
        assertEquals(0f, occlusion.falls()[32 * 40 + 20]);
    }
}
