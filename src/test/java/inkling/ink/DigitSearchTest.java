package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitSearchTest {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 160;

    private final float[] light = new float[WIDTH * HEIGHT];

    DigitSearchTest() {
        Arrays.fill(light, 0.9f);
    }

    private DigitSearchTest box(int left, int top, int right, int bottom, float value) {
        for (int y = top; y < bottom; y++) {
            Arrays.fill(light, y * WIDTH + left, y * WIDTH + right, value);
        }
        return this;
    }

    /** A frame of lines 10 pixels wide, as a zero has. */
    private DigitSearchTest zero(int left, int top, int right, int bottom) {
        return box(left, top, right, bottom, 0.2f).box(left + 10, top + 10, right - 10, bottom - 10, 0.9f);
    }

    private DigitSearch search() {
        return new DigitSearch(new Photo(light, WIDTH, HEIGHT));
    }

    @Test
    void whatIsFoundHasItsSizeAndItsPlace() {
        DigitSearch search = zero(70, 30, 120, 110).search();
        float[] ink = search.ink();
        assertEquals(80, search.longerSide());
        assertEquals(95, search.centreX());
        assertEquals(70, search.centreY());
        for (int i = 0; i < ink.length; i++) {
            assertEquals(light[i] < 0.5f ? 1 : 0, ink[i], 0, "at " + i % WIDTH + ", " + i / WIDTH);
        }
        assertEquals(1, search.lines().get(0).size());
    }

    @Test
    void barePaperHasNeitherInkNorSizeNorPlace() {
        DigitSearch search = search();
        assertArrayEquals(new float[light.length], search.ink());
        assertEquals(0, search.longerSide());
        assertEquals(0, search.centreX());
        assertEquals(0, search.centreY());
    }

    @Test
    void inkThatIsTooSmallForADigitIsNone() {
        assertArrayEquals(
                new float[light.length], box(100, 80, 110, 90, 0.1f).search().ink());
    }

    @Test
    void twoDigitsAreTwoParts() {
        DigitSearch search = zero(20, 40, 70, 120).zero(110, 40, 170, 120).search();
        search.ink();
        assertEquals(1, search.lines().size());
        Line line = search.lines().get(0);
        assertEquals(2, line.size());
        float[] first = new DigitSearchTest().zero(20, 40, 70, 120).search().ink();
        assertArrayEquals(Framing.frame(first, WIDTH, HEIGHT), line.picture(0, 1), 0.02f);
    }

    @Test
    void aSoftEdgeCountsByHowMuchDarkerThanPaperItIs() {
        // Two sevenths of the strokes' darkness, one pixel wide, on each side; Otsu's level is half of that darkness.
        box(69, 29, 121, 111, 0.7f).zero(70, 30, 120, 110);
        float[] ink = search().ink();
        for (int[] place : new int[][] {{69, 70}, {120, 70}, {95, 29}, {95, 110}}) {
            float soft = ink[place[1] * WIDTH + place[0]];
            assertEquals(0.195, soft, 0.01, "at " + place[0] + ", " + place[1]);
        }
        assertEquals(0, ink[70 * WIDTH + 67]);
    }
}
