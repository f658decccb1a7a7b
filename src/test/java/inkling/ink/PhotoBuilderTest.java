package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PhotoBuilderTest {
    private static final int BLACK = 0xff000000;
    private static final int WHITE = 0xffffffff;

    private static float light(int argb) {
        return PhotoBuilder.photo(new int[] {argb}, 1, 1).light()[0];
    }

    @Test
    void coloursBecomeLightOnWhitePaper() {
        assertEquals(0f, light(BLACK));
        assertEquals(0.299f, light(0xffff0000), 1e-6f);
        assertEquals(0.587f, light(0xff00ff00), 1e-6f);
        assertEquals(0.114f, light(0xff0000ff), 1e-6f);
        for (int grey = 0; grey < 256; grey++) {
            assertEquals(grey / 255f, light(BLACK | grey * 0x010101), "grey " + grey + " stays what it is");
        }
        assertArrayEquals(
                new float[] {1, 0, 127 / 255f},
                PhotoBuilder.photo(new int[] {0, BLACK, 0x80000000}, 3, 1).light(),
                1e-6f);
    }

    @Test
    void lightInkOnNothingIsOnBlackPaper() {
        PhotoBuilder ink = new PhotoBuilder(3, 1);
        ink.row(0, new int[] {0, WHITE, 0xffc0c0c0}, 0, 3);
        assertTrue(ink.isLightInk());
        assertArrayEquals(new float[] {0, 1, 192 / 255f}, ink.photo().light());
        PhotoBuilder opaque = new PhotoBuilder(2, 1);
        opaque.row(0, new int[] {WHITE, WHITE}, 0, 2);
        assertFalse(opaque.isLightInk(), "what is all opaque brings its own paper");
    }

    @Test
    void aLargePictureIsReducedToMeansOfSquares() {
        int width = 1281;
        int[] argb = new int[width * 5];
        Arrays.fill(argb, WHITE);
        argb[0] = BLACK;
        argb[width + 1] = BLACK;
        argb[2 * width] = BLACK;
        argb[4 * width] = BLACK;
        Photo photo = PhotoBuilder.photo(argb, width, 5);
        assertEquals(640, photo.width());
        assertEquals(2, photo.height());
        assertEquals(0.5f, photo.light()[0]);
        assertEquals(1f, photo.light()[1]);
        assertEquals(0.75f, photo.light()[640]);
        Photo small = PhotoBuilder.photo(Arrays.copyOf(argb, 1280), 1280, 1);
        assertEquals(1280, small.width());
        assertEquals(0f, small.light()[0]);
    }

    @Test
    void aPictureNarrowerThanASquareKeepsItsLight() {
        int[] argb = new int[3000];
        Arrays.fill(argb, BLACK);
        argb[0] = WHITE;
        Photo photo = PhotoBuilder.photo(argb, 1, 3000);
        assertEquals(1, photo.width());
        assertEquals(1000, photo.height());
        assertEquals(1 / 3f, photo.light()[0], 1e-6f);
        assertEquals(0f, photo.light()[1]);
    }
}
