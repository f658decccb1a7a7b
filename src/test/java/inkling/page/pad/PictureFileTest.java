package inkling.page.pad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {
    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 30; i++) {
            image.setRGB(i, i, 0xffffff - 0x010203 * i);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, file));
        return file.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void aWholeFileIsToldFromEveryBeginningOfIt(String format) throws IOException {
        byte[] whole = picture(format);
        assertFalse(PictureFile.isCutShort(whole));
        assertFalse(PictureFile.isCutShort(Arrays.copyOf(whole, whole.length + 9)), "what follows is no matter");
        // The last bytes of a GIF file and of the last chunk of a PNG file are not missed.
        int least = format.equals("png") ? whole.length - 4 : format.equals("gif") ? whole.length - 1 : whole.length;
        for (int length = 8; length < least; length++) {
            assertTrue(PictureFile.isCutShort(Arrays.copyOf(whole, length)), format + " of " + length + " bytes");
        }
    }

    @Test
    void theEndOfAThumbnailIsNotThatOfTheJpegFile() {
        byte[] thumbnailOnly = {
            (byte) 0xff,
            (byte) 0xd8,
            (byte) 0xff,
            (byte) 0xe1,
            0,
            6,
            (byte) 0xff,
            (byte) 0xda,
            (byte) 0xff,
            (byte) 0xd9,
            (byte) 0xff,
            (byte) 0xda,
            0,
            2,
            1,
            2,
            3
        };
        assertTrue(PictureFile.isCutShort(thumbnailOnly));
    }

    @Test
    void otherFilesAreLeftToTheBrowser() {
        assertFalse(PictureFile.isCutShort(new byte[0]));
        assertFalse(PictureFile.isCutShort(new byte[] {'B', 'M', 1, 2}));
        assertEquals(
                false, PictureFile.isCutShort("GIF is a format".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
