package inkling.recipe;

import inkling.text.Numbers;
import inkling.text.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The values that a setting may have, and how they are written. */
public sealed interface Values<T> {
    /** What the values are, in words that follow "'key' is". */
    String description();

    /**
     * Reads what {@link #format} writes; empty for anything else.
     *
     * @throws IllegalArgumentException for anything else, if there is more to say than {@link #description}
     */
    Optional<T> parse(String text);

    /** Writes a value. */
    String format(T value);

    /**
     * One of a few.
     *
     * @param all the values, in the order in which they are offered
     * @param word how a value is written
     * @param title what people call it
     */
    record Choice<T>(List<T> all, Function<T, String> word, Function<T, String> title) implements Values<T> {
        public Choice {
            all = List.copyOf(all);
        }

        /** The constants of an enum, written in lower case: {@code ONE_CYCLE} is {@code one-cycle}. */
        public static <E extends Enum<E>> Choice<E> of(E[] constants, Function<E, String> title) {
            return new Choice<>(
                    List.of(constants),
                    constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    title);
        }

        /** How each of the values is written. */
        public List<String> words() {
            List<String> words = new ArrayList<>();
            all.forEach(value -> words.add(word.apply(value)));
            return words;
        }

        @Override
        public String description() {
            return "one of " + String.join(", ", words());
        }

        @Override
        public Optional<T> parse(String text) {
            int index = words().indexOf(text);
            return index < 0 ? Optional.empty() : Optional.of(all.get(index));
        }

        @Override
        public String format(T value) {
            return word.apply(value);
        }
    }

    /**
     * A whole number within bounds.
     *
     * @param zero a word for 0 that stands beside the numbers, such as {@code auto}; empty if there is none
     */
    record WholeNumber(int least, int most, String zero) implements Values<Integer> {
        /** A text of so many digits fits a long. */
        private static final int MOST_DIGITS = 18;

        public WholeNumber(int least, int most) {
            this(least, most, "");
        }

        @Override
        public String description() {
            return (zero.isEmpty() ? "" : zero + " or ") + "a whole number from " + Numbers.whole(least) + " to "
                    + Numbers.whole(most);
        }

        @Override
        public Optional<Integer> parse(String text) {
            if (!zero.isEmpty() && text.equals(zero)) {
                return Optional.of(0);
            }
            // Java's own reader takes the digits of every script.
            if (!Written.isWhole(text, MOST_DIGITS)) {
                return Optional.empty();
            }
            long value = Long.parseLong(text);
            return value >= least && value <= most ? Optional.of((int) value) : Optional.empty();
        }

        @Override
        public String format(Integer value) {
            return value == 0 && !zero.isEmpty() ? zero : Integer.toString(value);
        }
    }

    /**
     * A number within bounds.
     *
     * @param aboveLeast whether the lower bound itself is excluded
     * @param belowMost whether the upper bound itself is excluded
     */
    record Decimal(float least, boolean aboveLeast, float most, boolean belowMost) implements Values<Float> {
        private static final int LONGEST = 50;

        /** A number from one bound to the other. */
        public Decimal(float least, float most) {
            this(least, false, most, false);
        }

        /** A number above one bound and up to the other. */
        static Decimal above(float least, float most) {
            return new Decimal(least, true, most, false);
        }

        /** A number from one bound to below the other. */
        static Decimal below(float least, float most) {
            return new Decimal(least, false, most, true);
        }

        @Override
        public String description() {
            return "a number " + (aboveLeast ? "above " + format(least) + " and up" : "from " + format(least))
                    + (belowMost ? " to below " : " to ") + format(most);
        }

        @Override
        public Optional<Float> parse(String text) {
            // Java's own reader also takes what only Java writes, such as 0.1f and 0x1p-3.
            if (text.length() > LONGEST || !Written.isDecimal(text)) {
                return Optional.empty();
            }
            // Adding zero turns -0 into 0, which is written and read back as such.
            float value = Float.parseFloat(text) + 0f;
            boolean within =
                    (aboveLeast ? value > least : value >= least) && (belowMost ? value < most : value <= most);
            return within ? Optional.of(value) : Optional.empty();
        }

        @Override
        public String format(Float value) {
            int whole = value.intValue();
            return whole == value ? Integer.toString(whole) : Float.toString(value);
        }
    }

    /**
     * A text of its own grammar.
     *
     * @param suggestions what a form offers
     * @param reader throws an {@link IllegalArgumentException} that says what is wrong with a text
     */
    record Text<T>(String description, List<String> suggestions, Function<String, T> reader, Function<T, String> writer)
            implements Values<T> {
        public Text {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public Optional<T> parse(String text) {
            return Optional.of(reader.apply(text));
        }

        @Override
        public String format(T value) {
            return writer.apply(value);
        }
    }
}
