package inkling.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Hidden layers as text, joined by '-', such as {@code c8k5p-p2-64}: each kind has a word, which stands in its own file.
 * No hidden layer is {@code 0}. Activations are not part of the text.
 */
public final class LayerText {
    /** The most hidden layers. */
    public static final int MAX_LAYERS = 16;

    private static final String NONE = "0";

    /** The words of all kinds. */
    private static final List<Word> WORDS =
            List.of(Dense.WORD, Conv2d.WORD, MaxPool.WORD, AveragePool.WORD, GlobalAveragePool.WORD, BatchNorm.WORD);

    /**
     * The word of a kind of layer.
     *
     * @param prefix the letters that it begins with; empty if it begins with a digit
     * @param help the word and what it means
     * @param rest reads what follows the letters
     */
    record Word(String prefix, String help, Function<LayerToken, LayerSpec> rest) {
        boolean begins(LayerToken token) {
            return prefix.isEmpty() ? token.startsWithDigit() : token.take(prefix);
        }
    }

    private LayerText() {}

    /**
     * The layers that a text names, without activation.
     *
     * @throws IllegalArgumentException naming the first that is malformed or out of range
     */
    public static List<LayerSpec> parse(String text) {
        List<LayerSpec> layers = new ArrayList<>();
        if (text.equals(NONE)) {
            return layers;
        }
        int from = 0;
        while (from <= text.length()) {
            int to = text.indexOf('-', from);
            to = to < 0 ? text.length() : to;
            layers.add(layer(new LayerToken(text.substring(from, to))));
            from = to + 1;
        }
        if (layers.size() > MAX_LAYERS) {
            throw new IllegalArgumentException(
                    "A network has at most " + MAX_LAYERS + " hidden layers, not " + layers.size() + ".");
        }
        return layers;
    }

    private static LayerSpec layer(LayerToken token) {
        for (Word word : WORDS) {
            if (word.begins(token)) {
                LayerSpec layer = word.rest().apply(token);
                token.requireEnd();
                return layer;
            }
        }
        throw token.malformed();
    }

    /** What the words mean, as part of a sentence. */
    public static String help() {
        List<String> words = new ArrayList<>();
        WORDS.forEach(word -> words.add(word.help()));
        return "hidden layers joined by '-': " + String.join("; ", words) + "; 0 for none";
    }

    /** Writes what {@link #parse} reads. */
    public static String format(List<LayerSpec> layers) {
        List<String> tokens = new ArrayList<>();
        layers.forEach(layer -> tokens.add(layer.text()));
        return tokens.isEmpty() ? NONE : String.join("-", tokens);
    }
}
