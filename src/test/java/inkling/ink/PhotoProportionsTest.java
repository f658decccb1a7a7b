package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Digits that are small on their sheet or fill it, and pictures that are no photos at all. */
class PhotoProportionsTest {
    private static final int WIDTH = 1500;
    private static final int HEIGHT = 1200;

    private static final float PAPER = 0.9f;

    /** Mean difference of a pixel: a picture is placed by whole pixels, a drawing is not. */
    private static final double ALIKE = 0.05;

    /** The paper's light is not quite the same in a larger photo. */
    private static final double SAME = 0.002;

    private static Photo photo(float[] ink, int width, int height, double darkness) {
        float[] light = new float[ink.length];
        for (int i = 0; i < light.length; i++) {
            light[i] = (float) (PAPER - darkness * ink[i]);
        }
        return new Photo(light, width, height);
    }

    @ParameterizedTest
    @CsvSource({"750, 600", "120, 130", "1380, 140", "110, 1080", "1390, 1070"})
    void aSmallDigitIsFramedAsInAPhotoOfItsSurroundingsWhereverItIs(double x, double y) {
        double worst = 0;
        for (int digit = 1; digit < 10; digit += 2) {
            Ink ink = PhotoSamples.digit(digit);
            float[] drawn = PhotoSamples.drawn(ink, WIDTH, HEIGHT, 110, 0.08, x, y);
            float[] near = PhotoSamples.drawn(ink, 300, 320, 110, 0.08, x % 2 + 150, y % 2 + 160);
            float[] expected = photo(near, 300, 320, 0.7).framed();
            worst = Math.max(
                    worst,
                    PhotoSamples.difference(
                            expected, photo(drawn, WIDTH, HEIGHT, 0.7).framed()));
        }
        assertTrue(worst < SAME, "differs by " + worst);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.115, 0.2, 0.25})
    void aTightCutIsFramedLikeTheDrawing(double pen) {
        double worst = 0;
        for (int digit = 0; digit < 10; digit++) {
            Ink ink = PhotoSamples.digit(digit);
            Ink.Box box = ink.bounds();
            double scale = 200 / box.longerSide();
            double margin = 2 * 4 + pen * 200;
            int width = (int) (box.width() * scale + margin);
            int height = (int) (box.height() * scale + margin);
            float[] drawn = PhotoSamples.drawn(ink, width, height, 200, pen);
            float[] framed = photo(drawn, width, height, 0.7).framed();
            worst = Math.max(worst, PhotoSamples.difference(Framing.frame(ink, pen / (1 + pen)), framed));
        }
        assertTrue(worst < ALIKE, "differs by " + worst);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFaintMarkIsNoDigitHoweverLargeThePhoto(int scale) {
        int width = 400 * scale;
        int height = 300 * scale;
        float[] drawn = PhotoSamples.drawn(PhotoSamples.digit(3), width, height, 160 * scale, 0.115);
        assertTrue(photo(drawn, width, height, 0.05).sheet().isBlank());
        assertFalse(photo(drawn, width, height, 0.15).sheet().isBlank());
    }

    @ParameterizedTest
    @ValueSource(ints = {28, 40, 56})
    void aSmallPictureIsTakenAsItIs(int side) {
        float[] drawn = PhotoSamples.drawn(PhotoSamples.digit(5), side, side, 0.6 * side, 0.115);
        Sheet sheet = photo(drawn, side, side, 0.05).sheet();
        float[] faint = drawn.clone();
        for (int i = 0; i < faint.length; i++) {
            faint[i] *= 0.05f / PAPER;
        }
        assertArrayEquals(Framing.frame(faint, side, side), sheet.picture(), 1e-4f);
        assertEquals(0, sheet.lines().size());
    }

    @ParameterizedTest
    @CsvSource({"0.8, 0.2, 0.75", "0.2, 0.6, 0.5", "0.8, 0.9, 0", "0.2, 0.1, 0", "0, 1, 1", "1, 0, 1"})
    void inkIsHowMuchAPixelDiffersFromItsPaper(float paper, float pixel, float ink) {
        float[] light = new float[5 * 4];
        Arrays.fill(light, paper);
        light[2 * 5 + 2] = pixel;
        float[] expected = new float[light.length];
        expected[2 * 5 + 2] = ink;
        assertArrayEquals(expected, new Photo(light, 5, 4).drawnInk(), 1e-6f);
    }

    /** Each side of the border counts: a dark one of four is ink at the edge. */
    @ParameterizedTest
    @CsvSource({"0, 0, 5, 1", "0, 3, 5, 4", "0, 0, 1, 4", "4, 0, 5, 4"})
    void thePaperOfASmallPictureIsTheMedianOfItsWholeBorder(int left, int top, int right, int bottom) {
        float[] light = new float[5 * 4];
        float[] expected = new float[light.length];
        for (int i = 0; i < light.length; i++) {
            boolean dark = i % 5 >= left && i % 5 < right && i / 5 >= top && i / 5 < bottom;
            light[i] = dark ? 0.2f : 0.8f;
            expected[i] = dark ? 0.75f : 0;
        }
        assertArrayEquals(expected, new Photo(light, 5, 4).drawnInk(), 1e-6f);
    }
}
