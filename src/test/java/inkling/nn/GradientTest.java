package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every derivative against the central difference quotient {@code (L(w + h) - L(w - h)) / 2h}.
 *
 * <p>The quotient is off by h²/6 times the third derivative, at most about 1 for these small weights and inputs, and
 * by the rounding of the two losses: some thirty roundings of values around 1, over h. With h = 2⁻⁷ that is 1e-5 and,
 * as roundings mostly cancel, at most 1e-4.
 */
class GradientTest {
    private static final float H = 0x1p-7f;
    private static final double TRUNCATION = H * H / 6;
    private static final double ROUNDING = 30 * 0x1p-24 / (2 * H);
    private static final double TOLERANCE = TRUNCATION + ROUNDING;

    private static final int INPUTS = 5;
    private static final int CLASSES = 4;
    private static final int ROWS = 3;
    /** The second image is of no class, so that its target is all classes alike. */
    private static final int[] LABELS = {3, Loss.NO_CLASS, 1};

    private static final int[] ORDER = {2, 0, 1};
    private static final int MASK_SEED = 11;

    private final Backend backend = Backend.plain();

    static Stream<Arguments> networks() {
        List<Arguments> cases = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            for (Loss loss : Loss.values()) {
                for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(4), List.of(4, 3), List.of(4, 3, 4))) {
                    for (float dropout : new float[] {0f, 0.25f}) {
                        cases.add(Arguments.of(activation, loss, hidden, dropout));
                    }
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyParametersGradientIsTheDifferenceQuotientOfTheLoss(
            Activation activation, Loss loss, List<Integer> hidden, float dropout) {
        NetworkSpec spec = Perceptron.spec(Shape.vector(INPUTS), hidden, activation, dropout, CLASSES, loss.head());
        Network network = network(spec);
        spread(network, activation);
        SparseRows images = images();
        float[] delta = new float[ROWS * CLASSES];
        float[] logits = network.forward(new Batch(images, ORDER, 0, ROWS), true);
        loss.apply(backend.kernels(), logits, LABELS, delta, ROWS, CLASSES, 1f / ROWS);
        network.backward(new Batch(images, ORDER, 0, ROWS), delta);
        for (Parameter parameter : network.parameters()) {
            for (int i = 0; i < parameter.length(); i++) {
                float[] values = parameter.values();
                float before = values[i];
                values[i] = before + H;
                double above = meanLoss(network, loss, images);
                float width = values[i];
                values[i] = before - H;
                double below = meanLoss(network, loss, images);
                width -= values[i];
                values[i] = before;
                assertEquals((above - below) / width, parameter.gradient()[i], TOLERANCE, parameter.name() + " " + i);
            }
        }
    }

    /** A network whose dropout draws the same masks as any other made here, since it begins at the same seed. */
    private Network network(NetworkSpec spec) {
        return new Network(spec, ROWS, new Random32(MASK_SEED), backend);
    }

    /** The loss of a network with the same weights and, as it is new, the first masks of the seed. */
    private double meanLoss(Network network, Loss loss, SparseRows images) {
        Network copy = network(network.spec());
        for (int p = 0; p < copy.parameters().size(); p++) {
            Parameter from = network.parameters().get(p);
            System.arraycopy(from.values(), 0, copy.parameters().get(p).values(), 0, from.length());
        }
        float[] logits = copy.forward(new Batch(images, ORDER, 0, ROWS), true);
        return loss.apply(backend.kernels(), logits, LABELS, new float[ROWS * CLASSES], ROWS, CLASSES, 1f) / ROWS;
    }

    /**
     * Random weights. Before a kink at zero, hidden biases of ±2 keep every unit on its side of it: the weights are so
     * small that no sum of four or five inputs comes near 2 - h.
     */
    private static void spread(Network network, Activation activation) {
        boolean kinked = activation == Activation.RELU || activation == Activation.LEAKY_RELU;
        float weight = kinked ? 0.1f : 0.5f;
        Random32 random = new Random32(5);
        List<Parameter> parameters = network.parameters();
        for (Parameter parameter : parameters) {
            boolean last = parameters.indexOf(parameter) >= parameters.size() - 2;
            for (int i = 0; i < parameter.length(); i++) {
                boolean hiddenBias = !parameter.decays() && !last;
                float uniform = 2f * random.nextFloat() - 1f;
                parameter.values()[i] = hiddenBias && kinked ? (i % 2 == 0 ? 2f : -2f) : weight * uniform;
            }
        }
    }

    private static SparseRows images() {
        Random32 random = new Random32(6);
        float[] pixels = new float[ROWS * INPUTS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 4 == 0 ? 0f : random.nextFloat();
        }
        return SparseRows.of(pixels, INPUTS);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void aDenseLayersInputDeltaIsTheDifferenceQuotient(Activation activation) {
        Layer layer = new Dense(CLASSES, activation)
                .layer(new LayerContext("dense1", Shape.vector(INPUTS), ROWS, false, new Random32(0), backend));
        Random32 random = new Random32(9);
        for (Parameter parameter : layer.parameters()) {
            for (int i = 0; i < parameter.length(); i++) {
                float side = i % 2 == 0 ? 2f : -2f;
                parameter.values()[i] = parameter.decays() ? 0.2f * random.nextFloat() : side;
            }
        }
        float[] input = new float[ROWS * INPUTS];
        float[] upstream = new float[ROWS * CLASSES];
        for (int i = 0; i < input.length; i++) {
            input[i] = random.nextFloat();
        }
        for (int i = 0; i < upstream.length; i++) {
            upstream[i] = random.nextFloat() - 0.5f;
        }
        layer.forward(input, ROWS, true);
        float[] inputDelta = layer.backward(upstream.clone(), ROWS).clone();
        for (int i = 0; i < input.length; i++) {
            float before = input[i];
            input[i] = before + H;
            double above = dot(upstream, layer.forward(input, ROWS, true));
            float width = input[i];
            input[i] = before - H;
            double below = dot(upstream, layer.forward(input, ROWS, true));
            width -= input[i];
            input[i] = before;
            assertEquals((above - below) / width, inputDelta[i], TOLERANCE, "input " + i);
            assertNotEquals(0f, inputDelta[i], "input " + i + " matters");
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
