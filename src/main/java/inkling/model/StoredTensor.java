package inkling.model;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An entry of a safetensors header, as the file has it.
 *
 * @param name unique in the file
 * @param dtype the type of its values, such as {@code F32}
 * @param shape its sides, each 0 or more
 * @param from index of its first byte, counted from the end of the header
 * @param to the index after its last byte
 */
record StoredTensor(String name, String dtype, List<Integer> shape, int from, int to) {
    /** Bytes of a value of each type that the format knows; those with less than a byte are not read. */
    private static final Map<String, Integer> BYTES = Map.ofEntries(
            Map.entry("BOOL", 1),
            Map.entry("U8", 1),
            Map.entry("I8", 1),
            Map.entry("F8_E5M2", 1),
            Map.entry("F8_E4M3", 1),
            Map.entry("F8_E8M0", 1),
            Map.entry("I16", 2),
            Map.entry("U16", 2),
            Map.entry("F16", 2),
            Map.entry("BF16", 2),
            Map.entry("I32", 4),
            Map.entry("U32", 4),
            Map.entry("F32", 4),
            Map.entry("F64", 8),
            Map.entry("I64", 8),
            Map.entry("U64", 8),
            Map.entry("C64", 8));

    /** A whole number in a double, without a fraction, is exact up to here. */
    private static final double MOST = Integer.MAX_VALUE;

    /**
     * Reads an entry of a header.
     *
     * @throws IllegalArgumentException if it lacks something, or its bytes are not those of its type and shape
     */
    static StoredTensor of(String name, JsonObject entry) {
        String dtype = entry.getString("dtype", "");
        List<Integer> shape = wholeNumbers(name, entry, "shape");
        List<Integer> offsets = wholeNumbers(name, entry, "data_offsets");
        if (!BYTES.containsKey(dtype) || offsets.size() != 2) {
            throw malformed(name, entry);
        }
        StoredTensor tensor = new StoredTensor(name, dtype, shape, offsets.get(0), offsets.get(1));
        double bytes = BYTES.get(dtype);
        for (int side : shape) {
            bytes *= side;
        }
        if (bytes != (double) tensor.to - tensor.from) {
            throw malformed(name, entry);
        }
        return tensor;
    }

    private static IllegalArgumentException malformed(String name, JsonObject entry) {
        return new IllegalArgumentException("its header describes " + name + " as " + JsonWriter.string(entry)
                + ", in which type, shape and bytes do not fit together.");
    }

    private static List<Integer> wholeNumbers(String name, JsonObject entry, String key) {
        if (!(entry.get(key) instanceof JsonArray array)) {
            throw malformed(name, entry);
        }
        List<Integer> numbers = new ArrayList<>();
        for (Object value : array) {
            // Also no 6.0: the parser keeps what was written with a fraction as a double.
            if (!(value instanceof Integer || value instanceof Long)
                    || ((Number) value).doubleValue() < 0
                    || ((Number) value).doubleValue() > MOST) {
                throw malformed(name, entry);
            }
            numbers.add(((Number) value).intValue());
        }
        return numbers;
    }

    /** Number of values. */
    int length() {
        return (to - from) / bytesOfValue();
    }

    private int bytesOfValue() {
        return BYTES.get(dtype);
    }

    /** Whether {@link #value} can read its values. */
    boolean isFloating() {
        return dtype.equals("F32") || dtype.equals("F64") || dtype.equals("F16") || dtype.equals("BF16");
    }

    /**
     * A value of a floating type as a float.
     *
     * @param file the whole file
     * @param start where the header ends
     * @param i index of the value, the last of the shape's sides varying fastest
     */
    float value(byte[] file, int start, int i) {
        int at = start + from + i * bytesOfValue();
        return switch (dtype) {
            case "F64" ->
                (float) Double.longBitsToDouble((TensorEntry.readInt(file, at) & 0xffffffffL)
                        | ((long) TensorEntry.readInt(file, at + 4) << 32));
            case "F16" -> half(bits(file, at));
            case "BF16" -> Float.intBitsToFloat(bits(file, at) << 16);
            default -> Float.intBitsToFloat(TensorEntry.readInt(file, at));
        };
    }

    private static int bits(byte[] file, int at) {
        return (file[at] & 0xff) | ((file[at + 1] & 0xff) << 8);
    }

    /** A float of 16 bits: sign, 5 bits of exponent, 10 of the fraction (IEEE 754-2008, binary16). */
    private static float half(int bits) {
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        float size;
        if (exponent == 0) {
            size = fraction * 0x1p-24f;
        } else if (exponent == 0x1f) {
            size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            size = Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
        }
        return (bits & 0x8000) == 0 ? size : -size;
    }
}
