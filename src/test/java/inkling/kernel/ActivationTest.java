package inkling.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    /** Central differences over 2⁻⁵ are off by h²/6 times the third derivative, which is at most 2 (tanh at 0). */
    private static final float STEP = 0x1p-5f;

    private static final double SLOPE_TOLERANCE = STEP * STEP / 6 * 2 + 1e-5;

    @ParameterizedTest
    @EnumSource(Activation.class)
    void theSlopeIsTheDifferenceQuotient(Activation activation) {
        // An odd number of eighths is never within a step of the kink at zero.
        for (int eighths = -31; eighths <= 31; eighths += 2) {
            float z = eighths / 8f;
            double quotient = (activation.apply(z + STEP) - (double) activation.apply(z - STEP)) / (2 * STEP);
            assertEquals(
                    quotient,
                    activation.slope(activation.slopeNeedsInput() ? z : activation.apply(z)),
                    SLOPE_TOLERANCE,
                    activation + " at " + z);
        }
    }

    @Test
    void theActivationsAreThoseOfTheTextbook() {
        assertEquals(-3f, Activation.IDENTITY.apply(-3f));
        assertEquals(0.5f, Activation.SIGMOID.apply(0f));
        assertEquals(0f, Activation.TANH.apply(0f));
        assertEquals(0f, Activation.RELU.apply(-3f));
        assertEquals(3f, Activation.RELU.apply(3f));
        assertEquals(-3f * Activation.LEAK, Activation.LEAKY_RELU.apply(-3f));
        assertEquals(3f, Activation.ELU.apply(3f));
        assertEquals(Math.exp(-3) - 1, Activation.ELU.apply(-3f), 1e-7);
        // Φ(1) = 0.8413447; the approximation is right to 0.0005 (Hendrycks and Gimpel 2016).
        assertEquals(0.8413447, Activation.GELU.apply(1f), 5e-4);
        assertEquals(-0.1586553, Activation.GELU.apply(-1f), 5e-4);
        assertEquals(0f, Activation.GELU.apply(0f));
    }

    @Test
    void saturatedSigmoidsStayWithinTheirBounds() {
        assertEquals(1f, Activation.SIGMOID.apply(1e4f));
        assertEquals(0f, Activation.SIGMOID.apply(-1e4f));
        assertEquals(1f, Activation.TANH.apply(1e4f));
        assertEquals(-1f, Activation.TANH.apply(-1e4f));
    }
}
