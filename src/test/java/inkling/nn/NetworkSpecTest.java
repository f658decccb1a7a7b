package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Activation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSpecTest {
    private static final Shape MNIST = new Shape(28, 28, 1);

    @Test
    void aPerceptronHasDropoutAfterEachHiddenLayer() {
        NetworkSpec spec = Perceptron.spec(MNIST, List.of(20, 30), Activation.TANH, 0.5f, 10, Head.SOFTMAX);
        assertEquals(
                List.of(
                        new Dense(20, Activation.TANH),
                        new Dropout(0.5f),
                        new Dense(30, Activation.TANH),
                        new Dropout(0.5f),
                        new Dense(10, Activation.IDENTITY)),
                spec.layers());
        assertEquals(10, spec.classes());
    }

    @Test
    void parametersAreWeightsAndBiases() {
        NetworkSpec linear = Perceptron.spec(MNIST, List.of(), Activation.RELU, 0f, 10, Head.SOFTMAX);
        assertEquals(7_850, linear.parameters());
        NetworkSpec usual = Perceptron.spec(MNIST, List.of(128), Activation.RELU, 0.5f, 10, Head.SOFTMAX);
        assertEquals(101_770, usual.parameters());
    }

    @Test
    void aNetworkEndsWithADenseLayerWithoutActivation() {
        List<List<LayerSpec>> wrong =
                List.of(List.of(), List.of(new Dropout(0.5f)), List.of(new Dense(10, Activation.RELU)));
        for (List<LayerSpec> layers : wrong) {
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> new NetworkSpec(MNIST, layers, Head.SOFTMAX));
            assertTrue(e.getMessage().startsWith("A network ends with a dense layer"), e.getMessage());
        }
    }

    private static NetworkSpec hidden(String layers, float dropout) {
        return NetworkSpec.of(MNIST, LayerText.parse(layers), Activation.RELU, dropout, 10, Head.SOFTMAX);
    }

    @Test
    void shapesGoThroughTheLayers() {
        NetworkSpec spec = hidden("c8k5p-p2-c16k5s2-bn-a2-64", 0f);
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i <= spec.layers().size(); i++) {
            shapes.add(spec.inputOf(i));
        }
        assertEquals(
                List.of(
                        MNIST,
                        new Shape(28, 28, 8),
                        new Shape(14, 14, 8),
                        new Shape(5, 5, 16),
                        new Shape(5, 5, 16),
                        new Shape(2, 2, 16),
                        Shape.vector(64),
                        Shape.vector(10)),
                shapes);
    }

    @Test
    void aConvolutionsWeightsCountOnceAndItsWorkAtEveryPlace() {
        NetworkSpec spec = hidden("c8k5p-p2-c16k5p-p2", 0f);
        assertEquals(26 * 8 + 201 * 16 + 785 * 10, spec.parameters());
        assertEquals(784 * 26 * 8 + 196 * 201 * 16 + 785 * 10, spec.multiplyAdds());
        assertEquals(spec.parameters(), spec.savedValues());
        NetworkSpec normalised = hidden("c8k5p-bn-p2-64-bn", 0f);
        assertEquals(26 * 8 + 2 * 8 + (1568 + 1) * 64 + 2 * 64 + 65 * 10, normalised.parameters());
        assertEquals(normalised.parameters() + 2 * 8 + 2 * 64, normalised.savedValues());
    }

    @Test
    void batchNormComesBeforeTheActivationOfTheLayerThatItFollows() {
        List<LayerSpec> layers = hidden("c8k5p-bn-p2-bn-32-bn-16", 0f).layers();
        List<Activation> activations = new ArrayList<>();
        for (LayerSpec layer : layers) {
            if (layer instanceof BatchNorm norm) {
                activations.add(norm.activation());
            } else if (layer instanceof Conv2d conv) {
                activations.add(conv.activation());
            } else if (layer instanceof Dense dense) {
                activations.add(dense.activation());
            }
        }
        Activation none = Activation.IDENTITY;
        Activation relu = Activation.RELU;
        assertEquals(List.of(none, relu, none, none, relu, relu, none), activations);
    }

    @Test
    void dropoutComesLastBeforeTheNextLayerWithWeights() {
        List<LayerSpec> layers = hidden("p2-c8k5p-bn-p2-16", 0.25f).layers();
        List<String> kinds = new ArrayList<>();
        layers.forEach(layer -> kinds.add(layer.getClass().getSimpleName()));
        assertEquals(
                List.of("MaxPool", "Conv2d", "BatchNorm", "MaxPool", "Dropout", "Dense", "Dropout", "Dense"), kinds);
    }

    @Test
    void theFirstLayerWithWeightsLooksAtItsWindowOrAtThePictureThatReachesIt() {
        assertEquals(new Shape(5, 5, 1), hidden("c8k5p-64", 0f).firstView());
        assertEquals(new Shape(14, 14, 1), hidden("p2-64", 0f).firstView());
        assertEquals(MNIST, hidden("0", 0f).firstView());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c8k5p-p2-p2-p2-p5 | A 5×5 pool does not fit the 3×3 picture that reaches it; make it smaller, or pool less"
                        + " before it.",
                "p14-c8k3        | A 3×3 convolution without padding does not fit the 2×2 picture that reaches it; make"
                        + " it smaller, or pool less before it.",
                "64-gap          | Convolutions and pools need a picture, which a dense layer does not leave; put them"
                        + " before the first dense layer.",
                "128-p2           | Convolutions and pools need a picture, which a dense layer does not leave; put them"
                        + " before the first dense layer.",
                "128-bn-c8k5p      | Convolutions and pools need a picture, which a dense layer does not leave; put them"
                        + " before the first dense layer.",
                "c84k3p            | 84 filters make 65856 values of a picture of 28×28, more than 65536; choose fewer"
                        + " filters, or a pool or a stride before.",
                "c83k3p-4096-4096  | A network has at most 268435456 weights and biases, not 283362120; choose narrower"
                        + " layers, or pools before the dense ones."
            })
    void aLayerThatDoesNotFitIsNamed(String layers, String message) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> hidden(layers, 0f));
        assertEquals(message, e.getMessage());
    }

    @Test
    void aSpecKeepsItsLayersWhenTheListChanges() {
        List<LayerSpec> layers = new ArrayList<>(List.of(new Dense(2, Activation.IDENTITY)));
        NetworkSpec spec = new NetworkSpec(MNIST, layers, Head.SOFTMAX);
        layers.clear();
        assertFalse(spec.layers().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 1f, Float.NaN, Float.POSITIVE_INFINITY})
    void dropoutOutOfRangeIsNamed(float rate) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Dropout(rate));
        assertEquals("Dropout is 0 or more and less than 1, not " + rate + "; 0.2 to 0.5 are usual.", e.getMessage());
    }

    @Test
    void aShapeWithoutExtentIsNamed() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Shape(28, 0, 1));
        assertEquals("A shape has sides of at least 1, not 28×0×1.", e.getMessage());
        assertEquals(784, MNIST.size());
        assertEquals(7, Shape.vector(7).size());
    }

    @ParameterizedTest
    @CsvSource({"256, 257, 1", "65536, 65536, 1", "46341, 46341, 1", "1, 65537, 1", "2147483647, 2, 1", "256, 128, 3"})
    void aShapeTooLargeForARowIsNamed(int height, int width, int channels) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new Shape(height, width, channels));
        assertEquals(
                "A shape has at most 65536 values, fewer than " + height + "×" + width + "×" + channels + ".",
                e.getMessage());
        assertEquals(65_536, new Shape(256, 256, 1).size());
    }
}
