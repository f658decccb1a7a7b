package inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.ink.Framing;
import org.junit.jupiter.api.Test;

class SyntheticPicturesTest {
    private static double mass(float[] picture) {
        double mass = 0;
        for (float value : picture) {
            mass += value;
        }
        return mass;
    }

    @Test
    void theSameSeedGivesTheSamePictures() {
        SyntheticPictures one = new SyntheticPictures(3);
        SyntheticPictures again = new SyntheticPictures(3);
        for (int i = 0; i < 20; i++) {
            assertArrayEquals(one.digit(i % 10), again.digit(i % 10));
            assertArrayEquals(one.nonDigit(), again.nonDigit());
        }
    }

    @Test
    void pensAreThinAndWide() {
        SyntheticPictures pictures = new SyntheticPictures(4);
        int thin = 0;
        int wide = 0;
        for (int i = 0; i < 300; i++) {
            float[] one = pictures.digit(1);
            assertEquals(Framing.PIXELS, one.length);
            double mass = mass(one);
            thin += mass < 45 ? 1 : 0;
            wide += mass > 75 ? 1 : 0;
        }
        assertTrue(thin > 10, thin + " thin ones");
        assertTrue(wide > 10, wide + " wide ones");
    }

    @Test
    void aFewOfWhatIsNoDigitAreDots() {
        SyntheticPictures pictures = new SyntheticPictures(5);
        int dots = 0;
        for (int i = 0; i < 640; i++) {
            float[] picture = pictures.nonDigit();
            dots += mass(picture) < 15 ? 1 : 0;
        }
        assertEquals(20, dots, 15);
    }
}
