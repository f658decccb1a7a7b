package inkling.model;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import inkling.nn.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a file has some of a network's values, as its header says it.
 *
 * @param tensor whose they are
 * @param part what of it they are
 * @param name unique in the file
 * @param shape as safetensors has it
 * @param from first byte after the header
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
     * All entries of a network's values, one after the other: what is of 32 bits comes first, so that it stays at
     * multiples of four.
     */
    static List<TensorEntry> of(List<Tensor> state, Storage storage) {
        List<TensorEntry> entries = new ArrayList<>();
        int at = 0;
        for (Tensor tensor : state) {
            boolean small = storage == Storage.INT8 && EightBit.holds(tensor);
            TensorEntry entry = small
                    ? new TensorEntry(
                            tensor, Part.SCALES, tensor.name() + ".scale", List.of(EightBit.units(tensor)), at)
                    : new TensorEntry(tensor, Part.FLOATS, tensor.name(), tensor.shape(), at);
            entries.add(entry);
            at = entry.end();
        }
        for (Tensor tensor : state) {
            if (storage == Storage.INT8 && EightBit.holds(tensor)) {
                TensorEntry entry = new TensorEntry(tensor, Part.EIGHT_BITS, tensor.name(), tensor.shape(), at);
                entries.add(entry);
                at = entry.end();
            }
        }
        return entries;
    }

    /** Number of values. */
    int length() {
        return part == Part.SCALES ? EightBit.units(tensor) : tensor.length();
    }

    /** The byte after the last. */
    int end() {
        return from + length() * part.bytes;
    }

    /** Its entry in the header. */
    JsonObject entry() {
        JsonObject entry = new JsonObject();
        entry.put("dtype", part.dtype);
        entry.put("shape", new JsonArray(shape));
        entry.put("data_offsets", new JsonArray(List.of(from, end())));
        return entry;
    }

    /**
     * Checks that a header has it as it should.
     *
     * @throws IllegalArgumentException when it has not
     */
    void requireIn(JsonObject header) {
        JsonObject entry = header.getObject(name, new JsonObject());
        List<Integer> offsets = List.of(from, end());
        if (!part.dtype.equals(entry.getString("dtype"))
                || !integers(entry, "shape").equals(shape)
                || !integers(entry, "data_offsets").equals(offsets)) {
            throw new IllegalArgumentException("its header should have " + name + " as " + part.dtype + " of " + shape
                    + " at " + offsets + ", but has " + JsonWriter.string(entry) + ".");
        }
    }

    private static List<Integer> integers(JsonObject entry, String key) {
        List<Integer> integers = new ArrayList<>();
        JsonArray array = entry.getArray(key, new JsonArray());
        for (int i = 0; i < array.size(); i++) {
            double value = array.getDouble(i, -1);
            integers.add(value == (int) value ? (int) value : -1);
        }
        return integers;
    }
}
