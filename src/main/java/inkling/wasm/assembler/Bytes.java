package inkling.wasm.assembler;

import java.util.Arrays;

/** Bytes that grow, with the encodings of WebAssembly's binary format (LEB128 integers, counted texts). */
final class Bytes {
    private static final int LOW_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int SIGN = 0x40;

    private byte[] bytes = new byte[256];
    private int size;

    Bytes add(int b) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) b;
        return this;
    }

    /** The four bytes of an integer or a float, lowest first. */
    Bytes int32(int value) {
        return add(value).add(value >> 8).add(value >> 16).add(value >> 24);
    }

    /** An unsigned LEB128 integer. */
    Bytes unsigned(int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            add((rest & LOW_BITS) | MORE);
            rest >>>= 7;
        }
        return add(rest);
    }

    /** A signed LEB128 integer. */
    Bytes signed(long value) {
        long rest = value;
        while (true) {
            int low = (int) (rest & LOW_BITS);
            rest >>= 7;
            if ((rest == 0 && (low & SIGN) == 0) || (rest == -1 && (low & SIGN) != 0)) {
                return add(low);
            }
            add(low | MORE);
        }
    }

    /** An ASCII text after its length. */
    Bytes text(String text) {
        unsigned(text.length());
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
        return this;
    }

    /** Other bytes after their number. */
    Bytes counted(Bytes other) {
        return unsigned(other.size).append(other);
    }

    Bytes append(Bytes other) {
        for (int i = 0; i < other.size; i++) {
            add(other.bytes[i]);
        }
        return this;
    }

    int size() {
        return size;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }
}
