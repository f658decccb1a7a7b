package inkling.data.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GzipFileTest {
    private static final byte[] CONTENT = content(3_000);

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(1).nextBytes(content);
        Arrays.fill(content, length / 4, length / 2, (byte) 7);
        return content;
    }

    private static byte[] unpack(byte[] packed) {
        return GzipFile.unpack(new DataFile("a.gz", packed), Samples.budget());
    }

    private static void assertRefused(byte[] packed) {
        String sentence = assertThrows(IllegalArgumentException.class, () -> unpack(packed))
                .getMessage();
        assertTrue(sentence.startsWith("a.gz is cut short or damaged"), sentence);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void whatWasPackedComesBackAlsoFromSeveralFilesInARow() {
        byte[] packed = Samples.gzip(CONTENT);
        assertArrayEquals(CONTENT, unpack(packed));
        assertArrayEquals(new byte[0], unpack(Samples.gzip(new byte[0])));
        assertArrayEquals(joined(CONTENT, CONTENT), unpack(joined(packed, packed)));
        assertArrayEquals(CONTENT, unpack(joined(packed, new byte[99])), "tapes are filled up with zeros");
    }

    @Test
    void namesCommentsAndOtherFieldsOfTheHeaderArePassedOver() {
        byte[] packed = Samples.gzip(CONTENT);
        byte[] header = Arrays.copyOf(packed, 10);
        header[3] = 2 | 4 | 8 | 16;
        byte[] fields = {3, 0, 1, 2, 3, 'n', 'a', 0, 'c', 0, 5, 5};
        assertArrayEquals(CONTENT, unpack(joined(header, fields, Arrays.copyOfRange(packed, 10, packed.length))));
        header[3] = 8;
        assertRefused(joined(header, new byte[] {'n', 'o', ' ', 'e', 'n', 'd', 1, 1, 1, 1, 1, 1}));
    }

    @Test
    void everyFileThatIsCutShortIsRefused() {
        byte[] packed = Samples.gzip(CONTENT);
        for (int length = 2; length < packed.length; length++) {
            assertRefused(Arrays.copyOf(packed, length));
        }
    }

    @Test
    void everyFalseBitOfContentMethodAndTrailerIsSeen() {
        byte[] packed = Samples.gzip(content(200));
        for (int at = 2; at < packed.length; at++) {
            // Neither time, system nor speed of packing matter; a flag more takes the content for a name.
            if (at < 4 || at > 9) {
                byte[] damaged = packed.clone();
                damaged[at] ^= (byte) (1 << at % 8);
                if (at != 3) {
                    assertRefused(damaged);
                }
            }
        }
    }
}
