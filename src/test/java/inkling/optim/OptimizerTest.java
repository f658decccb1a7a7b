package inkling.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Layout;
import inkling.kernel.Random32;
import inkling.kernel.StateVisitor;
import inkling.nn.Head;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Parameter;
import inkling.nn.Perceptron;
import inkling.nn.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerTest {
    private static final double RATE = 0.1;
    private static final double MOMENTUM = 0.9;
    private static final double DECAY = 0.25;

    /** Three steps of up to eight roundings each on weights of at most 4; RMSProp's first division has a factor 10. */
    private static final double TOLERANCE = 3 * 8 * 4 * 10 * 0x1p-24;

    private final Backend backend = Backend.plain();

    /** A linear network 1-2: two weights and two biases. */
    private List<Parameter> parameters() {
        NetworkSpec spec = Perceptron.spec(Shape.vector(1), List.of(), Activation.IDENTITY, 0f, 2, Head.SOFTMAX);
        return new Network(spec, 1, new Random32(0), backend).parameters();
    }

    private Optimizer optimizer(OptimizerKind kind, double decay, List<Parameter> parameters) {
        return new Optimizer(kind.rule((float) MOMENTUM), (float) decay, parameters, backend);
    }

    /** One weight's three steps by the formulas of the papers, in double. */
    private static double[] byHand(OptimizerKind kind, double start, double decay, double[] gradients) {
        double w = start;
        double m = 0;
        double s = 0;
        double[] weights = new double[gradients.length];
        for (int t = 1; t <= gradients.length; t++) {
            boolean decoupled = kind == OptimizerKind.ADAMW || kind == OptimizerKind.LION;
            double g = gradients[t - 1] + (decoupled ? 0 : decay * w);
            switch (kind) {
                case SGD -> w -= RATE * g;
                case MOMENTUM -> {
                    m = MOMENTUM * m + g;
                    w -= RATE * m;
                }
                case NESTEROV -> {
                    m = MOMENTUM * m + g;
                    w -= RATE * (g + MOMENTUM * m);
                }
                case RMSPROP -> {
                    s = 0.9 * s + 0.1 * g * g;
                    w -= RATE * g / (Math.sqrt(s) + 1e-8);
                }
                case ADAM, ADAMW -> {
                    m = MOMENTUM * m + (1 - MOMENTUM) * g;
                    s = 0.999 * s + 0.001 * g * g;
                    double step = m / (1 - Math.pow(MOMENTUM, t)) / (Math.sqrt(s / (1 - Math.pow(0.999, t))) + 1e-8);
                    w -= RATE * step + (kind == OptimizerKind.ADAMW ? RATE * decay * w : 0);
                }
                case LION -> {
                    w -= RATE * (Math.signum(MOMENTUM * m + (1 - MOMENTUM) * g) + decay * w);
                    m = 0.99 * m + 0.01 * g;
                }
            }
            weights[t - 1] = w;
        }
        return weights;
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void theFirstThreeStepsAreThoseOfThePaper(OptimizerKind kind) {
        List<Parameter> parameters = parameters();
        Optimizer optimizer = optimizer(kind, DECAY, parameters);
        Parameter weights = parameters.get(0);
        Parameter biases = parameters.get(1);
        weights.values()[0] = 2f;
        weights.values()[1] = -3f;
        biases.values()[0] = 2f;
        double[] gradients = {1.5, -0.25, 0.75};
        double[] opposite = {-1.5, 0.25, -0.75};
        double[] first = byHand(kind, 2, DECAY, gradients);
        double[] second = byHand(kind, -3, DECAY, opposite);
        double[] bias = byHand(kind, 2, 0, gradients);
        for (int t = 0; t < gradients.length; t++) {
            weights.gradient()[0] = (float) gradients[t];
            weights.gradient()[1] = (float) opposite[t];
            biases.gradient()[0] = (float) gradients[t];
            optimizer.step((float) RATE);
            assertEquals(first[t], weights.values()[0], TOLERANCE, "weight 0 after step " + (t + 1));
            assertEquals(second[t], weights.values()[1], TOLERANCE, "weight 1 after step " + (t + 1));
            assertEquals(bias[t], biases.values()[0], TOLERANCE, "a bias, which does not decay");
            assertEquals(0f, biases.values()[1], "a bias without gradient");
        }
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void theGradientIsLeftZeroForTheNextBatch(OptimizerKind kind) {
        List<Parameter> parameters = parameters();
        Parameter weights = parameters.get(0);
        weights.values()[0] = 1f;
        weights.gradient()[0] = 0.5f;
        optimizer(kind, DECAY, parameters).step(0.1f);
        assertArrayEquals(new float[2], weights.gradient());
    }

    @Test
    void anotherMomentumGoesOnWithTheVelocityThatThereIs() {
        List<Parameter> parameters = parameters();
        Parameter weights = parameters.get(0);
        Optimizer optimizer = optimizer(OptimizerKind.MOMENTUM, 0, parameters);
        weights.gradient()[0] = 1f;
        optimizer.step(1f);
        assertEquals(-1, weights.values()[0], TOLERANCE);
        optimizer.adjust(OptimizerKind.MOMENTUM.rule(0.5f), 0.25f);
        optimizer.step(1f);
        // The velocity is half of 1, and a quarter of the weight, -1, is taken from it.
        assertEquals(-1 - (0.5 - 0.25), weights.values()[0], TOLERANCE);
    }

    @Test
    void l2IsTheDerivativeOfThePenalty() {
        // The penalty is ½ · decay · w²; with h of a power of two the difference quotient of a parabola is exact.
        double w = 2;
        double h = 0x1p-10;
        double slope = (0.5 * DECAY * (w + h) * (w + h) - 0.5 * DECAY * (w - h) * (w - h)) / (2 * h);
        List<Parameter> parameters = parameters();
        parameters.get(0).values()[0] = (float) w;
        optimizer(OptimizerKind.SGD, DECAY, parameters).step((float) RATE);
        assertEquals(w - RATE * slope, parameters.get(0).values()[0], TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void everyOptimiserFindsTheBottomOfABowl(OptimizerKind kind) {
        List<Parameter> parameters = parameters();
        Optimizer optimizer = optimizer(kind, 0, parameters);
        Parameter weights = parameters.get(0);
        weights.values()[0] = 3f;
        weights.values()[1] = -2f;
        int steps = 2000;
        for (int t = 0; t < steps; t++) {
            // L = ½ (w₀ - 1)² + 2 (w₁ - ½)²
            weights.gradient()[0] = weights.values()[0] - 1f;
            weights.gradient()[1] = 4f * (weights.values()[1] - 0.5f);
            optimizer.step(Schedule.COSINE.rate(0.05f, t, steps));
        }
        double nearTheBottom = 1e-3;
        assertEquals(1, weights.values()[0], nearTheBottom);
        assertEquals(0.5, weights.values()[1], nearTheBottom);
    }

    @Test
    void twoOptimisersShareNoState() {
        List<Parameter> parameters = parameters();
        Parameter weights = parameters.get(0);
        weights.gradient()[0] = 1f;
        optimizer(OptimizerKind.MOMENTUM, 0, parameters).step(0.1f);
        float first = weights.values()[0];
        weights.gradient()[0] = 1f;
        optimizer(OptimizerKind.MOMENTUM, 0, parameters).step(0.1f);
        assertEquals(2 * first, weights.values()[0], TOLERANCE);
        assertNotEquals(0f, first);
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void allThatAnOptimiserRemembersIsShown(OptimizerKind kind) {
        List<Parameter> parameters = parameters();
        Optimizer optimizer = optimizer(kind, 0, parameters);
        for (Parameter parameter : parameters) {
            Arrays.fill(parameter.gradient(), 0, parameter.length(), 1f);
        }
        optimizer.step((float) RATE);
        Shown shown = new Shown(new ArrayList<>(), new ArrayList<>());
        optimizer.visit(shown);
        assertEquals(List.of(1), shown.integers);
        int arrays = kind.rule((float) MOMENTUM).stateArrays();
        assertEquals(parameters.size() * arrays, shown.arrays.size());
        for (float[] values : shown.arrays) {
            assertNotEquals(0f, values[0], "the step changed it");
        }
    }

    private record Shown(List<Integer> integers, List<float[]> arrays) implements StateVisitor {
        @Override
        public int integer(int value) {
            integers.add(value);
            return value;
        }

        @Override
        public double number(double value) {
            return value;
        }

        @Override
        public void floats(float[] values, Layout layout) {
            arrays.add(values);
        }

        @Override
        public void integers(int[] values, int least, int most) {}
    }
}
