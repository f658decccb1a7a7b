package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Activation;
import inkling.kernel.Random32;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSpecTest {
    private static final Shape MNIST = new Shape(28, 28, 1);

    @Test
    void widthsAreParsedInOrder() {
        assertEquals(List.of(), NetworkSpec.parseWidths("0"));
        assertEquals(List.of(128), NetworkSpec.parseWidths("128"));
        assertEquals(List.of(256, 128, 1), NetworkSpec.parseWidths("256-128-1"));
        assertEquals(
                16, NetworkSpec.parseWidths("1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "128-", "-128", "12--8", "a", "12,8", " 128", "1e3", "99999999999", "128 - 64"})
    void malformedWidthsAreQuoted(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> NetworkSpec.parseWidths(text));
        assertEquals(
                "Hidden layers are widths joined by '-', such as 128 or 256-128, not '" + text + "'.", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4097", "128-0", "00"})
    void widthsOutOfRangeAreNamed(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> NetworkSpec.parseWidths(text));
        assertTrue(e.getMessage().startsWith("A layer has 1 to 4096 units, not "), e.getMessage());
    }

    @Test
    void tooManyLayersAreCounted() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> NetworkSpec.parseWidths("1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1"));
        assertEquals("A network has at most 16 hidden layers, not 17.", e.getMessage());
    }

    @Test
    void anyTextIsEitherWidthsOrRefusedWithASentence() {
        String alphabet = "0123456789--+. x\u0661";
        Random32 random = new Random32(1);
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                for (int width : NetworkSpec.parseWidths(text.toString())) {
                    assertTrue(width >= 1 && width <= LayerSpec.MAX_UNITS, text.toString());
                }
                parsed++;
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().endsWith("."), e.getMessage());
            }
        }
        assertTrue(parsed > 1000, "parsed " + parsed);
    }

    @Test
    void aPerceptronHasDropoutAfterEachHiddenLayer() {
        NetworkSpec spec = NetworkSpec.perceptron(MNIST, List.of(20, 30), Activation.TANH, 0.5f, 10, Head.SOFTMAX);
        assertEquals(
                List.of(
                        new LayerSpec.Dense(20, Activation.TANH),
                        new LayerSpec.Dropout(0.5f),
                        new LayerSpec.Dense(30, Activation.TANH),
                        new LayerSpec.Dropout(0.5f),
                        new LayerSpec.Dense(10, Activation.IDENTITY)),
                spec.layers());
        assertEquals(10, spec.classes());
    }

    @Test
    void parametersAreWeightsAndBiases() {
        NetworkSpec linear = NetworkSpec.perceptron(MNIST, List.of(), Activation.RELU, 0f, 10, Head.SOFTMAX);
        assertEquals(7_850, linear.parameters());
        NetworkSpec usual = NetworkSpec.perceptron(MNIST, List.of(128), Activation.RELU, 0.5f, 10, Head.SOFTMAX);
        assertEquals(101_770, usual.parameters());
    }

    @Test
    void aNetworkEndsWithADenseLayerWithoutActivation() {
        List<List<LayerSpec>> wrong = List.of(
                List.of(), List.of(new LayerSpec.Dropout(0.5f)), List.of(new LayerSpec.Dense(10, Activation.RELU)));
        for (List<LayerSpec> layers : wrong) {
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> new NetworkSpec(MNIST, layers, Head.SOFTMAX));
            assertTrue(e.getMessage().startsWith("A network ends with a dense layer"), e.getMessage());
        }
    }

    @Test
    void aSpecKeepsItsLayersWhenTheListChanges() {
        List<LayerSpec> layers = new ArrayList<>(List.of(new LayerSpec.Dense(2, Activation.IDENTITY)));
        NetworkSpec spec = new NetworkSpec(MNIST, layers, Head.SOFTMAX);
        layers.clear();
        assertFalse(spec.layers().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 1f, Float.NaN, Float.POSITIVE_INFINITY})
    void dropoutOutOfRangeIsNamed(float rate) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new LayerSpec.Dropout(rate));
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
