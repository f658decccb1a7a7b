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
        Splits splits = new SyntheticSplits(120, 30, 1).finish();
        assertEquals(110, splits.train().size());
        assertEquals(10, splits.validation().size());
        assertEquals(30, splits.test().size());
        assertEquals(28, splits.train().height());
        assertEquals(3, splits.train().label(3));
        assertEquals(0, splits.validation().label(0));
    }

    @Test
    void theyAreDrawnAFewAtATime() {
        SyntheticSplits splits = new SyntheticSplits(24, 10, 1);
        assertEquals(34, splits.total());
        assertEquals(0, splits.drawn());
        assertFalse(splits.draw(20));
        assertEquals(20, splits.drawn());
        int times = 1;
        while (!splits.draw(5)) {
            assertTrue(splits.drawn() < splits.total());
            times++;
        }
        assertEquals(34, splits.drawn());
        assertTrue(times >= 2, times + " times");
        assertEquals(22_000, SyntheticSplits.usual().total());
    }

    @Test
    void theSeedSettlesTheImages() {
        float[] images = new SyntheticSplits(24, 2, 5).finish().train().images().values();
        assertArrayEquals(
                images, new SyntheticSplits(24, 2, 5).finish().train().images().values());
        assertFalse(Arrays.equals(
                images, new SyntheticSplits(24, 2, 6).finish().train().images().values()));
    }

    @Test
    void testImagesAreNotTrainingImages() {
        Splits splits = new SyntheticSplits(20, 20, 5).finish();
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
                assertThrows(IllegalArgumentException.class, () -> new SyntheticSplits(11, 5, 1));
        assertTrue(refusal.getMessage().contains("not 11"), refusal.getMessage());
        assertEquals(1, new SyntheticSplits(12, 0, 1).finish().validation().size());
    }
}
