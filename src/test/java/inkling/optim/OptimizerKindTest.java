package inkling.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import inkling.kernel.UpdateRule;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules themselves, one step at a time. */
class OptimizerKindTest {
    private static final float RATE = 0.5f;
    private static final float DECAY = 0.25f;

    /** A few roundings to float of numbers of about 1. */
    private static final double TOLERANCE = 4 * 0x1p-24;

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void onlyTheMomentumThatItTakesMakesAnotherRule(OptimizerKind kind) {
        Set<OptimizerKind> without = EnumSet.of(OptimizerKind.SGD, OptimizerKind.RMSPROP);
        assertEquals(!without.contains(kind), kind.takesMomentum());
        assertEquals(kind.rule(0.9f), kind.rule(0.9f));
        assertEquals(kind.name().toLowerCase(Locale.ROOT), name(kind));
    }

    private static String name(OptimizerKind kind) {
        String name = kind.rule(0.9f).name().toLowerCase(Locale.ROOT);
        return name.equals("descend") ? "sgd" : name;
    }

    /** What the formulas take beside the weight, its gradient and the state, in the order of the kernels' parameters. */
    static Stream<Arguments> numbersOfTheSecondStep() {
        double shrunk = 1 - RATE * DECAY;
        double meanSum = 1 - 0.75 * 0.75;
        double squareSum = 1 - 0.875 * 0.875;
        return Stream.of(
                arguments(new GradientDescent(), new double[] {RATE, shrunk}),
                arguments(new Momentum(0.75f, false), new double[] {RATE, DECAY, 0.75}),
                arguments(new Momentum(0.75f, true), new double[] {RATE, DECAY, 0.75}),
                arguments(new RmsProp(0.75f, 0.125f), new double[] {RATE, DECAY, 0.75, 0.25, 0.125}),
                arguments(
                        new Adam(0.75f, 0.875f, 0.0625f, false),
                        new double[] {RATE / meanSum, DECAY, 0.75, 0.25, 0.875, 0.125, 0.0625, 1 / squareSum}),
                arguments(
                        new Adam(0.75f, 0.875f, 0.0625f, true),
                        new double[] {RATE / meanSum, shrunk, 0.75, 0.25, 0.875, 0.125, 0.0625, 1 / squareSum}),
                arguments(new Lion(0.75f, 0.875f), new double[] {RATE, DECAY, 0.75, 0.25, 0.875, 0.125}));
    }

    @ParameterizedTest
    @MethodSource("numbersOfTheSecondStep")
    void aFasterKernelIsGivenTheNumbersOfTheFormula(UpdateRule rule, double[] numbers) {
        float[] given = rule.numbers(new UpdateRule.Step(RATE, DECAY, 2));
        assertEquals(numbers.length, given.length);
        for (int i = 0; i < numbers.length; i++) {
            assertEquals(numbers[i], given[i], numbers[i] * TOLERANCE, "number " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RMSPROP", "ADAM", "ADAMW"})
    void aGradientAsSmallAsEpsilonTakesHalfAStep(OptimizerKind kind) {
        double epsilon = 1e-8;
        // The first mean of RMSProp is a tenth of the square; Adam corrects its own.
        double gradient = kind == OptimizerKind.RMSPROP ? epsilon / Math.sqrt(0.1) : epsilon;
        UpdateRule rule = kind.rule(0.9f);
        float[] weight = {0};
        float[][] state = new float[rule.stateArrays()][1];
        rule.apply(weight, new float[] {(float) gradient}, state, 1, new UpdateRule.Step(RATE, 0, 1));
        assertEquals(-RATE * gradient / (2 * epsilon), weight[0], TOLERANCE);
    }

    @Test
    void lionFollowsTheMeanUntilGradientsAreMuchLarger() {
        // 0.9 of the mean, which is 0.01, is more than a tenth of this gradient, though not more than all of it.
        float[] weight = {0};
        float[][] state = {{0.01f}};
        new Lion(0.9f).apply(weight, new float[] {-0.05f}, state, 1, new UpdateRule.Step(RATE, 0, 2));
        assertEquals(-RATE, weight[0], TOLERANCE);
        assertEquals(0.99 * 0.01 - 0.01 * 0.05, state[0][0], TOLERANCE);
    }
}
