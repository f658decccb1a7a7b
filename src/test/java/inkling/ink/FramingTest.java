package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    /** Coordinates are floats: moving ink by 1000 units costs 6e-5 of a unit, a ten-thousandth of a framed pixel. */
    private static final float FLOAT_COORDINATES = 1e-3f;

    private static final Ink SEVEN =
            Ink.of(List.of(Stroke.of(10, 20, 60, 22, 45, 60, 30, 110), Stroke.of(25, 65, 58, 63)));

    @Test
    void blankInkMakesAnEmptyPicture() {
        assertArrayEquals(new float[Framing.PIXELS], Framing.frame(Ink.BLANK));
        assertArrayEquals(new float[Framing.PIXELS], Framing.frame(Ink.of(List.of(Stroke.of()))));
    }

    @Test
    void aDotIsASmallDiscInTheMiddle() {
        float[] dot = Framing.frame(Ink.of(List.of(Stroke.of(1e6f, -1e6f, 1e6f, -1e6f))));
        assertEquals(1, dot[14 * Framing.SIDE + 14], "the pixel in the middle");
        double radius = Framing.PEN_WIDTH * Framing.FIT / 2;
        assertEquals(Math.PI * radius * radius, sum(dot), 0.7, "area of a disc of the pen's width, but for its edge");
    }

    @Test
    void aVerticalLineHasThePenWidthAndTheHeightOfMnist() {
        float[] one = Framing.frame(Ink.of(List.of(Stroke.of(0, 0, 0, 50))));
        for (int row = 8; row < 22; row++) {
            assertEquals(Framing.PEN_WIDTH * Framing.FIT, rowSum(one, row), 0.1, "ink of row " + row);
        }
        // The ends are rounded, and half a pixel of softness may show on either side.
        assertEquals(Framing.FIT, rowsWithInk(one), 2);
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-3f, 0.5f, 3, 1e4f})
    void scaleDoesNotMatter(float scale) {
        assertArrayEquals(Framing.frame(SEVEN), Framing.frame(moved(SEVEN, scale, 0, 0)), FLOAT_COORDINATES);
    }

    @ParameterizedTest
    @ValueSource(floats = {-1000, -3.7f, 0.1f, 800})
    void positionDoesNotMatter(float by) {
        assertArrayEquals(Framing.frame(SEVEN), Framing.frame(moved(SEVEN, 1, by, -by)), FLOAT_COORDINATES);
    }

    @Test
    void extremeCoordinatesStillFit() {
        float[] huge = Framing.frame(Ink.of(List.of(Stroke.of(0, -Float.MAX_VALUE, 0, Float.MAX_VALUE))));
        float[] tiny = Framing.frame(Ink.of(List.of(Stroke.of(0, 0, 0, Float.MIN_VALUE))));
        assertArrayEquals(Framing.frame(Ink.of(List.of(Stroke.of(0, 0, 0, 1)))), huge, FLOAT_COORDINATES);
        assertArrayEquals(huge, tiny, FLOAT_COORDINATES);
    }

    @Test
    void anyScribbleIsInRangeCentredAndWhole() {
        Random random = new Random(4);
        for (int trial = 0; trial < 300; trial++) {
            float[] points = new float[2 * (2 + random.nextInt(30))];
            for (int i = 0; i < points.length; i++) {
                points[i] = random.nextFloat() * (i % 2 == 0 ? 100 : 30 + random.nextInt(100));
            }
            float[] picture = Framing.frame(Ink.of(List.of(Stroke.of(points))));
            for (float value : picture) {
                assertTrue(value >= 0 && value <= 1, "value " + value);
            }
            Framing.CentreOfMass centre = Framing.CentreOfMass.of(picture, Framing.SIDE);
            assertEquals(Framing.CENTRE, centre.x(), 0.5);
            assertEquals(Framing.CENTRE, centre.y(), 0.5);
            assertTrue(Math.max(rowsWithInk(picture), columnsWithInk(picture)) >= Framing.FIT, "fills the box");
            assertTrue(Math.max(rowsWithInk(picture), columnsWithInk(picture)) <= Framing.FIT + 2, "stays in the box");
        }
    }

    @Test
    void lopsidedInkIsNotCutOffAtThePageEdge() {
        float[] points = new float[202];
        for (int i = 0; i < 200; i += 2) {
            points[i] = i % 4 * 2;
            points[i + 1] = i % 10;
        }
        points[200] = 100;
        float[] picture = Framing.frame(Ink.of(List.of(Stroke.of(points))));
        assertEquals(Framing.FIT, columnsWithInk(picture), 2, "the long thin tail is there to its end");
    }

    @Test
    void aTapBesideTheDigitDoesNotMakeItSmall() {
        List<Stroke> strokes = new ArrayList<>(SEVEN.strokes());
        strokes.add(Stroke.of(-150, 300));
        assertArrayEquals(Framing.frame(SEVEN), Framing.frame(Ink.of(strokes)));
    }

    @Test
    void crossingStrokesAreNotDarkerThanOne() {
        float[] cross = Framing.frame(Ink.of(List.of(Stroke.of(0, 0, 10, 10), Stroke.of(10, 0, 0, 10))));
        float[] twice = Framing.frame(
                Ink.of(List.of(Stroke.of(0, 0, 10, 10), Stroke.of(10, 0, 0, 10), Stroke.of(0, 0, 10, 10))));
        assertArrayEquals(cross, twice);
    }

    @Test
    void widerPensLeaveMoreInk() {
        assertTrue(sum(Framing.frame(SEVEN, 0.15)) > 1.3 * sum(Framing.frame(SEVEN, 0.1)));
        for (double width : new double[] {0, -1, 0.51, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> Framing.frame(SEVEN, width));
        }
    }

    @Test
    void thePictureOfAFramedDigitIsTheSameDigitAtAnySize() {
        float[] framed = Framing.frame(SEVEN);
        float[] large = new float[200 * 140];
        for (int y = 0; y < 112; y++) {
            for (int x = 0; x < 112; x++) {
                large[(y + 11) * 200 + x + 70] = framed[y / 4 * Framing.SIDE + x / 4];
            }
        }
        float[] again = Framing.frame(large, 200, 140);
        double difference = 0;
        for (int i = 0; i < framed.length; i++) {
            difference += Math.abs(framed[i] - again[i]);
        }
        assertTrue(difference < 0.3 * sum(framed), "the fit moves soft edges by less than a pixel: " + difference);
    }

    @Test
    void aPictureThatIsFramedAlreadyDoesNotChange() {
        float[] block = new float[Framing.PIXELS];
        for (int y = 4; y < 24; y++) {
            for (int x = 10; x < 18; x++) {
                block[y * Framing.SIDE + x] = (x + y) % 3 == 0 ? 1 : 0.5f;
            }
        }
        assertArrayEquals(block, Framing.frame(block, Framing.SIDE, Framing.SIDE), 1e-6f);
    }

    @Test
    void theDarkestInkOfAFaintPictureBecomesOne() {
        float[] large = new float[40 * 30];
        float[] faint = new float[40 * 30];
        for (int i = 0; i < large.length; i++) {
            boolean drawn = i % 40 >= 8 && i % 40 < 28 && i / 40 >= 5 && i / 40 < 25;
            large[i] = drawn ? (i % 7 == 0 ? 1 : 0.6f) : 0;
            faint[i] = 0.25f * large[i];
        }
        float[] framed = Framing.frame(faint, 40, 30);
        assertArrayEquals(Framing.frame(large, 40, 30), framed, 1e-6f);
        float darkest = 0;
        for (float value : framed) {
            darkest = Math.max(darkest, value);
        }
        assertEquals(1, darkest);
    }

    @Test
    void picturesWithoutInkAreEmpty() {
        assertArrayEquals(new float[Framing.PIXELS], Framing.frame(new float[6], 3, 2));
        float[] noise = {0.01f, 0.05f, 0, 0.02f};
        assertArrayEquals(new float[Framing.PIXELS], Framing.frame(noise, 2, 2));
    }

    @Test
    void longThinPicturesKeepTheirAspect() {
        float[] line = new float[997];
        Arrays.fill(line, 1);
        float[] picture = Framing.frame(line, 997, 1);
        assertEquals(Framing.FIT, columnsWithInk(picture));
        assertEquals(1, rowsWithInk(picture));
    }

    @Test
    void refusesPicturesOfTheWrongSizeOrRange() {
        assertThrows(IllegalArgumentException.class, () -> Framing.frame(new float[5], 2, 3));
        assertThrows(IllegalArgumentException.class, () -> Framing.frame(new float[0], 0, 0));
        for (float value : new float[] {Float.NaN, -0.1f, 1.5f, 255}) {
            var error = assertThrows(
                    IllegalArgumentException.class, () -> Framing.frame(new float[] {0, 0, 0, value}, 2, 2));
            assertTrue(error.getMessage().contains("column 1, row 1"), error.getMessage());
        }
    }

    private static Ink moved(Ink ink, float scale, float dx, float dy) {
        return Ink.of(ink.strokes().stream()
                .map(stroke -> {
                    float[] points = stroke.points();
                    for (int i = 0; i < points.length; i++) {
                        points[i] = points[i] * scale + (i % 2 == 0 ? dx : dy);
                    }
                    return Stroke.of(points);
                })
                .toList());
    }

    private static double sum(float[] picture) {
        double sum = 0;
        for (float value : picture) {
            sum += value;
        }
        return sum;
    }

    private static double rowSum(float[] picture, int row) {
        double sum = 0;
        for (int x = 0; x < Framing.SIDE; x++) {
            sum += picture[row * Framing.SIDE + x];
        }
        return sum;
    }

    private static int rowsWithInk(float[] picture) {
        int rows = 0;
        for (int row = 0; row < Framing.SIDE; row++) {
            rows += rowSum(picture, row) > 0 ? 1 : 0;
        }
        return rows;
    }

    private static int columnsWithInk(float[] picture) {
        float[] turned = new float[Framing.PIXELS];
        for (int i = 0; i < turned.length; i++) {
            turned[i % Framing.SIDE * Framing.SIDE + i / Framing.SIDE] = picture[i];
        }
        return rowsWithInk(turned);
    }
}
