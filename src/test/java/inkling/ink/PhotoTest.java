package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    /** Mean difference of a pixel: a picture is placed by whole pixels, a drawing is not; two digits differ by 0.15. */
    private static final double ALIKE = 0.05;

    /** What may be between a drawing and its picture. */
    private enum Scene {
        PLAIN,
        LIGHT_ON_DARK,
        UNEVEN_LIGHT,
        NOISE,
        RULED_PAPER,
        DARK_TABLE,
        SPECKS,
        LARGE,
        ALL_AT_ONCE
    }

    /** A large digit to the left and a smaller one to the right of a wide sheet. */
    @Test
    void whatWasReadIsWhereItIsOnThePhoto() {
        float[] light = new float[900 * 600];
        float[] left = PhotoSamples.drawn(PhotoSamples.digit(3), 900, 600, 300, 0.115, 300, 320);
        float[] right = PhotoSamples.drawn(PhotoSamples.digit(7), 900, 600, 200, 0.115, 700, 250);
        for (int i = 0; i < light.length; i++) {
            light[i] = 0.9f * (1 - Math.max(left[i], right[i]));
        }
        Sheet sheet = new Photo(light, 900, 600).sheet();
        assertAround(300, 320, 300, sheet.place());
        Line line = sheet.lines().get(0);
        assertEquals(2, line.size());
        assertAround(300, 320, 300, sheet.place(line.box(0, 1)));
        assertAround(700, 250, 200, sheet.place(line.box(1, 2)));
    }

    private static void assertAround(double centreX, double centreY, double height, float[] place) {
        double slack = 20;
        assertEquals(centreX, 900 * (place[0] + place[2]) / 2, slack);
        assertEquals(centreY, 600 * (place[1] + place[3]) / 2, slack);
        // The pen goes beyond the line that it follows.
        assertEquals(1.1 * height, 600 * (place[3] - place[1]), 2 * slack);
    }

    /** The digit in the picture's middle, 160 pixels tall, drawn with a pen of a tenth of that. */
    private static Photo photo(int digit, Scene scene) {
        int scale = scene == Scene.LARGE ? 3 : 1;
        int width = WIDTH * scale;
        int height = HEIGHT * scale;
        float[] ink = PhotoSamples.drawn(PhotoSamples.digit(digit), width, height, 160.0 * scale, 0.115);
        boolean all = scene == Scene.ALL_AT_ONCE;
        Random random = new Random(3);
        float[] light = new float[ink.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                double paper = 0.9;
                if (scene == Scene.RULED_PAPER || all) {
                    paper -= y % 45 < 2 ? 0.2 : 0;
                }
                double value = paper * (1 - 0.8 * ink[i]);
                if (scene == Scene.UNEVEN_LIGHT || all) {
                    value *= 0.4 + 0.6 * (x + y) / (width + height);
                }
                if (scene == Scene.DARK_TABLE || all) {
                    value = x < 30 || y > height - 25 ? 0.15 : value;
                }
                if (scene == Scene.SPECKS || all) {
                    value = (x / 3 * 7 + y / 3 * 13) % 997 == 0 ? 0.2 : value;
                }
                if (scene == Scene.NOISE || all) {
                    value += 0.02 * random.nextGaussian();
                }
                value = scene == Scene.LIGHT_ON_DARK ? 1 - value : value;
                light[i] = (float) Math.max(0, Math.min(1, value));
            }
        }
        return new Photo(light, width, height);
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void theDigitOfAPhotoIsFramedLikeTheDrawing(Scene scene) {
        double worst = 0;
        for (int digit = 0; digit < 10; digit++) {
            double difference = PhotoSamples.difference(
                    Framing.frame(PhotoSamples.digit(digit)),
                    photo(digit, scene).framed());
            worst = Math.max(worst, difference);
            assertTrue(difference < ALIKE, scene + ": the " + digit + " differs by " + difference);
        }
        System.out.println("A photo, " + scene + ", differs from the drawing by at most " + worst);
    }

    @Test
    void aThinPenIsDrawnAsThickAsMnists() {
        for (int digit = 0; digit < 10; digit++) {
            float[] ink = PhotoSamples.drawn(PhotoSamples.digit(digit), WIDTH, HEIGHT, 200, 0.012);
            for (int i = 0; i < ink.length; i++) {
                ink[i] = 1 - ink[i];
            }
            float[] framed = new Photo(ink, WIDTH, HEIGHT).framed();
            double difference = PhotoSamples.difference(Framing.frame(PhotoSamples.digit(digit)), framed);
            assertTrue(difference < ALIKE, "the " + digit + " differs by " + difference);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, 0.5f, 1f})
    void bareAndNoisyPaperHasNoDigit(float paper) {
        Random random = new Random(9);
        float[] bare = new float[WIDTH * HEIGHT];
        float[] noisy = new float[WIDTH * HEIGHT];
        for (int i = 0; i < bare.length; i++) {
            bare[i] = paper;
            noisy[i] = (float) Math.max(
                    0, Math.min(1, paper * (0.6 + 0.4 * i / bare.length) + 0.02 * random.nextGaussian()));
        }
        assertArrayEquals(new float[Framing.PIXELS], new Photo(bare, WIDTH, HEIGHT).framed());
        assertArrayEquals(new float[Framing.PIXELS], new Photo(noisy, WIDTH, HEIGHT).framed());
    }

    @Test
    void aSizeThatDoesNotFitIsSaid() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Photo(new float[3], 2, 2));
        assertEquals("A picture of 2×2 pixels does not have 3 values.", e.getMessage());
    }
}
