package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Backend;
import inkling.kernel.Random32;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
    private static final int WIDTH = 500;
    private static final int ROWS = 200;

    private static Layer layer(float rate) {
        return new Dropout(rate)
                .layer(new LayerContext(
                        "dropout1", Shape.vector(WIDTH), ROWS, false, new Random32(1), Backend.plain()));
    }

    private static float[] ones() {
        float[] ones = new float[ROWS * WIDTH];
        Arrays.fill(ones, 1f);
        return ones;
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, 0.2f, 0.5f, 0.9f})
    void theExpectationIsPreserved(float rate) {
        float[] output = layer(rate).forward(ones(), ROWS, true);
        double sum = 0;
        int dropped = 0;
        for (float value : output) {
            assertTrue(value == 0f || value == 1f / (1f - rate), "value " + value);
            sum += value;
            dropped += value == 0f ? 1 : 0;
        }
        int n = ROWS * WIDTH;
        double deviation = Math.sqrt(rate * (1.0 - rate) / n);
        assertEquals(rate, dropped / (double) n, 5 * deviation + 1e-7);
        assertEquals(1, sum / n, 5 * deviation / (1 - rate) + 1e-6);
    }

    @Test
    void nothingIsDroppedWhenTheNetworkIsUsed() {
        float[] input = ones();
        assertSame(input, layer(0.5f).forward(input, ROWS, false));
        assertArrayEquals(ones(), input);
    }

    @Test
    void theInputIsLeftAsItWasForTheLayerBefore() {
        float[] input = ones();
        layer(0.5f).forward(input, ROWS, true);
        assertArrayEquals(ones(), input);
    }

    @Test
    void everyPassDropsOthers() {
        Layer layer = layer(0.5f);
        float[] first = layer.forward(ones(), ROWS, true).clone();
        float[] second = layer.forward(ones(), ROWS, true);
        assertFalse(Arrays.equals(first, second));
    }

    @Test
    void whatWasDroppedPassesNoGradientAndTheRestIsScaledAlike() {
        Layer layer = layer(0.5f);
        float[] output = layer.forward(ones(), ROWS, true).clone();
        assertArrayEquals(output, layer.backward(ones(), ROWS));
    }
}
