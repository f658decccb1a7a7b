package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StrokeTest {
    @Test
    void refusesAnOddNumberOfCoordinates() {
        var error = assertThrows(IllegalArgumentException.class, () -> Stroke.of(1, 2, 3));
        assertTrue(error.getMessage().contains("3"), error.getMessage());
    }

    @Test
    void namesThePointThatIsNotFinite() {
        var error = assertThrows(IllegalArgumentException.class, () -> Stroke.of(1, 2, 3, Float.NaN));
        assertTrue(error.getMessage().contains("y of point 1 is NaN"), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Stroke.of(Float.POSITIVE_INFINITY, 0));
    }

    @Test
    void cannotBeChangedThroughTheArraysItWasMadeFromOrGaveOut() {
        float[] points = {1, 2, 3, 4};
        Stroke stroke = Stroke.of(points);
        points[0] = 9;
        stroke.points()[1] = 9;
        assertArrayEquals(new float[] {1, 2, 3, 4}, stroke.points());
        assertEquals(Stroke.of(1, 2, 3, 4), stroke);
    }

    @Test
    void measuresThePathOfThePen() {
        assertEquals(5 + 2, Stroke.of(0, 0, 3, 4, 3, 6).length());
        assertEquals(0, Stroke.of(7, 7).length());
    }
}
