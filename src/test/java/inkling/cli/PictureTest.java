package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.ink.Photo;
import inkling.kernel.Backend;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.train.measure.Evaluation;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    private static final Path PICTURES = Path.of("src/test/resources/pictures");
    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;

    /** Compression changes the light of a pixel by less. */
    private static final float JPEG = 0.1f;

    @TempDir
    Path temp;

    /** Four fields of their own shades, of which the upper left one is black. */
    private static BufferedImage fields() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int field = (i % WIDTH < WIDTH / 2 ? 0 : 1) + (i / WIDTH < HEIGHT / 2 ? 0 : 2);
            image.setRGB(i % WIDTH, i / WIDTH, field * 0x555555);
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** A JPEG file with a camera's note: EXIF 2.3, a TIFF header and a directory of the one tag 0x0112. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36).putShort((short) 0xFFE1).putShort((short) 34);
        exif.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42);
        exif.putInt(8).putShort((short) 1).putShort((short) 0x0112).putShort((short) 3);
        exif.putInt(1).putShort((short) orientation);
        return ByteBuffer.allocate(jpeg.length + exif.capacity())
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** The upper left field of a turned picture is the field of the stored one that the standard puts there. */
    @ParameterizedTest
    @CsvSource({"1, 0, 1", "2, 1, 0", "3, 3, 2", "4, 2, 3", "5, 0, 2", "6, 2, 0", "7, 3, 1", "8, 1, 3"})
    void aPhotographIsTurnedAsItsCameraNoted(int orientation, int upperLeft, int upperRight) throws IOException {
        byte[] file = withOrientation(encoded(fields(), "jpg"), orientation);
        Photo photo = Picture.read(Files.write(temp.resolve("turned.jpg"), file));
        boolean aside = orientation > 4;
        assertEquals(aside ? HEIGHT : WIDTH, photo.width());
        assertEquals(aside ? WIDTH : HEIGHT, photo.height());
        int row = 4 * photo.width();
        assertEquals(upperLeft / 3f, photo.light()[row + 4], JPEG);
        assertEquals(upperRight / 3f, photo.light()[row + photo.width() - 5], JPEG);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatACameraTurnedIsReadUpright(int orientation) throws IOException {
        SavedModel model = everyday();
        for (int digit : new int[] {2, 6, 7}) {
            BufferedImage upright = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = upright.createGraphics();
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, 300, 200);
            pen.setColor(Color.BLACK);
            pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 150));
            pen.drawString(Integer.toString(digit), 110, 155);
            byte[] file = withOrientation(encoded(asStored(upright, orientation), "jpg"), orientation);
            Photo photo = Picture.read(Files.write(temp.resolve("digit.jpg"), file));
            assertEquals(digit, Evaluation.argmax(model.predict(photo.framed()), 0, 10));
        }
    }

    /** The picture as a camera stores it that notes this orientation. */
    private static BufferedImage asStored(BufferedImage upright, int orientation) {
        // Each orientation undoes itself, but for the quarter turns 6 and 8, which undo each other.
        int back = orientation == 6 ? 8 : orientation == 8 ? 6 : orientation;
        Photo turned = Picture.of(upright, back);
        BufferedImage stored = new BufferedImage(turned.width(), turned.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < turned.light().length; i++) {
            int grey = Math.round(255 * turned.light()[i]);
            stored.setRGB(i % turned.width(), i / turned.width(), grey * 0x010101);
        }
        return stored;
    }

    private static SavedModel everyday() throws IOException {
        Path file = Path.of("web/models/everyday.safetensors");
        return ModelFile.read(Files.readAllBytes(file), file.toString(), 1, Backend.plain());
    }

    @Test
    void shadesOfGreyAreTheSameInEveryKindOfFile() throws IOException {
        Photo grey = Picture.read(PICTURES.resolve("grey-linear.png"));
        assertArrayEquals(Picture.read(PICTURES.resolve("same-as-rgb.png")).light(), grey.light());
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            BufferedImage shades = new BufferedImage(256, 1, type);
            for (int i = 0; i < 256; i++) {
                shades.getRaster().setSample(i, 0, 0, type == BufferedImage.TYPE_BYTE_GRAY ? i : i * 257);
            }
            Photo read = Picture.read(Files.write(temp.resolve("shades.png"), encoded(shades, "png")));
            for (int i = 0; i < 256; i++) {
                assertEquals(i / 255f, read.light()[i], 1e-6f);
            }
        }
    }

    @Test
    void lightInkOnNothingIsOnDarkPaperAndDarkInkOnLight() throws IOException {
        for (Color ink : new Color[] {Color.WHITE, Color.BLACK}) {
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
            Graphics2D pen = image.createGraphics();
            pen.setColor(ink);
            pen.fillRect(20, 4, 6, 24);
            Photo photo = Picture.read(Files.write(temp.resolve("ink.png"), encoded(image, "png")));
            float paper = ink.equals(Color.WHITE) ? 0 : 1;
            assertEquals(paper, photo.light()[0]);
            assertEquals(1 - paper, photo.light()[10 * WIDTH + 22]);
        }
    }

    @Test
    void aPhotographThatEndsTooSoonIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(PICTURES.resolve("small-on-large-sheet-2.jpg"));
        Path half = Files.write(temp.resolve("half.jpg"), Arrays.copyOf(whole, whole.length / 2));
        String sentence = assertThrows(IllegalArgumentException.class, () -> Picture.read(half))
                .getMessage();
        assertTrue(sentence.startsWith(half + " cannot be read as a picture: it is damaged"), sentence);
    }

    @ParameterizedTest
    @CsvSource({"small-on-large-sheet-2.jpg, 2", "bold-tight-crop-4.png, 4"})
    void smallAndTightlyCutDigitsAreRead(String name, int digit) throws IOException {
        float[] probabilities =
                everyday().predict(Picture.read(PICTURES.resolve(name)).framed());
        assertEquals(digit, Evaluation.argmax(probabilities, 0, 10));
    }
}
