package inkling.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.SparseRows.Batch;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarKernelsTest {
    /** MNIST's 784 pixels and one more. */
    private static final int LONGEST_SIDE = 785;

    /** The longest of the awkward ones. */
    private static final int SIDE = 128;

    /** The rounding of exponential, sum and quotient, for values of at most 1. */
    private static final double PROBABILITY_TOLERANCE = 1e-6;

    private final Kernels kernels = new ScalarKernels();
    private final Backend backend = Backend.plain(kernels);
    private final Backend oracle = Backend.reference();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 10, 16, 33, 128})
    void theProductsAreThoseOfATripleLoopInDoublePrecision(int rows) {
        ProductsParity parity = new ProductsParity(backend, oracle, SIDE, false);
        for (int in : ProductsParity.AWKWARD_SIDES) {
            for (int out : ProductsParity.AWKWARD_SIDES) {
                parity.checkProducts(rows, in, out);
            }
        }
    }

    @Test
    void theProductsHoldOnLongSides() {
        ProductsParity parity = new ProductsParity(backend, oracle, LONGEST_SIDE, false);
        parity.checkProducts(3, LONGEST_SIDE, 5);
        parity.checkProducts(LONGEST_SIDE, 3, 5);
        parity.checkProducts(3, 5, LONGEST_SIDE);
    }

    @Test
    void aDifferenceIsNoticed() {
        // A proxy that leaves one weight out of one product, of all the calls that it passes on.
        Kernels wrong = (Kernels) Proxy.newProxyInstance(
                Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("inputDelta")) {
                        ((float[]) arguments[1])[0] = 0f;
                    }
                    return method.invoke(kernels, arguments);
                });
        ProductsParity wrongParity = new ProductsParity(Backend.plain(wrong), oracle, 8, false);
        AssertionError error = assertThrows(AssertionError.class, () -> wrongParity.checkProducts(5, 4, 3));
        assertTrue(error.getMessage().startsWith("Value 0 of inputDelta of 5×4×3 is "), error.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void theActivationsAndTheirSlopesAreThoseOfTheFormula(Activation activation) {
        ActivationsParity parity = new ActivationsParity(backend, oracle, SIDE, false);
        parity.checkActivation(activation, 0);
        for (int length : ProductsParity.AWKWARD_SIDES) {
            parity.checkActivation(activation, length);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void whatIsNotANumberStaysSo(Activation activation) {
        for (Backend kind : List.of(backend, oracle)) {
            LostValuesParity parity = new LostValuesParity(kind);
            parity.checkActivation(activation, 7);
            parity.checkProduct(activation, 7, 3, 7);
            parity.checkSoftmax(7, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, 1f, 30f, 1e4f})
    void softmaxAndCrossEntropyAreThoseOfTheFormula(float magnitude) {
        ActivationsParity parity = new ActivationsParity(backend, oracle, SIDE, false);
        parity.checkSoftmax(0, 10, magnitude);
        for (int side : ProductsParity.AWKWARD_SIDES) {
            parity.checkSoftmax(side, 10, magnitude);
            parity.checkSoftmax(3, side, magnitude);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, 0.1f, 0.5f, 0.9f})
    void dropoutLetsPassWhatTheMaskDoes(float rate) {
        ActivationsParity parity = new ActivationsParity(backend, oracle, SIDE, false);
        parity.checkDropout(rate, 0);
        for (int length : ProductsParity.AWKWARD_SIDES) {
            parity.checkDropout(rate, length);
        }
    }

    @Test
    void theOptimisersRulesAreThoseOfTheFormula() {
        RulesParity parity = new RulesParity(backend, oracle, SIDE, false);
        parity.checkRules(0);
        for (int length : ProductsParity.AWKWARD_SIDES) {
            parity.checkRules(length);
        }
    }

    @Test
    void softmaxOfHugeLogitsIsCertainAndFinite() {
        float[] logits = {1e4f, -1e4f, 0f, -1e4f, -1e4f, -1e4f};
        kernels.softmax(logits, 2, 3);
        assertEquals(1f, logits[0]);
        assertEquals(0f, logits[1]);
        for (int j = 3; j < 6; j++) {
            assertEquals(1 / 3.0, logits[j], PROBABILITY_TOLERANCE);
        }
    }

    @Test
    void theLossOfAHugeMistakeIsTheGapBetweenTheLogits() {
        float[] delta = new float[2];
        double loss = kernels.softmaxCrossEntropy(new float[] {1e4f, -1e4f}, new int[] {1}, delta, 1, 2, 1f);
        assertEquals(2e4, loss);
        assertEquals(1f, delta[0]);
        assertEquals(-1f, delta[1]);
    }

    @Test
    void anInfiniteLogitMakesTheLossNoNumberSoThatDivergenceIsSeen() {
        float[] delta = new float[2];
        float[] logits = {Float.POSITIVE_INFINITY, 0f};
        double loss = kernels.softmaxCrossEntropy(logits, new int[] {1}, delta, 1, 2, 1f);
        assertTrue(Double.isNaN(loss) || Double.isInfinite(loss), "loss " + loss);
    }

    @Test
    void anEmptyBatchOfSparseRowsLeavesTheGradient() {
        float[] gradient = {1f, 2f};
        SparseRows empty = SparseRows.of(new float[6], 2);
        float[] biasGradient = {6f};
        int[] order = {2, 0, 1};
        float[] delta = {3f, 4f, 5f};
        kernels.sparseBackward(
                new Batch(empty, order, 0, 3), Activation.IDENTITY, new float[3], delta, gradient, biasGradient, 1);
        assertEquals(18f, biasGradient[0]);
        assertEquals(1f, gradient[0]);
        assertEquals(2f, gradient[1]);
    }

    @Test
    void oneInstanceServesInputsOfAnyWidthInAnyOrder() {
        ProductsParity parity = new ProductsParity(backend, oracle, SIDE, false);
        for (int width : new int[] {128, 3, 33, 1, 128}) {
            parity.checkProducts(4, width, 2);
        }
    }
}
