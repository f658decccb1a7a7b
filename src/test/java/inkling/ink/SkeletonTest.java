package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonTest {
    @Test
    void pointsAreReadInHundredths() {
        Skeleton skeleton = Skeleton.of(2, "0,4 60,-6", "10,100");
        assertEquals(2, skeleton.strokes().size());
        assertArrayEquals(
                new float[] {0, 0.04f, 0.6f, -0.06f}, skeleton.strokes().get(0));
        assertArrayEquals(new float[] {0.1f, 1}, skeleton.strokes().get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everySkeletonIsAboutAsHighAsItSays(int digit) {
        for (Skeleton skeleton : Skeletons.OF_DIGITS.get(digit)) {
            assertTrue(skeleton.weight() > 0);
            float top = 1;
            float bottom = 0;
            for (float[] stroke : skeleton.strokes()) {
                assertTrue(stroke.length >= 4 && stroke.length % 2 == 0, "whole points, two or more");
                for (int i = 0; i < stroke.length; i += 2) {
                    assertTrue(stroke[i] >= -0.2f && stroke[i] <= 1, "x " + stroke[i]);
                    top = Math.min(top, stroke[i + 1]);
                    bottom = Math.max(bottom, stroke[i + 1]);
                }
            }
            assertEquals(1, bottom - top, 0.2);
        }
    }
}
