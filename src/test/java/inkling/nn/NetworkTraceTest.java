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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen in a network is what the network does, for layers of every kind and shape. */
class NetworkTraceTest {
    private static final Shape INPUT = new Shape(7, 6, 1);
    private static final int CLASSES = 3;

    /** Sums of some forty products of values around 1, in another order: forty roundings of 2⁻²⁴. */
    private static final float ROUNDING = 40 * 0x1p-24f;

    private static final float H = 0x1p-7f;

    /** A difference quotient is off by h²/6 times the third derivative, about 1 here, and by some roundings over 2h. */
    private static final double QUOTIENT = H * H / 6 + 30 * 0x1p-24 / (2 * H);

    private final Backend backend = Backend.plain();

    private static NetworkSpec spec(String hidden, Activation activation) {
        return NetworkSpec.of(INPUT, LayerText.parse(hidden), activation, 0.25f, CLASSES, Head.SOFTMAX);
    }

    /** A network of which no value is as it began, statistics included. */
    private Network network(NetworkSpec spec) {
        Network network = new Network(spec, 1, new Random32(1), backend);
        Random32 random = new Random32(2);
        network.initialize(Initializer.XAVIER, random);
        for (Tensor tensor : network.state()) {
            for (int i = 0; i < tensor.length(); i++) {
                float uniform = random.nextFloat() - 0.5f;
                tensor.set(i, tensor.name().endsWith("variance") ? 1 + uniform : tensor.get(i) + 0.3f * uniform);
            }
        }
        return network;
    }

    private NetworkTrace trace(Network network) {
        NetworkTrace trace = new NetworkTrace(network.spec(), backend);
        trace.take(network);
        return trace;
    }

    /** Pixels that are more than 2h apart, so that none else becomes a pool's largest; a third are paper. */
    private static float[] image() {
        float[] image = new float[INPUT.size()];
        int[] order = new int[image.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        new Random32(3).shuffle(order);
        for (int i = 0; i < image.length; i++) {
            image[i] = order[i] % 3 == 0 ? 0f : (float) (order[i] + 1) / image.length;
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "5-4-bn", "c3k3p-bn-p2-c4k2-a2-6", "a2-c2k2p", "bn-c2k2s2p-3", "p2s1-c2k3p-gap-bn"})
    void itsOutputsAreThoseOfTheNetworkAndEachIsTheSumThatIsShown(String hidden) {
        for (Activation activation : Activation.values()) {
            Network network = network(spec(hidden, activation));
            NetworkTrace trace = trace(network);
            float[] logits = trace.forward(image());
            Batch batch = Batch.of(SparseRows.of(image(), INPUT.size()));
            assertArrayEquals(copy(network.forward(batch, false)), copy(logits), ROUNDING);
            for (int layer = 0; layer < trace.spec().layers().size(); layer++) {
                Shape shape = trace.spec().inputOf(layer + 1);
                for (int i = 0; i < shape.size(); i++) {
                    UnitSum sum = trace.sum(layer, i % shape.channels(), i / shape.channels());
                    assertEquals(trace.output(layer)[i], sum.output(), ROUNDING, hidden + " " + layer + " " + i);
                    assertEquals(sum.view().size(), sum.inputs().length);
                    double channels = sum.bias();
                    for (int c = 0; c < sum.view().channels(); c++) {
                        channels += sum.ofChannel(c);
                    }
                    assertEquals(sum.sum(), channels, ROUNDING);
                }
            }
        }
    }

    private static float[] copy(float[] logits) {
        return Arrays.copyOf(logits, CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "5-4-bn", "c3k3p-bn-a2-c4k2s2-6", "a2-c2k2p", "bn-c2k2s2p-3", "p2s1-c2k3p-gap-bn"})
    void itsDerivativesAreDifferenceQuotientsOfTheLogit(String hidden) {
        Network network = network(spec(hidden, Activation.TANH));
        NetworkTrace trace = trace(network);
        int last = trace.spec().layers().size();
        trace.forward(image());
        trace.backward(1);
        // From each layer's input on, a network of its own with the layers that are left.
        for (int from = 0; from < last; from++) {
            NetworkTrace rest = rest(network, trace.spec(), from);
            float[] input =
                    Arrays.copyOf(trace.input(from), trace.spec().inputOf(from).size());
            float[] derivative = from == 0 ? trace.imageDerivative() : trace.derivative(from - 1);
            for (int i = 0; i < input.length; i++) {
                float before = input[i];
                input[i] = before + H;
                double above = rest.forward(input)[1];
                input[i] = before - H;
                double below = rest.forward(input)[1];
                input[i] = before;
                assertEquals((above - below) / (2 * H), derivative[i], QUOTIENT, hidden + " from " + from + ", " + i);
            }
        }
    }

    private NetworkTrace rest(Network network, NetworkSpec spec, int from) {
        List<LayerSpec> layers = spec.layers().subList(from, spec.layers().size());
        NetworkSpec restSpec = new NetworkSpec(spec.inputOf(from), layers, spec.head());
        Network rest = new Network(restSpec, 1, new Random32(0), backend);
        int skipped = network.state().size() - rest.state().size();
        for (int i = 0; i < rest.state().size(); i++) {
            rest.state().get(i).copy(network.state().get(skipped + i));
        }
        return trace(rest);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void theGradientsOfALossAreTheNetworksOwn(Loss loss) {
        NetworkSpec spec =
                NetworkSpec.of(INPUT, LayerText.parse("c2k3-p2-4"), Activation.RELU, 0f, CLASSES, loss.head());
        Network network = network(spec);
        NetworkTrace trace = trace(network);
        Batch batch = Batch.of(SparseRows.of(image(), INPUT.size()));
        float[] logits = network.forward(batch, true);
        float[] delta = new float[CLASSES];
        double expected = loss.apply(backend.kernels(), logits, new int[] {2}, delta, 1, CLASSES, 1f);
        network.backward(batch, delta);
        trace.clearGradients();
        trace.forward(image());
        assertEquals(expected, trace.backward(loss, 2), ROUNDING);
        int at = 0;
        for (int layer = 0; layer < spec.layers().size(); layer++) {
            for (Parameter parameter : trace.parameters(layer)) {
                assertArrayEquals(network.parameters().get(at++).gradient(), parameter.gradient(), ROUNDING);
            }
        }
        assertEquals(network.parameters().size(), at);
    }

    @Test
    void itTakesWeightsInPiecesOfAnySizeToo() {
        Network network = network(spec("c3k3p-bn-p2-6", Activation.RELU));
        float[] expected = copy(trace(network).forward(image()));
        NetworkTrace trace = new NetworkTrace(network.spec(), backend);
        trace.beginToTake();
        int pieces = 1;
        while (trace.takeMore(network, 7)) {
            pieces++;
        }
        assertTrue(pieces > 10);
        assertArrayEquals(expected, copy(trace.forward(image())));
        assertFalse(trace.takeMore(network, 7));
    }

    @Test
    void itTakesNoWeightsOfOtherLayersAndNoImageOfAnotherSize() {
        NetworkTrace trace = new NetworkTrace(spec("5", Activation.RELU), backend);
        Network other = network(spec("6", Activation.RELU));
        assertThrows(IllegalArgumentException.class, () -> trace.take(other));
        assertThrows(IllegalArgumentException.class, () -> trace.forward(new float[4]));
    }
}
