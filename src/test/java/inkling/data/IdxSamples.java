package inkling.data;

import java.util.Random;

/** Small IDX files for tests. */
final class IdxSamples {
    private IdxSamples() {}

    /** A file of images whose pixels are zero half of the time. */
    static byte[] images(int count, int height, int width, long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[16 + count * height * width];
        putInt(bytes, 0, 0x803);
        putInt(bytes, 4, count);
        putInt(bytes, 8, height);
        putInt(bytes, 12, width);
        for (int i = 16; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextBoolean() ? 0 : random.nextInt(256));
        }
        return bytes;
    }

    /** A file of the labels 0, 1, … 9, 0, … */
    static byte[] labels(int count) {
        byte[] bytes = new byte[8 + count];
        putInt(bytes, 0, 0x801);
        putInt(bytes, 4, count);
        for (int i = 0; i < count; i++) {
            bytes[8 + i] = (byte) (i % 10);
        }
        return bytes;
    }

    static void putInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> (24 - 8 * i));
        }
    }
}
