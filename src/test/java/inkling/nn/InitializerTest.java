package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Layout;
import inkling.kernel.Memory;
import inkling.kernel.Random32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializerTest {
    private static final int IN = 400;
    private static final int OUT = 200;

    /** Five deviations of a mean of so many values; of their variance too, since a fourth moment is at most 3σ⁴. */
    private static final double SAMPLING = 5 * Math.sqrt(2.0 / (IN * OUT));

    /** Variances: Glorot and Bengio's 2 / (in + out), He's 2 / in, LeCun's 1 / in, 0.05² / 3 and 0.05². */
    @ParameterizedTest
    @CsvSource({
        "XAVIER,  0.00333333, uniform",
        "HE,      0.005,      normal",
        "LECUN,   0.0025,     normal",
        "UNIFORM, 0.000833333, uniform",
        "NORMAL,  0.0025,     normal"
    })
    void theMomentsAreThoseOfThePaper(Initializer initializer, double variance, String distribution) {
        Parameter weights = Parameter.weights("w", Layout.rowMajor(IN, OUT), Memory.HEAP);
        initializer.fill(weights, new Random32(1));
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        double largest = 0;
        for (float w : weights.values()) {
            sum += w;
            squares += (double) w * w;
            fourths += Math.pow(w, 4);
            largest = Math.max(largest, Math.abs(w));
        }
        int n = weights.length();
        assertEquals(0, sum / n / Math.sqrt(variance), SAMPLING);
        assertEquals(1, squares / n / variance, SAMPLING);
        boolean uniform = distribution.equals("uniform");
        double kurtosis = fourths / n / (variance * variance);
        // The sampling error of a normal's fourth moment is √96 against √2 of its second.
        assertEquals(uniform ? 1.8 : 3.0, kurtosis, 7 * SAMPLING);
        double border = Math.sqrt(3 * variance);
        assertTrue(uniform ? largest <= border * 1.00001 : largest > 2 * border, "largest " + largest);
    }
}
