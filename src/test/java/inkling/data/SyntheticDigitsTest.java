package inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.ink.Framing;
import inkling.kernel.SparseRows;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SyntheticDigitsTest {
    @Test
    void labelsGoRound() {
        assertArrayEquals(
                new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1},
                SyntheticDigits.of("digits", 12, 1).labels());
    }

    @Test
    void theSameSeedMakesTheSameImages() {
        SparseRows first = SyntheticDigits.of("digits", 50, 3).images();
        SparseRows again = SyntheticDigits.of("digits", 50, 3).images();
        assertArrayEquals(first.starts(), again.starts());
        assertArrayEquals(first.columns(), again.columns());
        assertArrayEquals(first.values(), again.values());
        assertFalse(Arrays.equals(
                first.values(), SyntheticDigits.of("digits", 50, 4).images().values()));
    }

    @Test
    void aLargerSetBeginsWithTheSmallerOne() {
        SparseRows small = SyntheticDigits.of("digits", 20, 3).images();
        SparseRows large = SyntheticDigits.of("digits", 30, 3).images();
        assertArrayEquals(small.values(), Arrays.copyOf(large.values(), small.values().length));
    }

    @Test
    void imagesHaveAboutAsMuchInkAsMnist() {
        SparseRows images = SyntheticDigits.of("digits", 2_000, 1).images();
        assertEquals(2_000, images.rows());
        assertEquals(Framing.PIXELS, images.width());
        double sum = 0;
        for (float value : images.values()) {
            assertTrue(value > 0 && value <= 1, "value " + value);
            sum += value;
        }
        // MNIST's training images: mean pixel 0.1307, 150 pixels set.
        assertEquals(0.1307, sum / images.rows() / Framing.PIXELS, 0.013);
        assertEquals(150, images.values().length / (double) images.rows(), 15);
    }

    @Test
    void refusesANegativeCount() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SyntheticDigits.of("digits", -1, 1).images());
        assertEquals(0, SyntheticDigits.of("digits", 0, 1).images().rows());
    }
}
