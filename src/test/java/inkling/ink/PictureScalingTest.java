package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureScalingTest {
    @Test
    void aPictureOfTheRightSizeStaysAsItIs() {
        float[] picture = {0, 1, 1, 0};
        assertSame(picture, PictureScaling.scaled(picture, 2, 2, 2, 2));
    }

    @Test
    void aPixelIsTheMeanOfItsArea() {
        float[] picture = {0, 1, 0.5f, 0.5f, 0, 0, 1, 1, 0};
        assertArrayEquals(new float[] {4f / 9}, PictureScaling.scaled(picture, 3, 3, 1, 1), 1e-6f);
        float[] halves = PictureScaling.scaled(new float[] {1, 0, 0, 0, 0, 0, 0, 0, 0}, 3, 3, 2, 2);
        assertArrayEquals(new float[] {1 / 2.25f, 0, 0, 0}, halves, 1e-6f);
    }

    @Test
    void smallPicturesGrowAndInkIsKept() {
        assertArrayEquals(
                new float[] {1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                PictureScaling.scaled(new float[] {1, 0, 0, 0}, 2, 2, 4, 4),
                1e-6f);
    }

    @Test
    void theSidesKeepTheirProportionInTheMiddleOfPaper() {
        float[] wide = PictureScaling.scaled(new float[] {1, 1}, 1, 2, 4, 4);
        assertArrayEquals(new float[] {0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0}, wide, 1e-6f);
    }

    @Test
    void aPictureThatDoesNotDivideEvenlyIsInTheMiddle() {
        float[] ones = new float[5 * 3];
        Arrays.fill(ones, 1);
        float[] scaled = PictureScaling.scaled(ones, 5, 3, 4, 4);
        // A pixel is 1.25 wide; the three columns are 2.4 such pixels: 0.2, 1, 1 and 0.2.
        for (int y = 0; y < 4; y++) {
            assertArrayEquals(new float[] {0.2f, 1, 1, 0.2f}, Arrays.copyOfRange(scaled, 4 * y, 4 * y + 4), 1e-6f);
        }
    }

    @Test
    void aNetworkForDigitsSeesTheDigitOfAPhoto() {
        float[] light = PhotoSamples.drawn(PhotoSamples.digit(2), 400, 300, 160, 0.115);
        for (int i = 0; i < light.length; i++) {
            light[i] = 1 - light[i];
        }
        Photo photo = new Photo(light, 400, 300);
        Sheet seen = PictureScaling.ofPhoto(photo, true, 20, 20);
        assertArrayEquals(PictureScaling.ofFramed(photo.framed(), 20, 20), seen.picture());
    }

    @Test
    void aNetworkForOtherThingsSeesTheWholePicture() {
        float[] light = new float[40 * 20];
        Arrays.fill(light, 1);
        for (int y = 0; y < 20; y++) {
            light[y * 40 + 10] = 0;
        }
        float[] seen =
                PictureScaling.ofPhoto(new Photo(light, 40, 20), false, 20, 20).picture();
        float sum = 0;
        for (float value : seen) {
            sum += value;
        }
        assertEquals(0.5f, seen[10 * 20 + 5], 1e-6f);
        assertEquals(5f, sum, 1e-4f);
    }
}
