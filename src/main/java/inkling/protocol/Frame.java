package inkling.protocol;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import inkling.recipe.Recipe;
import inkling.train.measure.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A message as it crosses between page and worker: its small fields as text, and what is large as arrays, which are
 * handed over whole. Fields are read in the order in which they were written.
 *
 * @param text a JSON array: the message's kind, then its small fields
 * @param arrays numbers; most messages have none
 * @param file the bytes of a file; empty for most messages
 */
public record Frame(String text, List<float[]> arrays, byte[] file) {
    /** Begins a message. */
    static Writer of(String kind) {
        return new Writer().put(kind);
    }

    /**
     * Begins to read.
     *
     * @throws IllegalArgumentException when the text is no JSON array
     */
    Reader reader() {
        try {
            return new Reader(this, JsonParser.array().from(text));
        } catch (JsonParserException e) {
            throw new IllegalArgumentException(
                    "A message between page and worker is no JSON: " + text + "; reload the page.", e);
        }
    }

    /** Writes the fields of a message, one after the other. */
    static final class Writer {
        private final JsonArray fields = new JsonArray();
        private final List<float[]> arrays = new ArrayList<>();
        private byte[] file = {};

        Writer put(String value) {
            fields.add(value);
            return this;
        }

        Writer put(int value) {
            fields.add(value);
            return this;
        }

        Writer put(double value) {
            fields.add(value);
            return this;
        }

        Writer put(boolean value) {
            fields.add(value);
            return this;
        }

        Writer put(OptionalDouble value) {
            fields.add(value.isPresent() ? (Object) value.getAsDouble() : null);
            return this;
        }

        Writer put(Metrics metrics) {
            return put(metrics.loss()).put(metrics.accuracy()).put(metrics.images());
        }

        Writer put(Recipe recipe) {
            fields.add(new JsonObject(recipe.texts()));
            return this;
        }

        Writer put(float[] numbers) {
            arrays.add(numbers);
            return this;
        }

        Writer put(List<float[]> several) {
            arrays.addAll(several);
            return put(several.size());
        }

        /** A message has at most one file. */
        Writer put(byte[] bytes) {
            file = bytes;
            return this;
        }

        Frame frame() {
            return new Frame(JsonWriter.string(fields), arrays, file);
        }
    }

    /** Reads the fields of a message, one after the other. */
    static final class Reader {
        private final Frame frame;
        private final JsonArray fields;
        private int fieldsRead;
        private int arraysRead;

        private Reader(Frame frame, JsonArray fields) {
            this.frame = frame;
            this.fields = fields;
        }

        String string() {
            return fields.getString(fieldsRead++, "");
        }

        int integer() {
            return fields.getInt(fieldsRead++);
        }

        double number() {
            return fields.getDouble(fieldsRead++);
        }

        boolean flag() {
            return fields.getBoolean(fieldsRead++);
        }

        OptionalDouble optionalNumber() {
            boolean absent = fields.isNull(fieldsRead);
            double value = number();
            return absent ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        Metrics metrics() {
            return new Metrics(number(), number(), integer());
        }

        Recipe recipe() {
            JsonObject sent = fields.getObject(fieldsRead++);
            Map<String, String> settings = new LinkedHashMap<>();
            sent.keySet().forEach(key -> settings.put(key, sent.getString(key)));
            return Recipe.of(settings);
        }

        float[] array() {
            return frame.arrays().get(arraysRead++);
        }

        List<float[]> arrays() {
            int from = arraysRead;
            arraysRead += integer();
            return frame.arrays().subList(from, arraysRead);
        }

        byte[] file() {
            return frame.file();
        }
    }
}
