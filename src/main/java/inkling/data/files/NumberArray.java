package inkling.data.files;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers in rows, columns and so on, read where they lie in a file.
 *
 * @param name of the file
 * @param sizes of each dimension, the last varying fastest; 1 to 4 of them, each at least 1
 * @param type of a number
 * @param bigEndian whether a number's highest byte comes first
 * @param bytes the whole file
 * @param offset index of the first number in {@code bytes}
 */
record NumberArray(String name, List<Integer> sizes, Type type, boolean bigEndian, byte[] bytes, int offset) {
    private static final int MOST_DIMENSIONS = 4;

    /** How a number is stored. */
    enum Type {
        UNSIGNED_BYTE(1, "unsigned bytes"),
        SIGNED_BYTE(1, "signed bytes"),
        SHORT(2, "16-bit integers"),
        INT(4, "32-bit integers"),
        LONG(8, "64-bit integers"),
        FLOAT(4, "32-bit floats"),
        DOUBLE(8, "64-bit floats");

        private final int size;
        private final String title;

        Type(int size, String title) {
            this.size = size;
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    NumberArray {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || sizes.size() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(name + " has " + sizes.size()
                    + " dimensions; labels have one, images three (number, height, width) or four.");
        }
        long values = 1;
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException(name + " is an array of sizes " + sizes + ", which holds nothing.");
            }
            values = values > Integer.MAX_VALUE ? values : values * size;
        }
        long expected = offset + values * type.size;
        if (bytes.length != expected) {
            throw new IllegalArgumentException(name + (bytes.length < expected ? " is cut short" : " is too long")
                    + ": its header calls for " + (values > Integer.MAX_VALUE ? "more than 2147483647" : expected)
                    + " bytes, but the file has " + bytes.length + "; get it again.");
        }
    }

    /**
     * Reads an IDX file of any type and number of dimensions.
     *
     * <p>Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", section "File formats".
     */
    static NumberArray ofIdx(DataFile file) {
        byte[] bytes = file.bytes();
        Type type = switch (bytes[2]) {
            case 0x08 -> Type.UNSIGNED_BYTE;
            case 0x09 -> Type.SIGNED_BYTE;
            case 0x0b -> Type.SHORT;
            case 0x0c -> Type.INT;
            case 0x0d -> Type.FLOAT;
            case 0x0e -> Type.DOUBLE;
            default ->
                throw new IllegalArgumentException(
                        file.name() + " is an IDX file with the unknown type " + bytes[2] + "; save it with bytes.");
        };
        int dimensions = bytes[3];
        int header = 4 + 4 * dimensions;
        if (bytes.length < header) {
            throw new IllegalArgumentException(file.name() + " is cut short: expected a header of " + header
                    + " bytes, but the file has " + bytes.length + "; get it again.");
        }
        List<Integer> sizes = new ArrayList<>();
        for (int at = 4; at < header; at += 4) {
            sizes.add((int) integer(bytes, at, 4, true));
        }
        return new NumberArray(file.name(), sizes, type, true, bytes, header);
    }

    /** Number of dimensions. */
    int dimensions() {
        return sizes.size();
    }

    /** The size of the first dimension. */
    int count() {
        return sizes.get(0);
    }

    /** How many numbers each of the {@link #count} has. */
    int each() {
        return length() / count();
    }

    /** How many numbers there are in all. */
    int length() {
        return (bytes.length - offset) / type.size;
    }

    /** A number by its index. */
    double at(int index) {
        int at = offset + index * type.size;
        return switch (type) {
            case UNSIGNED_BYTE -> bytes[at] & 0xff;
            case SIGNED_BYTE -> bytes[at];
            case FLOAT -> Float.intBitsToFloat((int) integer(bytes, at, 4, bigEndian));
            case DOUBLE -> Double.longBitsToDouble(integer(bytes, at, 8, bigEndian));
            case SHORT -> (short) integer(bytes, at, 2, bigEndian);
            case INT -> (int) integer(bytes, at, 4, bigEndian);
            case LONG -> integer(bytes, at, 8, bigEndian);
        };
    }

    private static long integer(byte[] bytes, int at, int length, boolean bigEndian) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | (bytes[at + (bigEndian ? i : length - 1 - i)] & 0xff);
        }
        return value;
    }
}
