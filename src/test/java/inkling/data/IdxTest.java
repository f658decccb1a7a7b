package inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdxTest {
    private static final int FUZZ_ROUNDS = 20_000;

    @Test
    void imagesAreReadWhereTheyLie() {
        byte[] bytes = IdxSamples.images(3, 2, 5, 1);
        bytes[16 + 10 + 7] = (byte) 200;
        Idx.Images images = Idx.images(bytes, "pictures");
        assertEquals(3, images.count());
        assertEquals(2, images.height());
        assertEquals(5, images.width());
        assertSame(bytes, images.bytes());
        assertEquals((byte) 200, images.bytes()[images.offset() + images.pixels() + 7]);
    }

    @Test
    void labelsAreTheBytesAfterTheHeader() {
        assertArrayEquals(new byte[] {0, 1, 2, 3}, Idx.labels(IdxSamples.labels(4), "classes"));
    }

    @Test
    void anEmptyFileIsRefused() {
        assertEquals("pics is empty; expected an IDX file of images.", imagesFault(new byte[0]));
        assertEquals("pics is empty; expected an IDX file of labels.", labelsFault(new byte[0]));
    }

    @Test
    void aCutHeaderIsRefused() {
        byte[] whole = IdxSamples.images(2, 3, 3, 2);
        for (int length = 1; length < 16; length++) {
            String fault = imagesFault(Arrays.copyOf(whole, length));
            assertTrue(fault.contains("header of 16 bytes, but the file has " + length), fault);
        }
    }

    @Test
    void labelsInPlaceOfImagesAreNamedAsSuch() {
        assertEquals(
                "pics is not an IDX file of images: expected it to start with 0x00000803, "
                        + "but it starts with 0x00000801 (labels).",
                imagesFault(IdxSamples.labels(30)));
        assertTrue(labelsFault(IdxSamples.images(1, 2, 2, 1)).endsWith("0x00000803 (images)."));
    }

    @Test
    void aPackedFileIsToldToBeUnpacked() {
        assertTrue(imagesFault(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}).contains("unpack it first"));
    }

    @Test
    void missingAndTrailingBytesAreRefused() {
        byte[] whole = IdxSamples.images(2, 3, 3, 2);
        assertEquals(
                "pics is cut short: its header calls for 34 bytes, but the file has 33.",
                imagesFault(Arrays.copyOf(whole, 33)));
        assertEquals(
                "pics is too long: its header calls for 34 bytes, but the file has 35.",
                imagesFault(Arrays.copyOf(whole, 35)));
        assertTrue(labelsFault(Arrays.copyOf(IdxSamples.labels(5), 20)).contains("calls for 13 bytes"));
    }

    @Test
    void absurdSizesAreRefusedBeforeAnythingIsAllocated() {
        byte[] bytes = IdxSamples.images(2, 3, 3, 2);
        IdxSamples.putInt(bytes, 4, -1);
        assertTrue(imagesFault(bytes).contains("number of images: expected 1 to 2147483647"));
        assertTrue(imagesFault(bytes).contains("says 4294967295"));
        IdxSamples.putInt(bytes, 4, 0);
        assertTrue(imagesFault(bytes).contains("says 0"));
        IdxSamples.putInt(bytes, 4, 2);
        IdxSamples.putInt(bytes, 8, 1 << 16);
        IdxSamples.putInt(bytes, 12, 1 << 16);
        assertTrue(imagesFault(bytes).contains("at most 65536 pixels"));
        IdxSamples.putInt(bytes, 4, Integer.MAX_VALUE);
        IdxSamples.putInt(bytes, 8, 256);
        IdxSamples.putInt(bytes, 12, 256);
        assertTrue(imagesFault(bytes).contains("calls for 140737488289808 bytes"));
        byte[] labels = IdxSamples.labels(2);
        IdxSamples.putInt(labels, 4, Integer.MAX_VALUE);
        assertTrue(labelsFault(labels).contains("calls for 2147483655 bytes"));
    }

    @Test
    void mutatedFilesAreReadOrRefusedByName() {
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < FUZZ_ROUNDS; round++) {
            boolean pictures = random.nextBoolean();
            byte[] bytes = mutate(pictures ? IdxSamples.images(4, 5, 6, round) : IdxSamples.labels(9), random);
            try {
                if (pictures) {
                    Idx.Images images = Idx.images(bytes, "pics");
                    assertEquals(bytes.length, images.offset() + images.count() * images.pixels());
                } else {
                    assertEquals(bytes.length - 8, Idx.labels(bytes, "pics").length);
                }
            } catch (IllegalArgumentException fault) {
                assertTrue(fault.getMessage().startsWith("pics "), fault.getMessage());
                assertTrue(fault.getMessage().endsWith("."), fault.getMessage());
                refused++;
            }
        }
        assertTrue(refused > FUZZ_ROUNDS / 4 && refused < FUZZ_ROUNDS, "refused " + refused);
    }

    /** Changes a few bytes, most of them in the header, and at times the length. */
    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] mutated = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(2 * bytes.length)) : bytes;
        for (int change = random.nextInt(4); change > 0 && mutated.length > 0; change--) {
            int reach = random.nextInt(4) == 0 ? mutated.length : Math.min(16, mutated.length);
            mutated[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
        return mutated;
    }

    private static String imagesFault(byte[] bytes) {
        return assertThrows(IllegalArgumentException.class, () -> Idx.images(bytes, "pics"))
                .getMessage();
    }

    private static String labelsFault(byte[] bytes) {
        return assertThrows(IllegalArgumentException.class, () -> Idx.labels(bytes, "pics"))
                .getMessage();
    }
}
