package inkling.train.checkpoint;

import inkling.recipe.Recipe;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Checkpoints as bytes. A file begins with a mark, the version of this format, its length and the CRC-32 of all that
 * follows, so that what is cut short, damaged or of another program is refused. The rest is the description, the whole
 * numbers and the floats. All numbers are little-endian, of four bytes.
 */
public final class CheckpointFile {
    private static final int MARK = 0x504b4349; // "ICKP"
    private static final int VERSION = 2;
    private static final int HEADER = 4 * Integer.BYTES;
    private static final int MOST_SETTINGS = 1000;

    private CheckpointFile() {}

    /** The bytes of a checkpoint. */
    public static byte[] write(Checkpoint checkpoint) {
        Map<String, String> settings = checkpoint.description().recipe().texts();
        int words = HEADER / Integer.BYTES + 9 + checkpoint.integers().length + checkpoint.floats().length;
        int length = words * Integer.BYTES;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            length += 2 * Integer.BYTES + utf8(setting.getKey()).length + utf8(setting.getValue()).length;
        }
        Bytes out = new Bytes(new byte[length]);
        out.at = HEADER;
        out.integer(settings.size());
        settings.forEach((key, value) -> {
            out.text(key);
            out.text(value);
        });
        Checkpoint.Description description = checkpoint.description();
        out.integer(description.data());
        out.integer(description.epoch());
        out.integer(description.batches());
        out.integer(description.done() ? 1 : 0);
        long accuracy = Double.doubleToLongBits(description.validationAccuracy());
        out.integer((int) accuracy);
        out.integer((int) (accuracy >>> Integer.SIZE));
        out.integer(checkpoint.integers().length);
        for (int value : checkpoint.integers()) {
            out.integer(value);
        }
        out.integer(checkpoint.floats().length);
        for (float value : checkpoint.floats()) {
            out.integer(Float.floatToIntBits(value));
        }
        out.at = 0;
        out.integer(MARK);
        out.integer(VERSION);
        out.integer(length);
        out.integer(digest(out.bytes));
        return out.bytes;
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @param name what to call the file in a message
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static Checkpoint read(byte[] file, String name) {
        try {
            return read(new Bytes(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The checkpoint " + name + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Checkpoint read(Bytes in) {
        if (in.bytes.length < HEADER || in.integer() != MARK) {
            throw new IllegalArgumentException("it is no checkpoint of Inkling.");
        }
        int version = in.integer();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "it is of another version of Inkling (" + version + ", not " + VERSION + "); begin the run anew.");
        }
        int length = in.integer();
        if (length != in.bytes.length) {
            throw new IllegalArgumentException("it should have " + Integer.toUnsignedString(length) + " bytes but has "
                    + in.bytes.length + "; it is cut short or damaged.");
        }
        if (in.integer() != digest(in.bytes)) {
            throw new IllegalArgumentException("its content does not agree with its digest; it is damaged.");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        int count = in.count(MOST_SETTINGS, 0);
        while (settings.size() < count) {
            settings.put(in.text(), in.text());
        }
        Recipe recipe = Recipe.of(settings);
        int data = in.integer();
        int epoch = in.integer();
        int batches = in.integer();
        boolean done = in.integer() != 0;
        long low = in.integer() & 0xffff_ffffL;
        double accuracy = Double.longBitsToDouble((long) in.integer() << Integer.SIZE | low);
        int[] integers = new int[in.count(Integer.MAX_VALUE, Integer.BYTES)];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = in.integer();
        }
        float[] floats = new float[in.count(Integer.MAX_VALUE, Float.BYTES)];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.intBitsToFloat(in.integer());
        }
        return new Checkpoint(
                new Checkpoint.Description(recipe, data, epoch, batches, done, accuracy), integers, floats);
    }

    private static int digest(byte[] file) {
        CRC32 digest = new CRC32();
        digest.update(file, HEADER, file.length - HEADER);
        return (int) digest.getValue();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes, and a place among them. */
    private static final class Bytes {
        private final byte[] bytes;
        private int at;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        void integer(int value) {
            bytes[at++] = (byte) value;
            bytes[at++] = (byte) (value >>> 8);
            bytes[at++] = (byte) (value >>> 16);
            bytes[at++] = (byte) (value >>> 24);
        }

        void text(String text) {
            byte[] encoded = utf8(text);
            integer(encoded.length);
            System.arraycopy(encoded, 0, bytes, at, encoded.length);
            at += encoded.length;
        }

        int integer() {
            if (bytes.length - at < Integer.BYTES) {
                throw new IllegalArgumentException("it ends too early.");
            }
            return (bytes[at++] & 0xff)
                    | (bytes[at++] & 0xff) << 8
                    | (bytes[at++] & 0xff) << 16
                    | (bytes[at++] & 0xff) << 24;
        }

        /** A number of things, each of so many bytes, for which there is room in the file. */
        int count(int most, int each) {
            int count = integer();
            if (count < 0 || count > most || (long) count * each > bytes.length - at) {
                throw new IllegalArgumentException("it ends too early.");
            }
            return count;
        }

        String text() {
            int length = count(Integer.MAX_VALUE, 1);
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }
    }
}
