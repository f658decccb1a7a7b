package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    /** Ten roundings to float of shares below 1. */
    private static final double SUM_TOLERANCE = 10 * 0x1p-24;

    private static Network network(int seed, Head head) {
        NetworkSpec spec = Perceptron.spec(new Shape(2, 3, 1), List.of(5, 4), Activation.TANH, 0.5f, 3, head);
        Network network = new Network(spec, 4, new Random32(seed), Backend.plain());
        network.initialize(Initializer.XAVIER, new Random32(seed));
        return network;
    }

    private static final float[] IMAGE = {0f, 0.5f, 1f, 0.25f, 0f, 0f};

    @ParameterizedTest
    @EnumSource(Head.class)
    void theSharesSumToOne(Head head) {
        float[] shares = network(1, head).predict(IMAGE);
        assertEquals(3, shares.length);
        assertEquals(1, (double) shares[0] + shares[1] + shares[2], SUM_TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(Head.class)
    void hopelessLogitsStillGiveShares(Head head) {
        Network network = network(1, head);
        Parameter bias = network.parameters().get(5);
        Arrays.fill(bias.values(), -1e4f);
        float[] shares = network.predict(IMAGE);
        assertEquals(1, (double) shares[0] + shares[1] + shares[2], SUM_TOLERANCE);
    }

    @Test
    void predictingIsRepeatableSinceDropoutIsOff() {
        Network network = network(1, Head.SOFTMAX);
        assertArrayEquals(network.predict(IMAGE), network.predict(IMAGE));
    }

    @Test
    void theSameSeedGivesTheSameNetworkAndAnotherSeedAnother() {
        float[] one = network(1, Head.SOFTMAX).predict(IMAGE);
        assertArrayEquals(one, network(1, Head.SOFTMAX).predict(IMAGE));
        assertFalse(Arrays.equals(one, network(2, Head.SOFTMAX).predict(IMAGE)));
    }

    @Test
    void biasesBeginAtZeroAndWeightsDoNot() {
        Network network = network(1, Head.SOFTMAX);
        for (Parameter parameter : network.parameters()) {
            for (float value : parameter.values()) {
                assertTrue(parameter.decays() == (value != 0f), parameter.name());
            }
        }
    }

    @Test
    void aCopyReadsAlikeAndIsANetworkOfItsOwn() {
        Network network = network(1, Head.SOFTMAX);
        Network copy = network.copy(1, new Random32(9), Backend.plain());
        float[] before = network.predict(IMAGE);
        assertArrayEquals(before, copy.predict(IMAGE));
        Arrays.fill(copy.parameters().get(0).values(), 0f);
        assertArrayEquals(before, network.predict(IMAGE));
    }

    @Test
    void theWeightsOfANetworkWithTheSameLayersCanBeTakenOverWhateverItsDropout() {
        Network network = network(1, Head.SOFTMAX);
        NetworkSpec spec = Perceptron.spec(new Shape(2, 3, 1), List.of(5, 4), Activation.TANH, 0f, 3, Head.SOFTMAX);
        Network other = new Network(spec, 4, new Random32(2), Backend.plain());
        assertFalse(Arrays.equals(network.predict(IMAGE), other.predict(IMAGE)));
        other.take(network);
        assertArrayEquals(network.predict(IMAGE), other.predict(IMAGE));
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 5-3", "2, 3, 5", "3, 2, 5-4"})
    void weightsOfOtherLayersAreNotTakenOver(int height, int width, String hidden) {
        NetworkSpec spec = NetworkSpec.of(
                new Shape(height, width, 1), LayerText.parse(hidden), Activation.TANH, 0.5f, 3, Head.SOFTMAX);
        Network other = new Network(spec, 4, new Random32(2), Backend.plain());
        Network network = network(1, Head.SOFTMAX);
        float[] before = network.predict(IMAGE);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> network.take(other));
        assertEquals("its layers are not those of the settings.", e.getMessage());
        assertArrayEquals(before, network.predict(IMAGE));
    }

    @Test
    void parametersAreNamedAndOrderedFromFirstToLast() {
        List<Parameter> parameters = network(1, Head.SOFTMAX).parameters();
        assertEquals(
                List.of("dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias", "dense3.weight", "dense3.bias"),
                parameters.stream().map(Parameter::name).toList());
        assertEquals(6, parameters.get(0).rows());
        assertEquals(5, parameters.get(0).columns());
        assertEquals(30, parameters.get(0).length());
    }

    @Test
    void aWrongInputSizeIsNamed() {
        Network network = network(1, Head.SOFTMAX);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> network.predict(new float[784]));
        assertEquals("This network reads 6 values at a time, not 784.", e.getMessage());
    }

    @Test
    void tooManyRowsAreNamed() {
        Network network = network(1, Head.SOFTMAX);
        SparseRows images = SparseRows.of(new float[30], 6);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> network.forward(new Batch(images, new int[] {0, 1, 2, 3, 4}, 0, 5), false));
        assertEquals("This network takes up to 4 rows of 6 values, not 5 rows of 6.", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2k2p", "p2", "a1-4", "bn-4", "c3k3p-bn-p2-4-bn"})
    void aPictureIsReadAsItIsInABatchWhateverTheFirstLayer(String hidden) {
        NetworkSpec spec =
                NetworkSpec.of(new Shape(2, 3, 1), LayerText.parse(hidden), Activation.TANH, 0.5f, 3, Head.SOFTMAX);
        Network network = new Network(spec, 4, new Random32(1), Backend.plain());
        network.initialize(Initializer.XAVIER, new Random32(1));
        float[] pixels = new float[12];
        System.arraycopy(IMAGE, 0, pixels, 6, 6);
        float[] outputs = network.forward(Batch.of(SparseRows.of(pixels, 6)), false);
        spec.head().apply(Backend.plain().kernels(), outputs, 2, 3);
        float[] ofBatch = Arrays.copyOfRange(outputs, 3, 6);
        assertArrayEquals(network.predict(IMAGE), ofBatch, (float) SUM_TOLERANCE);
    }

    @Test
    void theStateHasBatchNormsRunningStatisticsBesideWhatIsLearnt() {
        NetworkSpec spec = NetworkSpec.of(
                new Shape(6, 6, 1), LayerText.parse("c2k3p-bn-p2-4-bn"), Activation.RELU, 0f, 3, Head.SOFTMAX);
        Network network = new Network(spec, 1, new Random32(0), Backend.plain());
        List<String> names = network.state().stream().map(Tensor::name).toList();
        assertEquals(
                List.of(
                        "conv1.weight",
                        "conv1.bias",
                        "norm1.gamma",
                        "norm1.beta",
                        "norm1.mean",
                        "norm1.variance",
                        "dense1.weight",
                        "dense1.bias",
                        "norm2.gamma",
                        "norm2.beta",
                        "norm2.mean",
                        "norm2.variance",
                        "dense2.weight",
                        "dense2.bias"),
                names);
        assertEquals(List.of(3, 3, 1, 2), network.state().get(0).shape());
        assertEquals(List.of(18, 4), network.state().get(6).shape());
        assertArrayEquals(new float[] {1f, 1f}, network.state().get(2).values());
        assertArrayEquals(new float[] {1f, 1f}, network.state().get(5).values());
        long length = 0;
        for (Tensor tensor : network.state()) {
            length += tensor.length();
        }
        assertEquals(spec.savedValues(), length);
        assertEquals("conv1.weight", network.firstWeights().name());
    }

    @Test
    void gradientsOfSlicesAddUp() {
        Network network = network(1, Head.SOFTMAX);
        SparseRows images = SparseRows.of(IMAGE, 6);
        int[] order = {0};
        network.forward(new Batch(images, order, 0, 1), false);
        network.backward(new Batch(images, order, 0, 1), new float[] {1f, -1f, 0.5f});
        Parameter lastBias = network.parameters().get(5);
        network.backward(new Batch(images, order, 0, 1), new float[] {1f, -1f, 0.5f});
        assertArrayEquals(new float[] {2f, -2f, 1f}, lastBias.gradient());
    }
}
