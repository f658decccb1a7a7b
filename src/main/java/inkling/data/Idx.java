package inkling.data;

import inkling.kernel.SparseRows;
import java.util.Arrays;

/**
 * Reads IDX files, the format of MNIST, Fashion-MNIST and KMNIST: a magic number, the sizes as big-endian 32-bit
 * integers, then an unsigned byte for each value.
 *
 * <p>Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", section "File formats". Files
 * are passed unpacked. Every fault is an {@link IllegalArgumentException} whose message is one sentence that names the
 * file.
 */
public final class Idx {
    private static final int IMAGES_MAGIC = 0x803;
    private static final int LABELS_MAGIC = 0x801;
    private static final int IMAGES_HEADER = 16;
    private static final int LABELS_HEADER = 8;

    private Idx() {}

    /**
     * Grey-scale images of one IDX file, read where they lie: the pixels are not copied out of the file's bytes. Pixel
     * {@code p} of image {@code i}, row by row from the top left, is the byte at {@code offset + i * height * width +
     * p}: 0 is paper, 255 is ink.
     *
     * @param count number of images, at least 1
     * @param height rows of an image
     * @param width columns of an image
     * @param bytes the whole file; shared, not to be changed
     * @param offset index of the first pixel in {@code bytes}
     */
    public record Images(int count, int height, int width, byte[] bytes, int offset) {
        /** Number of pixels of one image. */
        public int pixels() {
            return height * width;
        }

        /** Number of pixels of the images with these numbers that are not 0. */
        public long entries(int[] numbers) {
            long entries = 0;
            for (int number : numbers) {
                entries += entries(number);
            }
            return entries;
        }

        /** An int for the many small steps: a browser's long is slow. */
        private int entries(int number) {
            int entries = 0;
            int from = offset + number * pixels();
            int end = from + pixels();
            for (int at = from; at < end; at++) {
                entries += bytes[at] == 0 ? 0 : 1;
            }
            return entries;
        }
    }

    /**
     * The images of an IDX file with three dimensions: count, height, width.
     *
     * @param bytes the unpacked file, kept by the result
     * @param name what to call the file in a message
     */
    public static Images images(byte[] bytes, String name) {
        checkHeader(bytes, name, IMAGES_MAGIC, IMAGES_HEADER, "images");
        int count = size(bytes, 4, name, "number of images");
        int height = size(bytes, 8, name, "height");
        int width = size(bytes, 12, name, "width");
        if ((long) height * width > SparseRows.MAX_WIDTH) {
            throw new IllegalArgumentException(name + " says its images are " + height + " high and " + width
                    + " wide, but an image has at most " + SparseRows.MAX_WIDTH + " pixels.");
        }
        checkLength(bytes, name, IMAGES_HEADER + (long) count * height * width);
        return new Images(count, height, width, bytes, IMAGES_HEADER);
    }

    /**
     * The labels of an IDX file with one dimension, each an unsigned byte.
     *
     * @param bytes the unpacked file
     * @param name what to call the file in a message
     */
    public static byte[] labels(byte[] bytes, String name) {
        checkHeader(bytes, name, LABELS_MAGIC, LABELS_HEADER, "labels");
        int count = size(bytes, 4, name, "number of labels");
        checkLength(bytes, name, LABELS_HEADER + (long) count);
        return Arrays.copyOfRange(bytes, LABELS_HEADER, bytes.length);
    }

    private static void checkHeader(byte[] bytes, String name, int magic, int header, String what) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException(name + " is empty; expected an IDX file of " + what + ".");
        }
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
            throw new IllegalArgumentException(name + " is still packed with gzip; expected an unpacked IDX file of "
                    + what + ", so unpack it first.");
        }
        if (bytes.length >= 4 && intAt(bytes, 0) != magic) {
            throw new IllegalArgumentException(name + " is not an IDX file of " + what + ": expected it to start with "
                    + hex(magic) + ", but it starts with " + hex(intAt(bytes, 0)) + describe(intAt(bytes, 0)) + ".");
        }
        if (bytes.length < header) {
            throw new IllegalArgumentException(name + " is cut short: expected a header of " + header
                    + " bytes, but the file has " + bytes.length + ".");
        }
    }

    private static String describe(int magic) {
        return magic == IMAGES_MAGIC ? " (images)" : magic == LABELS_MAGIC ? " (labels)" : "";
    }

    private static int size(byte[] bytes, int at, String name, String what) {
        int value = intAt(bytes, at);
        if (value < 1) {
            throw new IllegalArgumentException(name + " has an impossible " + what + ": expected 1 to "
                    + Integer.MAX_VALUE + ", but the header says " + (value & 0xffffffffL) + ".");
        }
        return value;
    }

    private static void checkLength(byte[] bytes, String name, long expected) {
        if (bytes.length != expected) {
            throw new IllegalArgumentException(name + (bytes.length < expected ? " is cut short" : " is too long")
                    + ": its header calls for " + expected + " bytes, but the file has " + bytes.length + ".");
        }
    }

    private static String hex(int value) {
        String digits = Integer.toHexString(value);
        return "0x" + "00000000".substring(digits.length()) + digits;
    }

    private static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }
}
