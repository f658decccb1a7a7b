package inkling.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hidden layers as text, joined by '-': {@code 128} is dense; {@code c8k5} a convolution with 8 filters of 5×5 within the
 * picture ({@code c8k5s2} with stride 2, {@code c8k5p} padded so that the picture keeps its size); {@code p2} and
 * {@code a2} pool 2×2 pixels to their largest or their mean ({@code p3s2} with another stride than the size);
 * {@code bn} is batch normalisation. No hidden layer is {@code 0}. Activations are not part of the text.
 */
public final class LayerText {
    /** The most hidden layers. */
    public static final int MAX_LAYERS = 16;

    private static final String NONE = "0";

    /** The kinds that have a word, each by what reads it: the first that knows how the word begins. */
    private static final List<Function<LayerToken, Optional<LayerSpec>>> KINDS =
            List.of(Dense::read, Conv2d::read, MaxPool::read, AveragePool::read, BatchNorm::read);

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
        for (Function<LayerToken, Optional<LayerSpec>> kind : KINDS) {
            Optional<LayerSpec> layer = kind.apply(token);
            if (layer.isPresent() && token.atEnd()) {
                return layer.get();
            }
            if (layer.isPresent()) {
                break;
            }
        }
        throw token.malformed();
    }

    /** Writes what {@link #parse} reads. */
    public static String format(List<LayerSpec> layers) {
        List<String> tokens = new ArrayList<>();
        layers.forEach(layer -> tokens.add(layer.text()));
        return tokens.isEmpty() ? NONE : String.join("-", tokens);
    }
}
