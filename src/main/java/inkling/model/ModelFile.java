package inkling.model;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import inkling.kernel.Kernels;
import inkling.kernel.Random32;
import inkling.nn.Network;
import inkling.nn.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Networks as safetensors files: eight bytes of header length, a JSON header that names each tensor's type, shape and
 * place and carries the {@link ModelCard} as metadata, then the weights as little-endian 32-bit floats (the format is
 * Hugging Face's, so that other tools can open it).
 */
public final class ModelFile {
    private static final int LENGTH_BYTES = 8;
    private static final int MAX_HEADER = 1 << 20;
    private static final int MAX_BRACKETS = 1000;
    private static final String METADATA = "__metadata__";
    private static final String DTYPE = "F32";

    private ModelFile() {}

    /** The bytes of a file with the network's weights and its card. */
    public static byte[] write(ModelCard card, Network network) {
        JsonObject header = new JsonObject();
        header.put(METADATA, new JsonObject(card.toMetadata()));
        int size = 0;
        for (Tensor tensor : network.state()) {
            JsonObject entry = new JsonObject();
            entry.put("dtype", DTYPE);
            entry.put("shape", new JsonArray(tensor.shape()));
            int end = size + tensor.length() * Float.BYTES;
            entry.put("data_offsets", new JsonArray(List.of(size, end)));
            header.put(tensor.name(), entry);
            size = end;
        }
        byte[] json = JsonWriter.string(header).getBytes(StandardCharsets.UTF_8);
        // The format asks that the weights begin at a multiple of eight; spaces after the JSON see to it.
        int padded = (json.length + 7) / 8 * 8;
        byte[] file = new byte[LENGTH_BYTES + padded + size];
        writeInt(file, 0, padded);
        System.arraycopy(json, 0, file, LENGTH_BYTES, json.length);
        Arrays.fill(file, LENGTH_BYTES + json.length, LENGTH_BYTES + padded, (byte) ' ');
        int at = LENGTH_BYTES + padded;
        for (Tensor tensor : network.state()) {
            for (int i = 0; i < tensor.length(); i++, at += Float.BYTES) {
                writeInt(file, at, Float.floatToIntBits(tensor.values()[i]));
            }
        }
        return file;
    }

    /**
     * Reads a file that {@link #write} made.
     *
     * @param name what to call the file in a message
     * @param maxRows the largest batch that the network will be given
     * @throws IllegalArgumentException saying what is wrong with the file
     */
    public static SavedModel read(byte[] file, String name, int maxRows, Kernels kernels) {
        try {
            JsonObject header = header(file);
            ModelCard card = ModelCard.ofMetadata(metadata(header));
            int at = LENGTH_BYTES + readInt(file, 0);
            // Checked before the network is made, so that a header cannot ask for more memory than the file has.
            long end = at + card.network().savedValues() * Float.BYTES;
            if (end != file.length) {
                throw new IllegalArgumentException(
                        "its weights should end at byte " + end + ", but the file has " + file.length + " bytes.");
            }
            Network network = new Network(card.network(), maxRows, new Random32(0), kernels);
            for (Tensor tensor : network.state()) {
                at = readTensor(header, tensor, file, at);
            }
            return new SavedModel(card, network);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The model " + name + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static JsonObject header(byte[] file) {
        if (file.length < LENGTH_BYTES) {
            throw new IllegalArgumentException("it has only " + file.length + " bytes.");
        }
        int length = readInt(file, 0);
        if (length < 2 || length > MAX_HEADER || length > file.length - LENGTH_BYTES || readInt(file, 4) != 0) {
            throw new IllegalArgumentException("its header's length is " + Integer.toUnsignedString(length)
                    + " bytes, but the file has " + file.length + "; it is cut short or no safetensors file.");
        }
        requireFewBrackets(file, length);
        try {
            return JsonParser.object().from(new String(file, LENGTH_BYTES, length, StandardCharsets.UTF_8));
        } catch (JsonParserException e) {
            throw new IllegalArgumentException("its header is no JSON object.", e);
        }
    }

    /** The parser calls itself for each level, so a header of nothing but brackets would exhaust the stack. */
    private static void requireFewBrackets(byte[] file, int length) {
        int brackets = 0;
        for (int i = LENGTH_BYTES; i < LENGTH_BYTES + length; i++) {
            brackets += file[i] == '[' || file[i] == '{' ? 1 : 0;
        }
        if (brackets > MAX_BRACKETS) {
            throw new IllegalArgumentException(
                    "its header has " + brackets + " brackets; open a model that Inkling has saved.");
        }
    }

    private static Map<String, String> metadata(JsonObject header) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry :
                header.getObject(METADATA, new JsonObject()).entrySet()) {
            metadata.put(entry.getKey(), String.valueOf(entry.getValue()));
        }
        return metadata;
    }

    private static int readTensor(JsonObject header, Tensor tensor, byte[] file, int at) {
        JsonObject entry = header.getObject(tensor.name(), new JsonObject());
        int dataStart = LENGTH_BYTES + readInt(file, 0);
        int end = at + tensor.length() * Float.BYTES;
        List<Integer> place = List.of(at - dataStart, end - dataStart);
        if (!DTYPE.equals(entry.getString("dtype"))
                || !integers(entry, "shape").equals(tensor.shape())
                || !integers(entry, "data_offsets").equals(place)) {
            throw new IllegalArgumentException("its header should have " + tensor.name() + " as " + DTYPE + " of "
                    + tensor.shape() + " at " + place + ", but has " + JsonWriter.string(entry) + ".");
        }
        for (int i = 0; i < tensor.length(); i++) {
            float value = Float.intBitsToFloat(readInt(file, at + i * Float.BYTES));
            if (Float.isNaN(value) || Float.isInfinite(value)) {
                throw new IllegalArgumentException("value " + i + " of " + tensor.name() + " is not a number.");
            }
            if (value < tensor.least()) {
                throw new IllegalArgumentException(
                        "value " + i + " of " + tensor.name() + " is " + value + ", less than " + tensor.least() + ".");
            }
            tensor.values()[i] = value;
        }
        return end;
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

    private static void writeInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    private static int readInt(byte[] bytes, int at) {
        return (bytes[at] & 0xff)
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | (bytes[at + 3] & 0xff) << 24;
    }
}
