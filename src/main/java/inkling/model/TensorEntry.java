package inkling.model;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import inkling.nn.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An entry of a file's header: where the file has some of a network's values, and of what type. It reads and writes
 * them too, little-endian.
 *
 * @param tensor whose values they are
 * @param part which of the tensor's values, and their type
 * @param name unique in the file
 * @param shape as safetensors has it
 * @param from index of the first byte, counted from the end of the header
 */
record TensorEntry(Tensor tensor, Part part, String name, List<Integer> shape, int from) {
    /** What can be stored of a tensor. */
    enum Part {
        FLOATS("F32", Float.BYTES),
        SCALES("F32", Float.BYTES),
        EIGHT_BITS("I8", 1);

        private final String dtype;
        private final int bytes;

        Part(String dtype, int bytes) {
            this.dtype = dtype;
            this.bytes = bytes;
        }
    }

    /**
     * The entries of all of a network's values, in the file's order: values of 32 bits come first, so that they stay at
     * multiples of four bytes.
     */
    static List<TensorEntry> of(List<Tensor> state, Storage storage) {
        List<TensorEntry> entries = new ArrayList<>();
        int at = 0;
        for (Tensor tensor : state) {
            TensorEntry entry = storage.quantises(tensor)
                    ? new TensorEntry(tensor, Part.SCALES, tensor.name() + ".scale", List.of(Storage.units(tensor)), at)
                    : new TensorEntry(tensor, Part.FLOATS, tensor.name(), tensor.shape(), at);
            entries.add(entry);
            at = entry.end();
        }
        for (Tensor tensor : state) {
            if (storage.quantises(tensor)) {
                TensorEntry entry = new TensorEntry(tensor, Part.EIGHT_BITS, tensor.name(), tensor.shape(), at);
                entries.add(entry);
                at = entry.end();
            }
        }
        return entries;
    }

    /** Number of values. */
    private int length() {
        return part == Part.SCALES ? Storage.units(tensor) : tensor.length();
    }

    /** The byte after the last, counted as {@link #from}. */
    int end() {
        return from + length() * part.bytes;
    }

    /** The entry as the header has it. */
    JsonObject json() {
        JsonObject entry = new JsonObject();
        entry.put("dtype", part.dtype);
        entry.put("shape", new JsonArray(shape));
        entry.put("data_offsets", new JsonArray(List.of(from, end())));
        return entry;
    }

    /**
     * The entry where a header has it.
     *
     * @throws IllegalArgumentException if the header has it with another type or shape, or not at all
     */
    TensorEntry placedBy(Map<String, StoredTensor> header) {
        StoredTensor stored = header.get(name);
        if (stored == null || !part.dtype.equals(stored.dtype()) || !shape.equals(stored.shape())) {
            throw new IllegalArgumentException("its header should have " + name + " as " + part.dtype + " of " + shape
                    + ", but has " + (stored == null ? "none" : stored.dtype() + " of " + stored.shape()) + ".");
        }
        return new TensorEntry(tensor, part, name, shape, stored.from());
    }

    /** Writes the tensor's values into a file whose header ends at {@code start}. */
    void write(byte[] file, int start) {
        float[] scales = part == Part.FLOATS ? new float[0] : Storage.scales(tensor);
        for (int i = 0; i < length(); i++) {
            int at = start + from + i * part.bytes;
            switch (part) {
                case FLOATS -> writeInt(file, at, Float.floatToIntBits(tensor.get(i)));
                case SCALES -> writeInt(file, at, Float.floatToIntBits(scales[i]));
                case EIGHT_BITS -> file[at] = Storage.quantise(tensor.get(i), scales[i % scales.length]);
            }
        }
    }

    /**
     * Reads the tensor's values from a file whose header ends at {@code start}.
     *
     * @throws IllegalArgumentException naming a value that cannot be
     */
    void read(byte[] file, int start) {
        for (int i = 0; i < length(); i++) {
            int at = start + from + i * part.bytes;
            switch (part) {
                case FLOATS -> tensor.set(i, require(i, readFloat(file, at), tensor.least()));
                // The weights' own entry comes later in the file; until then the tensor holds each weight's scale.
                case SCALES -> {
                    float scale = require(i, readFloat(file, at), 0f);
                    for (int weight = i; weight < tensor.length(); weight += length()) {
                        tensor.set(weight, scale);
                    }
                }
                case EIGHT_BITS -> tensor.set(i, require(i, file[at] * tensor.get(i), tensor.least()));
            }
        }
    }

    private float require(int i, float value, float least) {
        return Plausibility.require(value, least, i, name);
    }

    private static float readFloat(byte[] file, int at) {
        return Float.intBitsToFloat(readInt(file, at));
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
