package inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SyntheticSplitsTest {
    @Test
    void aTwelfthIsKeptForValidation() {
        Splits splits = SyntheticSplits.of(120, 30, 1);
        assertEquals(110, splits.train().size());
        assertEquals(10, splits.validation().size());
        assertEquals(30, splits.test().size());
        assertEquals(28, splits.train().height());
        assertEquals(3, splits.train().label(3));
        assertEquals(0, splits.validation().label(0));
    }

    @Test
    void theSeedSettlesTheImages() {
        float[] images = SyntheticSplits.of(24, 2, 5).train().images().values();
        assertArrayEquals(images, SyntheticSplits.of(24, 2, 5).train().images().values());
        assertFalse(Arrays.equals(
                images, SyntheticSplits.of(24, 2, 6).train().images().values()));
    }

    @Test
    void testImagesAreNotTrainingImages() {
        Splits splits = SyntheticSplits.of(20, 20, 5);
        float[] train = new float[784];
        float[] test = new float[784];
        for (int row = 0; row < splits.train().size(); row++) {
            splits.train().images().copyRow(row, train, 0);
            splits.test().images().copyRow(row, test, 0);
            assertFalse(Arrays.equals(train, test), "image " + row);
        }
    }

    @Test
    void tooFewImagesAreRefused() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> SyntheticSplits.of(11, 5, 1));
        assertTrue(refusal.getMessage().contains("not 11"), refusal.getMessage());
        assertEquals(1, SyntheticSplits.of(12, 0, 1).validation().size());
    }
}
