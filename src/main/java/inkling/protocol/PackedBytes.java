package inkling.protocol;

/**
 * The bytes of a file as the numbers of a {@link Frame}: three bytes a number, the first the lowest, since a float holds
 * whole numbers of 24 bits exactly and no bit pattern of theirs is at risk of being changed on the way.
 */
final class PackedBytes {
    private static final int BYTES = 3;

    private PackedBytes() {}

    static float[] pack(byte[] bytes) {
        float[] numbers = new float[(bytes.length + BYTES - 1) / BYTES];
        for (int i = 0; i < bytes.length; i++) {
            numbers[i / BYTES] += (bytes[i] & 0xff) << (8 * (i % BYTES));
        }
        return numbers;
    }

    /** The first {@code length} bytes of what {@link #pack} made. */
    static byte[] unpack(float[] numbers, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ((int) numbers[i / BYTES] >>> (8 * (i % BYTES)));
        }
        return bytes;
    }
}
