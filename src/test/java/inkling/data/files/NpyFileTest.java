package inkling.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFileTest {
    private static final String HEADER = "{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }";

    /** A file of three bytes whose header is padded to a length. */
    private static byte[] file(int version, int length) {
        byte[] header = Arrays.copyOf(HEADER.getBytes(StandardCharsets.US_ASCII), length);
        Arrays.fill(header, HEADER.length(), length, (byte) ' ');
        ByteBuffer file =
                ByteBuffer.allocate((version == 1 ? 10 : 12) + length + 3).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        file.put((byte) version).put((byte) 0);
        if (version == 1) {
            file.putShort((short) length);
        } else {
            file.putInt(length);
        }
        return file.put(header).put(new byte[] {1, 2, 3}).array();
    }

    private static NumberArray read(byte[] bytes) {
        return NpyFile.read(new DataFile("a.npy", bytes));
    }

    private static void assertDamaged(byte[] bytes) {
        assertEquals(
                "a.npy is cut short or damaged: it is no .npy file that can be read; get it again.",
                assertThrows(IllegalArgumentException.class, () -> read(bytes)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anyVersionIsRead(int version) {
        for (int length : new int[] {HEADER.length(), 118, 300, version == 1 ? 65_535 : 65_536}) {
            NumberArray array = read(file(version, length));
            assertEquals(List.of(3), array.sizes());
            assertEquals(1, array.at(0));
            assertEquals(3, array.at(2));
        }
    }

    @Test
    void aHeaderThatIsLongerThanAnyOrThanTheFileIsDamaged() {
        assertDamaged(file(2, 65_537));
        byte[] bytes = file(2, 118);
        bytes[10] = 1;
        assertDamaged(bytes);
        bytes = file(2, 118);
        bytes[11] = (byte) 0x80;
        assertDamaged(bytes);
        for (int version = 1; version <= 2; version++) {
            byte[] whole = file(version, 118);
            assertDamaged(Arrays.copyOf(whole, whole.length - 4));
            assertDamaged(Arrays.copyOf(whole, version == 1 ? 9 : 11));
        }
        assertDamaged(Arrays.copyOf(file(1, 118), 6));
    }

    @Test
    void aHeaderMayEndTheFile() {
        byte[] cut = Arrays.copyOf(file(1, 118), 128);
        assertEquals(
                "a.npy is cut short: its header calls for 131 bytes, but the file has 128; get it again.",
                assertThrows(IllegalArgumentException.class, () -> read(cut)).getMessage());
    }
}
