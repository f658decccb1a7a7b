package inkling.data.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Idx;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {
    private static NumberArray array(byte[] bytes, Integer... sizes) {
        return new NumberArray("a", List.of(sizes), NumberArray.Type.UNSIGNED_BYTE, false, bytes, 0);
    }

    /** The bytes 0, 7, 14 and so on. */
    private static byte[] steps(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (7 * i);
        }
        return bytes;
    }

    private static Idx.Images read(NumberArray array) {
        return Pictures.of(array, Samples.budget());
    }

    private static int[] pixels(Idx.Images images) {
        return IntStream.range(0, images.count() * images.pixels())
                .map(i -> images.bytes()[images.offset() + i] & 0xff)
                .toArray();
    }

    private static String fault(NumberArray array) {
        return assertThrows(IllegalArgumentException.class, () -> read(array)).getMessage();
    }

    @ParameterizedTest
    @CsvSource({"2 2 3, 2, 3", "3 4, 2, 2", "2 2 3 1, 2, 3", "2 1 2 3, 2, 3"})
    void greyBytesAreReadWhereTheyLie(String sizes, int height, int width) {
        Integer[] all =
                Arrays.stream(sizes.split(" ", -1)).map(Integer::valueOf).toArray(Integer[]::new);
        byte[] bytes = steps(12);
        Idx.Images images = read(array(bytes, all));
        assertEquals(height, images.height());
        assertEquals(width, images.width());
        assertEquals(12 / height / width, images.count());
        assertSame(bytes, images.bytes(), "no copy of a large file is needed");
    }

    @Test
    void redGreenAndBlueBecomeLuma() {
        byte[] bytes = steps(24);
        int[] last = new int[8];
        Arrays.setAll(last, i -> (int) Math.round(7 * (0.299 * 3 * i + 0.587 * (3 * i + 1) + 0.114 * (3 * i + 2))));
        assertArrayEquals(last, pixels(read(array(bytes, 2, 2, 2, 3))));
        // Channels first: three planes of 4 × 1 pixels for each picture.
        int[] first = new int[8];
        Arrays.setAll(first, i -> {
            int from = i / 4 * 12 + i % 4;
            return (int) Math.round(7 * (0.299 * from + 0.587 * (from + 4) + 0.114 * (from + 8)));
        });
        assertArrayEquals(first, pixels(read(array(bytes, 2, 3, 1, 4))));
    }

    @Test
    void threeOfBothIsTakenForChannelsLast() {
        int[] grey = pixels(read(array(steps(18), 1, 3, 2, 3)));
        assertEquals(Math.round(7 * (0.587 * 1 + 0.114 * 2)), grey[0]);
        assertEquals(6, grey.length);
    }

    @Test
    void blackAndWhiteBecomesPaperAndInk() {
        byte[] bits = {0, 1, 1, 0};
        assertArrayEquals(new int[] {0, 255, 255, 0}, pixels(read(array(bits, 1, 2, 2))));
        byte[] faint = {0, 1, 2, 0};
        assertArrayEquals(new int[] {0, 1, 2, 0}, pixels(read(array(faint, 1, 2, 2))));
        byte[] colours = {0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 1};
        assertArrayEquals(new int[] {0, 255, 76, 179}, pixels(read(array(colours, 1, 2, 2, 3))));
    }

    @Test
    void sharesOfOneBecomeBytes() {
        byte[] bytes = ByteBuffer.allocate(16)
                .putFloat(0)
                .putFloat(0.5f)
                .putFloat(1)
                .putFloat(0.1f)
                .array();
        NumberArray array = new NumberArray("a", List.of(1, 2, 2), NumberArray.Type.FLOAT, true, bytes, 0);
        assertArrayEquals(new int[] {0, 128, 255, 26}, pixels(read(array)));
    }

    @Test
    void whatIsNoPictureIsNamed() {
        assertEquals(
                "a has 2 values for each pixel; give pictures in grey, or in red, green and blue.",
                fault(array(steps(8), 1, 2, 2, 2)));
        assertEquals(
                "a has 5 numbers for each picture, which make no square; give pictures of height × width as .npz.",
                fault(array(steps(10), 2, 5)));
        byte[] bytes = ByteBuffer.allocate(16)
                .putFloat(-0.5f)
                .putFloat(0)
                .putFloat(0)
                .putFloat(300)
                .array();
        NumberArray out = new NumberArray("a", List.of(1, 2, 2), NumberArray.Type.FLOAT, true, bytes, 0);
        assertEquals("a has pixels from -0.5 to 300.0; give them as 0 (paper) to 255 (ink), or 0 to 1.", fault(out));
        bytes = ByteBuffer.allocate(16)
                .putFloat(Float.NaN)
                .putFloat(0)
                .putFloat(0)
                .putFloat(1)
                .array();
        NumberArray none = new NumberArray("a", List.of(1, 2, 2), NumberArray.Type.FLOAT, true, bytes, 0);
        assertEquals("a has pixels that are no numbers (NaN).", fault(none));
    }

    @Test
    void picturesHaveAtMost64PixelsASide() {
        assertEquals(64, read(array(steps(2 * 64 * 64), 2, 64, 64)).height());
        assertTrue(fault(array(steps(65 * 64), 1, 65, 64)).startsWith("a has pictures of 64 × 65 pixels, but at most"));
        assertTrue(fault(array(steps(65 * 64), 1, 64, 65)).startsWith("a has pictures of 65 × 64 pixels, but at most"));
    }

    @Test
    void memoryForGreyPicturesIsTakenFirst() {
        NumberArray colour = array(steps(24), 2, 2, 2, 3);
        assertEquals(8, Pictures.of(colour, new MemoryBudget(8, "take fewer")).bytes().length);
        assertTrue(assertThrows(
                        IllegalArgumentException.class, () -> Pictures.of(colour, new MemoryBudget(7, "take fewer")))
                .getMessage()
                .startsWith("a is too large"));
    }
}
