package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScribblesTest {
    private static final int TIMES = 300;

    /** Lines may leave the square that a scribble fills by some of their random displacement, and by its diagonal. */
    private static final double LARGEST = 2 * 0.6 * Ink.SHEET;

    private static boolean isCrossing(Ink ink) {
        return ink.strokes().size() > 1;
    }

    /** Fewer points than any other kind has. */
    private static boolean isZigzag(Ink ink) {
        return ink.strokes().size() == 1 && ink.strokes().get(0).size() < 8;
    }

    @Test
    void onlyWhatIsExaminedOnHasZigzags() {
        Scribbles scribbles = new Scribbles(new Random(1));
        int examined = 0;
        int learned = 0;
        for (int i = 0; i < TIMES; i++) {
            examined += isZigzag(scribbles.draw(true)) ? 1 : 0;
            learned += isZigzag(scribbles.draw(false)) ? 1 : 0;
        }
        // A sixth are zigzags, and a third of these have six or seven points.
        assertEquals(TIMES / 18.0, examined, 12);
        assertEquals(0, learned);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aScribbleIsNeitherADotNorLargerThanItsPlace(boolean all) {
        Scribbles scribbles = new Scribbles(new Random(2));
        for (int i = 0; i < TIMES; i++) {
            Ink ink = scribbles.draw(all);
            assertTrue(
                    ink.bounds().longerSide() > 0.05 * Ink.SHEET, ink.bounds().toString());
            assertTrue(ink.bounds().longerSide() < LARGEST, ink.bounds().toString());
        }
    }

    @Test
    void crossingLinesAreFourToEightAndMostOfThemCross() {
        Scribbles scribbles = new Scribbles(new Random(3));
        int drawings = 0;
        int most = 0;
        int lines = 0;
        int crossings = 0;
        for (int i = 0; i < TIMES; i++) {
            Ink ink = scribbles.draw(false);
            if (!isCrossing(ink)) {
                continue;
            }
            int count = ink.strokes().size();
            assertTrue(count >= 4 && count <= 8, count + " lines");
            ink.strokes().forEach(stroke -> assertEquals(2, stroke.size()));
            most = Math.max(most, count);
            lines += count;
            crossings += crossings(ink.strokes());
            drawings++;
        }
        assertEquals(8, most);
        assertTrue(crossings > 1.5 * lines, crossings + " crossings of " + lines + " lines");
        assertEquals(TIMES / 4.0, drawings, 30);
    }

    private static int crossings(List<Stroke> lines) {
        int crossings = 0;
        for (int i = 0; i < lines.size(); i++) {
            for (int j = 0; j < i; j++) {
                Stroke a = lines.get(i);
                Stroke b = lines.get(j);
                crossings += side(a, b, 0) * side(a, b, 1) < 0 && side(b, a, 0) * side(b, a, 1) < 0 ? 1 : 0;
            }
        }
        return crossings;
    }

    /** On which side of a line a point of another lies. */
    private static double side(Stroke line, Stroke other, int point) {
        double dx = line.x(1) - line.x(0);
        double dy = line.y(1) - line.y(0);
        return Math.signum(dx * (other.y(point) - line.y(0)) - dy * (other.x(point) - line.x(0)));
    }

    @Test
    void aRuneHasTwoToFourStrokesOfTheSizeOfALetterAndSharpOrRoundBends() {
        Scribbles scribbles = new Scribbles(new Random(4));
        int sharp = 0;
        for (int i = 0; i < TIMES; i++) {
            List<float[]> rune = scribbles.rune().extremes().get(0);
            assertTrue(rune.size() >= 2 && rune.size() <= 4);
            for (float[] stroke : rune) {
                assertTrue(stroke.length >= 4 && stroke.length <= 2 * 8, stroke.length / 2 + " points");
                sharp += stroke.length > 2 * 2 && stroke[2] == stroke[4] && stroke[3] == stroke[5] ? 1 : 0;
                for (int p = 0; p < stroke.length; p += 2) {
                    assertTrue(stroke[p] >= 0 && stroke[p] <= 0.7f);
                    assertTrue(stroke[p + 1] >= 0 && stroke[p + 1] <= 1);
                }
            }
        }
        // Of about three strokes each, three quarters have bends, and half of those are sharp.
        assertEquals(TIMES * 3 * 0.75 / 2, sharp, 60);
    }
}
