package inkling.model;

import inkling.nn.Tensor;
import java.util.List;

/** A network's values as bytes, little-endian, at their entries. */
final class Values {
    private final byte[] file;
    private final int start;

    /**
     * @param start where the header ends and the values begin
     */
    Values(byte[] file, int start) {
        this.file = file;
        this.start = start;
    }

    void write(List<TensorEntry> entries) {
        for (TensorEntry entry : entries) {
            Tensor tensor = entry.tensor();
            switch (entry.part()) {
                case FLOATS -> {
                    for (int i = 0; i < tensor.length(); i++) {
                        writeFloat(entry, i, tensor.get(i));
                    }
                }
                case SCALES -> {
                    float[] scales = EightBit.scales(tensor);
                    for (int i = 0; i < scales.length; i++) {
                        writeFloat(entry, i, scales[i]);
                    }
                }
                case EIGHT_BITS -> {
                    float[] scales = EightBit.scales(tensor);
                    for (int i = 0; i < tensor.length(); i++) {
                        file[start + entry.from() + i] = EightBit.quantise(tensor.get(i), scales[i % scales.length]);
                    }
                }
            }
        }
    }

    /**
     * Fills the tensors.
     *
     * @throws IllegalArgumentException naming a value that cannot be
     */
    void read(List<TensorEntry> entries) {
        for (TensorEntry entry : entries) {
            Tensor tensor = entry.tensor();
            switch (entry.part()) {
                case FLOATS -> {
                    for (int i = 0; i < tensor.length(); i++) {
                        tensor.set(i, readFloat(entry, i, tensor.least()));
                    }
                }
                // The weights' own entry is filled later; until then it keeps their scales, as often as they are used.
                case SCALES -> {
                    float[] scales = new float[entry.length()];
                    for (int i = 0; i < scales.length; i++) {
                        scales[i] = readFloat(entry, i, 0f);
                    }
                    for (int i = 0; i < tensor.length(); i++) {
                        tensor.set(i, scales[i % scales.length]);
                    }
                }
                case EIGHT_BITS -> {
                    for (int i = 0; i < tensor.length(); i++) {
                        float value = file[start + entry.from() + i] * tensor.get(i);
                        tensor.set(i, require(entry, i, value, tensor.least()));
                    }
                }
            }
        }
    }

    private void writeFloat(TensorEntry entry, int i, float value) {
        writeInt(file, start + entry.from() + i * Float.BYTES, Float.floatToIntBits(value));
    }

    private float readFloat(TensorEntry entry, int i, float least) {
        float value = Float.intBitsToFloat(readInt(file, start + entry.from() + i * Float.BYTES));
        return require(entry, i, value, least);
    }

    private static float require(TensorEntry entry, int i, float value, float least) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            throw new IllegalArgumentException("value " + i + " of " + entry.name() + " is not a number.");
        }
        if (value < least) {
            throw new IllegalArgumentException(
                    "value " + i + " of " + entry.name() + " is " + value + ", less than " + least + ".");
        }
        return value;
    }

    static void writeInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    static int readInt(byte[] bytes, int at) {
        return (bytes[at] & 0xff)
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | (bytes[at + 3] & 0xff) << 24;
    }
}
