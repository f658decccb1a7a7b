package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.nn.Conv2d.Padding;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Layers of convolutional networks on pictures so small that every number here was worked out by hand. */
class PictureLayersTest {
    private static final Shape SQUARE = new Shape(3, 3, 1);
    private static final float[] ONE_TO_NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    /** Batch norm's quotients are rounded, and ε is added under a root. */
    private static final float ROUGHLY = 2e-5f;

    private final Backend backend = Backend.plain();

    private LayerContext context(Shape input, int maxRows) {
        return new LayerContext("layer1", input, maxRows, false, new Random32(1), backend);
    }

    private Layer convolution(
            Shape input, int maxRows, int filters, int size, int stride, Padding padding, float... weights) {
        Conv2d spec = new Conv2d(filters, size, stride, padding, Activation.IDENTITY);
        Layer layer = spec.layer(context(input, maxRows));
        System.arraycopy(weights, 0, layer.parameters().get(0).values(), 0, weights.length);
        assertEquals(weights.length, layer.parameters().get(0).length());
        return layer;
    }

    @Test
    void aKernelWithinThePictureIsMultipliedWithEachPatch() {
        Layer layer = convolution(SQUARE, 1, 1, 2, 1, Padding.VALID, 1, 10, 100, 1000);
        layer.parameters().get(1).values()[0] = 0.5f;
        // Upper left: 1·1 + 2·10 + 4·100 + 5·1000, and so on.
        float[] expected = {5421.5f, 6532.5f, 8754.5f, 9865.5f};
        assertArrayEquals(expected, layer.forward(ONE_TO_NINE, 1, false));
    }

    @Test
    void paddingIsZeroAndAnOddPixelOfItIsBelowAndRight() {
        Layer layer = convolution(SQUARE, 1, 1, 2, 1, Padding.SAME, 1, 10, 100, 1000);
        float[] expected = {5421, 6532, 603, 8754, 9865, 906, 87, 98, 9};
        assertArrayEquals(expected, layer.forward(ONE_TO_NINE, 1, false));
        Layer centred = convolution(SQUARE, 1, 1, 3, 2, Padding.SAME, 0, 0, 0, 0, 1, 0, 0, 0, 10);
        assertArrayEquals(new float[] {51, 3, 7, 9}, centred.forward(ONE_TO_NINE, 1, false));
    }

    @Test
    void aStrideSkipsPlaces() {
        Layer layer = convolution(SQUARE, 1, 1, 1, 2, Padding.VALID, 2);
        assertArrayEquals(new float[] {2, 6, 14, 18}, layer.forward(ONE_TO_NINE, 1, false));
    }

    @Test
    void channelsAndFiltersLieInnermost() {
        // Two pixels of two channels; filters (1, 10) and (2, 100).
        Layer layer = convolution(new Shape(1, 2, 2), 2, 2, 1, 1, Padding.SAME, 1, 2, 10, 100);
        assertArrayEquals(
                new float[] {21, 202, 43, 406, 65, 610, 87, 814},
                layer.forward(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, false));
    }

    @Test
    void aConvolutionsDerivativesAreSumsOverThePlaces() {
        Layer layer = convolution(SQUARE, 1, 1, 2, 1, Padding.VALID, 1, 10, 100, 1000);
        layer.forward(ONE_TO_NINE, 1, true);
        float[] inputDelta = layer.backward(new float[] {1, 2, 0, -1}, 1);
        // Each weight's: what it was multiplied with at the four places, 1·a + 2·b - 1·e.
        assertArrayEquals(
                new float[] {1 + 4 - 5, 2 + 6 - 6, 4 + 10 - 8, 5 + 12 - 9},
                layer.parameters().get(0).gradient());
        assertArrayEquals(new float[] {2}, layer.parameters().get(1).gradient());
        assertArrayEquals(new float[] {1, 10 + 2, 20, 100, 1000 + 200 - 1, 2000 - 10, 0, -100, -1000}, inputDelta);
    }

