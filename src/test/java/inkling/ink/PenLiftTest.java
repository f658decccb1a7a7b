package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenLiftTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    private final float[] ink = new float[WIDTH * HEIGHT];
    private final boolean[] mask = new boolean[WIDTH * HEIGHT];

    private void draw(int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                mask[y * WIDTH + x] = true;
                ink[y * WIDTH + x] = 1;
            }
        }
    }

    private float[] thicken(double pen) {
        return PenLift.thicken(ink, mask, WIDTH, HEIGHT, pen);
    }

    private static double mass(float[] picture) {
        double sum = 0;
        for (float value : picture) {
            sum += value;
        }
        return sum;
    }

    @Test
    void aWideStrokeStaysAsItIs() {
        draw(5, 10, 35, 18);
        assertSame(ink, thicken(8));
        assertSame(ink, thicken(4));
    }

    @ParameterizedTest
    @CsvSource({"5, 10, 35, 12", "10, 3, 12, 27", "0, 0, 40, 2", "38, 0, 40, 30", "0, 28, 40, 30"})
    void aThinStrokeGrowsByTheSameOnBothSides(int left, int top, int right, int bottom) {
        draw(left, top, right, bottom);
        double pen = 7;
        float[] thick = thicken(pen);
        // The formula takes a stroke along the axes for wider than it is, by 4 / pi, its two ends aside.
        double edges = 0;
        edges += 2.0 * (right - left) + 2.0 * (bottom - top);
        double area = (right - left) * (bottom - top);
        double grow = (pen - 2 * area / (edges * Math.PI / 4)) / 2;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int dx = Math.max(0, Math.max(left - x, x - right + 1));
                int dy = Math.max(0, Math.max(top - y, y - bottom + 1));
                double distance = 0.9551 * Math.abs(dx - dy) + 1.3693 * Math.min(dx, dy);
                double expected = Math.max(0, Math.min(1, grow + 0.5 - distance));
                assertEquals(expected, thick[y * WIDTH + x], 1e-4, "at " + x + ", " + y);
            }
        }
    }

    @Test
    void softEdgesThatAreDarkerThanTheWidenedStrokeStay() {
        draw(5, 10, 35, 12);
        ink[20 * WIDTH + 20] = 0.5f;
        float[] thick = thicken(6);
        assertEquals(0.5f, thick[20 * WIDTH + 20]);
        assertTrue(mass(thick) > mass(ink));
    }

    @Test
    void bareGroundStaysBare() {
        assertArrayEquals(new float[ink.length], thicken(5));
    }
}
