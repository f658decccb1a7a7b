package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The derivatives of the layers of convolutional networks by every parameter and every input, against the central
 * difference quotient of {@code Σ upstream · output}.
 *
 * <p>The quotient is off by h²/6 times the third derivative, which for tanh and for batch norm of variances near 1 is
 * below 10 here, and by the rounding of up to a hundred outputs of about 1, over 2h; with h = 2⁻⁷ that is 1e-4 and, at
 * most, 4e-4.
 */
class LayerGradientTest {
    private static final float H = 0x1p-7f;
    private static final double TRUNCATION = 10 * H * H / 6;
    private static final double ROUNDING = 100 * 0x1p-24 / (2 * H);
    private static final double TOLERANCE = TRUNCATION + ROUNDING;
    private static final int ROWS = 3;

    private final Backend backend = Backend.plain();

    static Stream<Arguments> layers() {
        List<Arguments> cases = new ArrayList<>();
        for (String text : List.of(
                "c2k3p", "c3k2p", "c2k3", "c2k2", "c1k1p", "c3k3s2p", "c2k4s2", "c2k2s3p", "c2k5p", "p2", "p3s1",
                "p2s3", "a2", "a3s2", "a1", "gap", "bn")) {
            for (Shape input : List.of(new Shape(5, 4, 1), new Shape(4, 5, 3))) {
                for (Activation activation : List.of(Activation.IDENTITY, Activation.TANH, Activation.RELU)) {
                    LayerSpec spec = LayerText.parse(text).get(0).with(activation);
                    if (activation == Activation.IDENTITY || !spec.equals(spec.with(Activation.IDENTITY))) {
                        cases.add(Arguments.of(spec, input));
                    }
                }
            }
        }
        cases.add(Arguments.of(new BatchNorm(Activation.SIGMOID), Shape.vector(4)));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void everyDerivativeIsTheDifferenceQuotient(LayerSpec spec, Shape input) {
        Layer layer = layer(spec, input);
        Random32 random = new Random32(4);
        float[] values = distinct(ROWS * input.size(), random);
        float[] upstream = new float[ROWS * spec.output(input).size()];
        for (int i = 0; i < upstream.length; i++) {
            upstream[i] = random.nextFloat() - 0.5f;
        }
        for (Parameter parameter : layer.parameters()) {
            spread(parameter, random);
        }
        layer.forward(values, ROWS, true);
        float[] inputDelta = layer.backward(upstream.clone(), ROWS).clone();
        for (Parameter parameter : layer.parameters()) {
            assertQuotients(parameter.name(), layer, parameter.values(), parameter.gradient(), values, upstream);
        }
        assertQuotients("input", layer, values, inputDelta, values, upstream);
    }

    /** The layer as the network makes it when something before it learns. */
    private Layer layer(LayerSpec spec, Shape input) {
        return spec.layer(new LayerContext("layer1", input, ROWS, false, new Random32(0), backend));
    }

    /** Values in [-1, 1] that are more than 2h apart within a picture, so that no other becomes a pool's largest. */
    private static float[] distinct(int length, Random32 random) {
        int perImage = length / ROWS;
        float[] values = new float[length];
        int[] order = new int[perImage];
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < perImage; i++) {
                order[i] = i;
            }
            random.shuffle(order);
            for (int i = 0; i < perImage; i++) {
                values[row * perImage + i] = 2f * order[i] / perImage - 1f;
            }
        }
        assertTrue(2f / perImage > 2 * H);
        return values;
    }

    /** Small weights, with biases of ±4 that keep every unit on its side of a kink at zero; gammas near 1. */
    private static void spread(Parameter parameter, Random32 random) {
        for (int i = 0; i < parameter.length(); i++) {
            float uniform = random.nextFloat() - 0.5f;
            float side = i % 2 == 0 ? 4f : -4f;
            parameter.values()[i] = parameter.decays()
                    ? 0.2f * uniform
                    : parameter.name().endsWith("gamma") ? 1f + 0.2f * uniform : side;
        }
    }

    private void assertQuotients(
            String name, Layer layer, float[] changed, float[] gradient, float[] input, float[] upstream) {
        for (int i = 0; i < changed.length; i++) {
            float before = changed[i];
            changed[i] = before + H;
            double above = dot(upstream, layer.forward(input, ROWS, true));
            float width = changed[i];
            changed[i] = before - H;
            double below = dot(upstream, layer.forward(input, ROWS, true));
            width -= changed[i];
            changed[i] = before;
            assertEquals((above - below) / width, gradient[i], TOLERANCE, name + " " + i);
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /**
     * Whole networks, with dropout. Largest values are taken of pixels only: of what is learnt, another may become the
     * largest within h.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c3k3p-a2-c2k2-4",
                "c2k3p-bn-a2-4-bn",
                "a2-c2k2p",
                "bn-c2k2s2p-3",
                "p2-3",
                "p2s1-c2k3p-bn-a2",
                "c2k3p-gap-bn"
            })
    void aNetworksGradientsAreTheDifferenceQuotientsOfItsLoss(String hidden) {
        NetworkSpec spec =
                NetworkSpec.of(new Shape(6, 5, 1), LayerText.parse(hidden), Activation.TANH, 0.25f, 3, Head.SOFTMAX);
        int[] labels = {2, 0, 1};
        Random32 random = new Random32(8);
        SparseRows images = SparseRows.of(
                distinct(ROWS * spec.input().size(), random), spec.input().size());
        Network network = new Network(spec, ROWS, new Random32(7), backend);
        network.initialize(Initializer.XAVIER, random);
        float[] delta = new float[ROWS * 3];
        int[] order = {2, 0, 1};
        float[] logits = network.forward(new Batch(images, order, 0, ROWS), true);
        Loss.CROSS_ENTROPY.apply(backend.kernels(), logits, labels, delta, ROWS, 3, 1f / ROWS);
        network.backward(new Batch(images, order, 0, ROWS), delta);
        for (Parameter parameter : network.parameters()) {
            for (int i = 0; i < parameter.length(); i++) {
                float before = parameter.values()[i];
                parameter.values()[i] = before + H;
                double above = meanLoss(network, images, order, labels);
                float width = parameter.values()[i];
                parameter.values()[i] = before - H;
                double below = meanLoss(network, images, order, labels);
                width -= parameter.values()[i];
                parameter.values()[i] = before;
                assertEquals((above - below) / width, parameter.gradient()[i], TOLERANCE, parameter.name() + " " + i);
            }
        }
    }

    /** The loss of a new network with the same weights, whose dropout draws the same masks, since it has the seed. */
    private double meanLoss(Network network, SparseRows images, int[] order, int[] labels) {
        Network copy = new Network(network.spec(), ROWS, new Random32(7), backend);
        for (int p = 0; p < copy.parameters().size(); p++) {
            Parameter from = network.parameters().get(p);
            System.arraycopy(from.values(), 0, copy.parameters().get(p).values(), 0, from.length());
        }
        float[] logits = copy.forward(new Batch(images, order, 0, ROWS), true);
        return Loss.CROSS_ENTROPY.apply(backend.kernels(), logits, labels, new float[ROWS * 3], ROWS, 3, 1f) / ROWS;
    }
}
