package inkling.protocol.frame;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import inkling.recipe.Recipe;
import inkling.train.measure.Metrics;
import inkling.train.measure.Reliability;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A message as it crosses between page and worker: its small fields as text, and what is large as arrays, which are
 * handed over whole. Fields are read in the order in which they were written.
 *
 * @param text a JSON array: the message's kind, then its small fields
 * @param arrays numbers; most messages have none
 * @param file the bytes of a file; empty for most messages
 */
public record Frame(String text, List<float[]> arrays, byte[] file) {
    /**
     * A message with its fields, which the methods of {@link Reader} give back.
     *
     * @param kind what it is
     * @param values its fields; at most one of them is a file
     */
    public static Frame of(String kind, Object... values) {
        Writer out = new Writer();
        out.put(kind);
        out.putAll(List.of(values));
        return new Frame(JsonWriter.string(out.fields), out.arrays, out.file);
    }

    /**
     * Begins to read.
     *
     * @throws IllegalArgumentException when the text is no JSON array
     */
    public Reader reader() {
        try {
            return new Reader(this, JsonParser.array().from(text));
        } catch (JsonParserException e) {
            throw new IllegalArgumentException(
                    "A message between page and worker is no JSON: " + text + "; reload the page.", e);
        }
    }

    /** The kind of a message. */
    public static String kind(String text) {
        int from = text.indexOf('"') + 1;
        return text.substring(from, text.indexOf('"', from));
    }

    /** A value that is several fields of a message. */
    public interface Part {
        /** They, in the order in which they are read. */
        List<?> fields();
    }

    /** Writes the fields of a message, one after the other. */
    private static final class Writer {
        private final JsonArray fields = new JsonArray();
        private final List<float[]> arrays = new ArrayList<>();
        private byte[] file = {};

        void put(Object value) {
            if (value instanceof float[] numbers) {
                arrays.add(numbers);
            } else if (value instanceof byte[] bytes) {
                file = bytes;
            } else if (value instanceof List<?> several) {
                put(several.size());
                putAll(several);
            } else if (value instanceof Enum<?> word) {
                fields.add(word.name());
            } else if (value instanceof OptionalDouble number) {
                fields.add(number.isPresent() ? (Object) number.getAsDouble() : null);
            } else if (value instanceof Recipe recipe) {
                fields.add(RecipeText.json(recipe));
            } else if (value instanceof Metrics metrics) {
                putAll(List.of(metrics.loss(), metrics.accuracy(), metrics.images()));
            } else if (value instanceof Reliability.Bin bin) {
                putAll(List.of(bin.count(), bin.confidence(), bin.accuracy()));
            } else if (value instanceof Part part) {
                putAll(part.fields());
            } else {
                fields.add(value);
            }
        }

        void putAll(List<?> values) {
            values.forEach(this::put);
        }
    }

    /** Reads the fields of a message, one after the other. */
    public static final class Reader {
        private final Frame frame;
        private final JsonArray fields;
        private int fieldsRead;
        private int arraysRead;

        private Reader(Frame frame, JsonArray fields) {
            this.frame = frame;
            this.fields = fields;
        }

        /** The next field, a text; empty where it is missing. */
        public String string() {
            return fields.getString(fieldsRead++, "");
        }

        /** The next field, a whole number. */
        public int integer() {
            return fields.getInt(fieldsRead++);
        }

        /** The next field, a number. */
        public double number() {
            return fields.getDouble(fieldsRead++);
        }

        /** The next field, true or false. */
        public boolean flag() {
            return fields.getBoolean(fieldsRead++);
        }

        /** The next field, a number or nothing. */
        public OptionalDouble optionalNumber() {
            boolean absent = fields.isNull(fieldsRead);
            double value = number();
            return absent ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        /**
         * The next field, one of a closed set of words.
         *
         * @param words gives the value of a word
         * @throws IllegalArgumentException when it is none of them
         */
        public <E> E word(Function<String, E> words) {
            String word = string();
            try {
                return words.apply(word);
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(
                        "A message between page and worker has the word '" + word
                                + "', which this version does not know; reload the page.",
                        unknown);
            }
        }

        /** The next three fields: loss, accuracy, and of how many images. */
        public Metrics metrics() {
            return new Metrics(number(), number(), integer());
        }

        /** The next three fields: count, confidence, accuracy. */
        public Reliability.Bin bin() {
            return new Reliability.Bin(integer(), number(), number());
        }

        /** The next field, a recipe. */
        public Recipe recipe() {
            return RecipeText.of(fields.getObject(fieldsRead++, new JsonObject()));
        }

        /**
         * The next array, not copied.
         *
         * @throws IllegalArgumentException when there are no more
         */
        public float[] array() {
            if (arraysRead == frame.arrays().size()) {
                throw shorter();
            }
            return frame.arrays().get(arraysRead++);
        }

        /**
         * The next fields: how many elements there are, then they.
         *
         * @param element reads one
         * @throws IllegalArgumentException when the message is too short for them
         */
        public <T> List<T> list(Supplier<T> element) {
            int count = integer();
            // Each element has a field or an array of its own, so that no count can ask for more memory than there is.
            if (count > fields.size() + frame.arrays().size()) {
                throw shorter();
            }
            List<T> list = new ArrayList<>();
            while (list.size() < count) {
                list.add(element.get());
            }
            return list;
        }

        private IllegalArgumentException shorter() {
            return new IllegalArgumentException("A message between page and worker is shorter than it says: "
                    + frame.text() + "; reload the page.");
        }

        /** The message's file; empty if it has none. */
        public byte[] file() {
            return frame.file();
        }
    }
}
