package inkling.protocol.frame;

import inkling.recipe.Recipe;
import inkling.train.measure.Metrics;
import inkling.train.measure.Reliability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A message as it crosses between page and worker: its fields sorted into texts and numbers, and what is large as arrays,
 * which are handed over whole. Fields of a sort are read in the order in which they were written. Nothing is turned into
 * text that is none: a browser's number would need the tables of its decimals for that, a seventh of the page's script.
 *
 * @param words the message's kind, then its texts
 * @param numbers its small numbers; a flag is 1 or 0
 * @param arrays numbers; most messages have none
 * @param file the bytes of a file; empty for most messages
 */
public record Frame(List<String> words, double[] numbers, List<float[]> arrays, byte[] file) {
    /**
     * A message with its fields, which the methods of {@link Reader} give back.
     *
     * @param kind what it is
     * @param values its fields; at most one of them is a file
     * @throws IllegalArgumentException for a value that no message can have
     */
    public static Frame of(String kind, Object... values) {
        Writer out = new Writer();
        out.put(kind);
        out.putAll(List.of(values));
        return new Frame(out.words, Arrays.copyOf(out.numbers, out.count), out.arrays, out.file);
    }

    /** Begins to read. */
    public Reader reader() {
        return new Reader(this);
    }

    /** A value that is several fields of a message. */
    public interface Part {
        /** They, in the order in which they are read. */
        List<?> fields();
    }

    /** Writes the fields of a message, one after the other. */
    private static final class Writer {
        private final List<String> words = new ArrayList<>();
        private final List<float[]> arrays = new ArrayList<>();
        private double[] numbers = new double[8];
        private int count;
        private byte[] file = {};

        void put(Object value) {
            if (value instanceof String text) {
                words.add(text);
            } else if (value instanceof Number number) {
                putNumber(number.doubleValue());
            } else if (value instanceof Boolean flag) {
                putNumber(flag ? 1 : 0);
            } else if (value instanceof float[] array) {
                arrays.add(array);
            } else if (value instanceof byte[] bytes) {
                file = bytes;
            } else if (value instanceof List<?> several) {
                putNumber(several.size());
                putAll(several);
            } else if (value instanceof Enum<?> word) {
                words.add(word.name());
            } else if (value instanceof OptionalDouble number) {
                putNumber(number.isPresent() ? 1 : 0);
                putNumber(number.orElse(0));
            } else if (value instanceof Recipe recipe) {
                Map<String, String> texts = recipe.texts();
                putNumber(texts.size());
                texts.forEach((key, text) -> putAll(List.of(key, text)));
            } else if (value instanceof Metrics metrics) {
                putAll(List.of(metrics.loss(), metrics.accuracy(), metrics.images()));
            } else if (value instanceof Reliability.Bin bin) {
                putAll(List.of(bin.count(), bin.confidence(), bin.accuracy()));
            } else if (value instanceof Part part) {
                putAll(part.fields());
            } else {
                throw new IllegalArgumentException("A message between page and worker has a field of no known sort.");
            }
        }

        private void putNumber(double number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number;
        }

        void putAll(List<?> values) {
            values.forEach(this::put);
        }
    }

    /** Reads the fields of a message, one after the other; all methods refuse to read on where there is nothing more. */
    public static final class Reader {
        private final Frame frame;
        private int wordsRead;
        private int numbersRead;
        private int arraysRead;

        private Reader(Frame frame) {
            this.frame = frame;
        }

        /** The next text. */
        public String string() {
            if (wordsRead == frame.words().size()) {
                throw shorter();
            }
            return frame.words().get(wordsRead++);
        }

        /** The next number, a whole one. */
        public int integer() {
            return (int) number();
        }

        /** The next number. */
        public double number() {
            if (numbersRead == frame.numbers().length) {
                throw shorter();
            }
            return frame.numbers()[numbersRead++];
        }

        /** The next number, a flag. */
        public boolean flag() {
            return number() != 0;
        }

        /** The next number or none. */
        public OptionalDouble optionalNumber() {
            boolean present = flag();
            double value = number();
            return present ? OptionalDouble.of(value) : OptionalDouble.empty();
        }

        /**
         * The next text, which is one of a closed set of words.
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

        /** The next three numbers: loss, accuracy, and of how many images. */
        public Metrics metrics() {
            return new Metrics(number(), number(), integer());
        }

        /** The next three numbers: count, confidence, accuracy. */
        public Reliability.Bin bin() {
            return new Reliability.Bin(integer(), number(), number());
        }

        /** The next texts: a recipe. */
        public Recipe recipe() {
            Map<String, String> texts = new LinkedHashMap<>();
            for (int left = count(); left > 0; left--) {
                texts.put(string(), string());
            }
            return Recipe.of(texts);
        }

        /** The next array, not copied. */
        public float[] array() {
            if (arraysRead == frame.arrays().size()) {
                throw shorter();
            }
            return frame.arrays().get(arraysRead++);
        }

        /**
         * The next number: how many elements there are; then they.
         *
         * @param element reads one
         */
        public <T> List<T> list(Supplier<T> element) {
            int count = count();
            List<T> list = new ArrayList<>();
            while (list.size() < count) {
                list.add(element.get());
            }
            return list;
        }

        /** A count of elements, each of which has a field of its own, so that none can ask for more memory than there is. */
        private int count() {
            int count = integer();
            if (count
                    > frame.words().size()
                            + frame.numbers().length
                            + frame.arrays().size()) {
                throw shorter();
            }
            return count;
        }

        private IllegalArgumentException shorter() {
            return new IllegalArgumentException("A message between page and worker is shorter than it says: "
                    + String.join(", ", frame.words()) + "; reload the page.");
        }

        /** The message's file; empty if it has none. */
        public byte[] file() {
            return frame.file();
        }
    }
}
