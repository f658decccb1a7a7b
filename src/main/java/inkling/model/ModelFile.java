package inkling.model;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.nn.Network;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Networks as safetensors files (Hugging Face's format, which other tools can open): eight bytes with the header's
 * length, a JSON header with the type, shape and offsets of each tensor ({@link TensorEntry}) and the {@link ModelCard}
 * as metadata, then the values, little-endian, stored as {@link Storage} says.
 */
public final class ModelFile {
    private static final int LENGTH_BYTES = 8;
    private static final int MAX_HEADER = 1 << 20;
    private static final int MAX_BRACKETS = 1000;
    private static final String METADATA = "__metadata__";

    private ModelFile() {}

    /** The bytes of a file with the network's card and its weights as 32-bit floats. */
    public static byte[] write(ModelCard card, Network network) {
        return write(card, network, Storage.FLOAT32);
    }

    /** The bytes of a file with the network's card and its weights in the given storage. */
    public static byte[] write(ModelCard card, Network network, Storage storage) {
        Map<String, String> metadata = card.toMetadata();
        storage.writeTo(metadata);
        JsonObject header = new JsonObject();
        header.put(METADATA, new JsonObject(metadata));
        List<TensorEntry> entries = TensorEntry.of(network.state(), storage);
        for (TensorEntry entry : entries) {
            header.put(entry.name(), entry.json());
        }
        byte[] json = JsonWriter.string(header).getBytes(StandardCharsets.UTF_8);
        // The format wants the values to begin at a multiple of eight; spaces after the JSON see to that.
        int padded = (json.length + 7) / 8 * 8;
        int start = LENGTH_BYTES + padded;
        byte[] file = new byte[start + entries.get(entries.size() - 1).end()];
        TensorEntry.writeInt(file, 0, padded);
        System.arraycopy(json, 0, file, LENGTH_BYTES, json.length);
        Arrays.fill(file, LENGTH_BYTES + json.length, start, (byte) ' ');
        entries.forEach(entry -> entry.write(file, start));
        return file;
    }

    /**
     * Reads a file that {@link #write} has made, whatever its storage.
     *
     * @param name what to call the file in a message
     * @param maxRows the largest batch that the network will be given
     * @throws IllegalArgumentException saying what is wrong with the file
     */
    public static SavedModel read(byte[] file, String name, int maxRows, Backend backend) {
        try {
            JsonObject header = header(file);
            Map<String, String> metadata = metadata(header);
            Storage storage = Storage.takeFrom(metadata);
            ModelCard card = ModelCard.ofMetadata(metadata);
            int start = LENGTH_BYTES + TensorEntry.readInt(file, 0);
            // Checked before the network is made, so that no header can ask for much more memory than the file has.
            long values = card.network().savedValues();
            if (storage == Storage.FLOAT32) {
                requireEnd(start + values * Float.BYTES, file);
            } else if (values > file.length - start) {
                throw new IllegalArgumentException("its " + values + " values do not fit into the "
                        + (file.length - start) + " bytes after its header; it is cut short.");
            }
            Network network = new Network(card.network(), maxRows, new Random32(0), backend);
            List<TensorEntry> entries = TensorEntry.of(network.state(), storage);
            requireEnd(start + entries.get(entries.size() - 1).end(), file);
            entries.forEach(entry -> entry.requireIn(header));
            entries.forEach(entry -> entry.read(file, start));
            return new SavedModel(card, network);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The model " + name + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static void requireEnd(long end, byte[] file) {
        if (end != file.length) {
            throw new IllegalArgumentException(
                    "its weights should end at byte " + end + ", but the file has " + file.length + " bytes.");
        }
    }

    private static JsonObject header(byte[] file) {
        if (file.length < LENGTH_BYTES) {
            throw new IllegalArgumentException("it has only " + file.length + " bytes.");
        }
        int length = TensorEntry.readInt(file, 0);
        if (length < 2
                || length > MAX_HEADER
                || length > file.length - LENGTH_BYTES
                || TensorEntry.readInt(file, 4) != 0) {
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
        header.getObject(METADATA, new JsonObject()).forEach((key, value) -> metadata.put(key, String.valueOf(value)));
        return metadata;
    }
}