    @Test
    void manyPlacesAreDoneInPiecesThatJoin() {
        // 2 pictures of 64·64 places with patches of 27 values: more than one piece holds.
        Shape input = new Shape(64, 64, 3);
        float[] weights = new float[27];
        weights[4 * 3 + 1] = 3f;
        Layer layer = convolution(input, 2, 1, 3, 1, Padding.SAME, weights);
        float[] pictures = new float[2 * input.size()];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = i % 1009;
        }
        float[] output = layer.forward(pictures, 2, true);
        float[] delta = new float[output.length];
        for (int i = 0; i < output.length; i++) {
            assertEquals(3f * pictures[3 * i + 1], output[i], "place " + i);
            delta[i] = i % 101;
        }
        float[] inputDelta = layer.backward(delta.clone(), 2);
        for (int i = 0; i < inputDelta.length; i++) {
            assertEquals(i % 3 == 1 ? 3f * delta[i / 3] : 0f, inputDelta[i], "value " + i);
        }
    }

    @Test
    void theLargestOfAPoolTakesTheWholeDerivativeAndOfEqualsTheFirst() {
        Layer layer = new MaxPool(2, 2).layer(context(new Shape(2, 4, 1), 1));
        float[] output = layer.forward(new float[] {1, 3, -5, -5, 2, 0, -5, -5}, 1, true);
        assertArrayEquals(new float[] {3, -5}, output);
        assertArrayEquals(new float[] {0, 7, 9, 0, 0, 0, 0, 0}, layer.backward(new float[] {7, 9}, 1));
    }

    @Test
    void poolsThatOverlapAddTheirDerivatives() {
        Layer layer = new MaxPool(2, 1).layer(context(SQUARE, 1));
        float[] output = layer.forward(new float[] {0, 0, 0, 0, 9, 0, 0, 0, 0}, 1, true);
        assertArrayEquals(new float[] {9, 9, 9, 9}, output);
        assertArrayEquals(new float[] {0, 0, 0, 0, 10, 0, 0, 0, 0}, layer.backward(new float[] {1, 2, 3, 4}, 1));
    }

    @Test
    void eachChannelIsPooledOnItsOwnAndAnOddRowIsLeftOut() {
        Layer layer = new MaxPool(2, 2).layer(context(new Shape(3, 2, 2), 1));
        float[] input = {1, 8, 2, 7, 3, 6, 4, 5, 99, 99, 99, 99};
        assertArrayEquals(new float[] {4, 8}, layer.forward(input, 1, true));
    }

    @Test
    void theMeanOfAPoolSharesItsDerivative() {
        Layer layer = new AveragePool(2, 2).layer(context(new Shape(2, 4, 1), 1));
        float[] output = layer.forward(new float[] {1, 3, 0, 0, 2, 0, 0, -8}, 1, true);
        assertArrayEquals(new float[] {1.5f, -2}, output);
        assertArrayEquals(new float[] {1, 1, 2, 2, 1, 1, 2, 2}, layer.backward(new float[] {4, 8}, 1));
    }

    @Test
    void theMeanOfAWholePictureIsTakenChannelByChannel() {
        Layer layer = new GlobalAveragePool().layer(context(new Shape(2, 2, 2), 2));
        float[] pictures = {1, 10, 2, 20, 3, 30, 6, 60, 8, 0, 0, 0, 0, 0, 0, -4};
        assertArrayEquals(new float[] {3, 30, 2, -1}, layer.forward(pictures, 2, true));
        float[] shared = {1, 2, 1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4, 3, 4};
        assertArrayEquals(shared, layer.backward(new float[] {4, 8, 12, 16}, 2));
    }

    private Layer norm(Shape input) {
        return new BatchNorm(Activation.IDENTITY).layer(context(input, 4));
    }

    @Test
    void aBatchIsNormalisedChannelByChannelOverImagesAndPixels() {
        Layer layer = norm(new Shape(1, 2, 2));
        layer.parameters().get(0).values()[1] = 10f;
        layer.parameters().get(1).values()[0] = 3f;
        // Channel 0: 1, 3, 1, 3 with mean 2 and variance 1. Channel 1: 0, 0, 8, 8 with mean 4 and variance 16.
        float[] output = layer.forward(new float[] {1, 0, 3, 0, 1, 8, 3, 8}, 2, true);
        assertArrayEquals(new float[] {2, -10, 4, -10, 2, 10, 4, 10}, Arrays.copyOf(output, 8), ROUGHLY);
    }

    @Test
    void theRunningStatisticsAreThoseOfTheFirstBatchAndThenFollowTheOthers() {
        Layer layer = norm(Shape.vector(1));
        List<Tensor> statistics = layer.statistics();
        layer.forward(new float[] {1, 3}, 2, true);
        assertEquals(2f, statistics.get(0).values()[0]);
        assertEquals(2f, statistics.get(1).values()[0], "the unbiased variance of two values, 1 each from their mean");
        // From the tenth batch on each counts for a tenth; before, they count alike.
        layer.forward(new float[] {4, 4}, 2, true);
        assertEquals(3f, statistics.get(0).values()[0]);
        assertEquals(1f, statistics.get(1).values()[0]);
        for (int i = 0; i < 500; i++) {
            layer.forward(new float[] {10, 30}, 2, true);
        }
        assertEquals(20f, statistics.get(0).values()[0], ROUGHLY);
        assertEquals(200f, statistics.get(1).values()[0], 200 * ROUGHLY);
        assertEquals(0f, layer.forward(new float[] {20}, 1, false)[0], ROUGHLY, "used, it takes the running ones");
        assertEquals(20f, statistics.get(0).values()[0], ROUGHLY, "and leaves them");
    }

    @Test
    void theRunningVarianceIsUnbiasedOverImagesAndPixels() {
        Layer layer = norm(new Shape(1, 2, 1));
        layer.forward(new float[] {1, 3, 5, 7}, 2, true);
        assertEquals(4f, layer.statistics().get(0).values()[0]);
        // The squares of -3, -1, 1 and 3 are 20 together, and three of the four values are free.
        assertEquals(20f / 3, layer.statistics().get(1).values()[0], ROUGHLY);
    }

    @Test
    void aNetworkThatBeginsAnewForgetsItsStatistics() {
        NetworkSpec spec = NetworkSpec.of(Shape.vector(1), LayerText.parse("bn"), Activation.RELU, 0f, 2, Head.SOFTMAX);
        Network network = new Network(spec, 2, new Random32(0), backend);
        SparseRows rows = SparseRows.of(new float[] {1, 3}, 1);
        for (int time = 0; time < 2; time++) {
            network.initialize(Initializer.HE, new Random32(1));
            assertArrayEquals(new float[] {0f}, network.state().get(2).values());
            assertArrayEquals(new float[] {1f}, network.state().get(3).values());
            network.forward(new Batch(rows, new int[] {0, 1}, 0, 2), true);
            assertArrayEquals(new float[] {2f}, network.state().get(2).values());
        }
    }
}
