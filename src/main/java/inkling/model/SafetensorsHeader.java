package inkling.model;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file, read as strictly as the format's own reader does: the tensors fill the file without
 * holes and overlaps, in any order, and no name comes twice.
 *
 * <p>Source: the section "Format" of the safetensors project's README.
 *
 * @param metadata what the file says about itself, text by key
 * @param tensors by name, in the header's order
 * @param start where the header ends and the values begin
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, StoredTensor> tensors, int start) {
    static final int LENGTH_BYTES = 8;
    static final String METADATA = "__metadata__";
    private static final int MAX_HEADER = 1 << 20;
    private static final int MAX_BRACKETS = 1000;

    /**
     * Reads the header of a file.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static SafetensorsHeader of(byte[] file) {
        int length = length(file);
        JsonObject json = json(file, length);
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            if (!(value instanceof JsonObject entry)) {
                throw new IllegalArgumentException("its header has " + name + ", which is no description of a tensor.");
            } else if (name.equals(METADATA)) {
                metadata.putAll(texts(entry));
            } else {
                tensors.put(name, StoredTensor.of(name, entry));
            }
        });
        requireWhole(tensors, file.length - LENGTH_BYTES - length);
        return new SafetensorsHeader(metadata, tensors, LENGTH_BYTES + length);
    }

    private static int length(byte[] file) {
        if (file.length < LENGTH_BYTES) {
            throw new IllegalArgumentException("it has only " + file.length + " bytes.");
        }
        int length = TensorEntry.readInt(file, 0);
        if (length < 2 || length > MAX_HEADER || TensorEntry.readInt(file, 4) != 0) {
            throw new IllegalArgumentException(OtherFile.sentence(file));
        }
        if (length > file.length - LENGTH_BYTES) {
            throw new IllegalArgumentException(
                    "it is cut short: its header alone has " + length + " bytes, the whole file " + file.length + ".");
        }
        return length;
    }

    private static JsonObject json(byte[] file, int length) {
        requireFewBrackets(file, length);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file, LENGTH_BYTES, length))
                    .toString();
            if (!text.startsWith("{")) {
                throw new IllegalArgumentException("its header does not begin with '{'.");
            }
            JsonObject json = JsonParser.object().from(text);
            DifferentNames.require(text);
            return json;
        } catch (CharacterCodingException | JsonParserException e) {
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
            throw new IllegalArgumentException("its header has " + brackets
                    + " brackets, more than any network that can be opened here; open another.");
        }
    }

    private static Map<String, String> texts(JsonObject entry) {
        Map<String, String> texts = new LinkedHashMap<>();
        entry.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw new IllegalArgumentException("its metadata have '" + key + "', which is no text.");
            }
            texts.put(key, text);
        });
        return texts;
    }

    /** Checks that the tensors are one behind the other, from the first byte of the values to the last. */
    private static void requireWhole(Map<String, StoredTensor> tensors, int bytes) {
        List<StoredTensor> inOrder = new ArrayList<>(tensors.values());
        inOrder.sort(Comparator.comparingInt(StoredTensor::from).thenComparingInt(StoredTensor::to));
        int end = 0;
        for (StoredTensor tensor : inOrder) {
            if (tensor.from() != end) {
                throw new IllegalArgumentException(tensor.name() + " begins at byte " + tensor.from()
                        + " of its values, but the tensor before ends at " + end + ".");
            }
            end = tensor.to();
        }
        if (end != bytes) {
            throw new IllegalArgumentException("its tensors have " + end + " bytes, but " + bytes
                    + " come after its header; it is cut short, or something was appended.");
        }
    }
}
