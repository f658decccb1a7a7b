package inkling.model.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A message in Protocol Buffers' wire format: fields one after the other, each a tag with its number and type, then its
 * value. Fields that repeat are simply written again.
 *
 * <p>Source: Protocol Buffers documentation, "Encoding".
 */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A whole number, 0 or more: seven bits a byte, the lowest first, the top bit set on all but the last. */
    Protobuf number(int field, long value) {
        varint(tag(field, VARINT));
        varint(value);
        return this;
    }

    /** A float. */
    Protobuf decimal(int field, float value) {
        varint(tag(field, FIXED_32));
        int bits = Float.floatToIntBits(value);
        for (int i = 0; i < Float.BYTES; i++) {
            out.write(bits >>> (8 * i));
        }
        return this;
    }

    /** Bytes with their number before them. */
    Protobuf bytes(int field, byte[] bytes) {
        varint(tag(field, LENGTH_DELIMITED));
        varint(bytes.length);
        out.write(bytes, 0, bytes.length);
        return this;
    }

    /** A text. */
    Protobuf text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A message within this one. */
    Protobuf message(int field, Protobuf message) {
        return bytes(field, message.toByteArray());
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }

    private static long tag(int field, int type) {
        return ((long) field << 3) | type;
    }

    private void varint(long value) {
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
