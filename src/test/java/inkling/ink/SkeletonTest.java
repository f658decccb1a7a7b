package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonTest {
    @Test
    void pointsAreReadInHundredths() {
        List<float[]> strokes = Skeleton.of(2, "0,4 60,-6", "10,100").extremes().get(0);
        assertEquals(2, strokes.size());
        assertArrayEquals(new float[] {0, 0.04f, 0.6f, -0.06f}, strokes.get(0));
        assertArrayEquals(new float[] {0.1f, 1}, strokes.get(1));
    }

    @Test
    void mixturesLieBetweenTheExtremes() {
        Skeleton family = Skeleton.of(1, "0,0 10,50 10,50 0,100").to("40,20 90,50 90,50 40,80");
        Random random = new Random(1);
        float least = 1;
        float most = 0;
        for (int i = 0; i < 200; i++) {
            float[] points = family.mixture(random).get(0);
            assertEquals(0.5f, points[3], 1e-6f, "what is the same in both is the same in all");
            assertEquals(points[2], points[4], 0, "a corner stays one");
            float share = points[0] / 0.4f;
            assertEquals(0.2f * share, points[1], 1e-6f, "all points share the mixture");
            assertEquals(0.1f + 0.8f * share, points[2], 1e-6f);
            least = Math.min(least, share);
            most = Math.max(most, share);
        }
        assertTrue(least >= 0 && least < 0.02 && most <= 1.000001f && most > 0.98, least + " to " + most);
    }

    @Test
    void theShapesOfAFamilyAreAlike() {
        Skeleton one = Skeleton.of(1, "0,0 10,50", "0,50 10,50");
        assertThrows(IllegalArgumentException.class, () -> one.to("0,0 10,50"));
        String message = assertThrows(IllegalArgumentException.class, () -> one.to("0,0 10,50", "0,50 5,50 10,50"))
                .getMessage();
        assertTrue(message.contains("0,50 5,50 10,50"), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everyShapeIsAboutAsHighAsItSays(int digit) {
        for (Skeleton skeleton : Skeletons.OF_DIGITS.get(digit)) {
            assertTrue(skeleton.weight() > 0);
            skeleton.extremes().forEach(SkeletonTest::assertAboutAsHighAsItSays);
        }
    }

    private static void assertAboutAsHighAsItSays(List<float[]> strokes) {
        float top = 1;
        float bottom = 0;
        for (float[] stroke : strokes) {
            assertTrue(stroke.length >= 4 && stroke.length % 2 == 0, "whole points, two or more");
            for (int i = 0; i < stroke.length; i += 2) {
                assertTrue(stroke[i] >= -0.5f && stroke[i] <= 1, "x " + stroke[i]);
                top = Math.min(top, stroke[i + 1]);
                bottom = Math.max(bottom, stroke[i + 1]);
            }
        }
        assertEquals(1, bottom - top, 0.2);
    }
}
