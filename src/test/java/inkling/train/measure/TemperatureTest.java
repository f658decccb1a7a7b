package inkling.train.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import inkling.kernel.Random32;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureTest {
    private static final int CLASSES = 10;

    @Test
    void oneChangesNothing() {
        float[] shares = {0.2f, 0.7f, 0.1f};
        Temperature.apply(shares, 0, 3, Temperature.NEUTRAL);
        assertArrayEquals(new float[] {0.2f, 0.7f, 0.1f}, shares);
    }

    @Test
    void twoTakesRoots() {
        float[] shares = {9f, 0.64f, 0.36f, 9f};
        Temperature.apply(shares, 1, 2, 2);
        assertArrayEquals(new float[] {9f, 0.8f / 1.4f, 0.6f / 1.4f, 9f}, shares, 1e-6f);
    }

    static List<Arguments> extremes() {
        return List.of(
                arguments((Object) new float[] {1f, 0f, 0f}),
                arguments((Object) new float[] {1f, 1e-40f, 0f}),
                arguments((Object) new float[] {0.5f, 0.5f, 0f}));
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void extremeSharesStillSumToOne(float[] shares) {
        for (double temperature : new double[] {0.1, 3, 10}) {
            float[] scaled = shares.clone();
            Temperature.apply(scaled, 0, 3, temperature);
            assertEquals(1, scaled[0] + scaled[1] + scaled[2], 1e-6);
        }
    }

    /** Labels are drawn from the true probabilities, whose logits are then made larger or smaller by a factor. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.7, 4})
    void theTemperatureThatWasTakenAwayIsFoundAgain(double temperature) {
        Random32 random = new Random32(11);
        int images = 20_000;
        float[] shares = new float[images * CLASSES];
        byte[] labels = new byte[images];
        for (int i = 0; i < images; i++) {
            double sum = 0;
            for (int j = 0; j < CLASSES; j++) {
                shares[i * CLASSES + j] = (float) Math.exp(2 * random.nextGaussian());
                sum += shares[i * CLASSES + j];
            }
            double left = random.nextFloat() * sum;
            int label = 0;
            while (label < CLASSES - 1 && left >= shares[i * CLASSES + label]) {
                left -= shares[i * CLASSES + label++];
            }
            labels[i] = (byte) label;
            for (int j = 0; j < CLASSES; j++) {
                shares[i * CLASSES + j] /= (float) sum;
            }
            Temperature.apply(shares, i * CLASSES, CLASSES, 1 / temperature);
        }
        double before = Reliability.of(shares, labels, CLASSES).error();
        double found = Temperature.fit(shares, labels, CLASSES);
        // The estimate's standard deviation at this many images is below one percent.
        assertEquals(temperature, found, 0.03 * temperature);
        for (int i = 0; i < images; i++) {
            Temperature.apply(shares, i * CLASSES, CLASSES, found);
        }
        double after = Reliability.of(shares, labels, CLASSES).error();
        assertTrue(after < 0.015, "error " + after);
        assertTrue(temperature == 1 || after < before / 3, before + " to " + after);
    }

    @Test
    void aFlawlessNetworkGetsTheLowestTemperature() {
        assertEquals(0.1, Temperature.fit(new float[] {0.9f, 0.1f, 0.2f, 0.8f}, new byte[] {0, 1}, 2), 0.001);
    }

    @Test
    void nothingToFitToIsRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Temperature.fit(new float[3], new byte[2], 2));
        assertTrue(e.getMessage().endsWith("3 probabilities of 2 classes for 2 images."), e.getMessage());
    }
}
