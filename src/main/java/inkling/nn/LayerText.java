package inkling.nn;

import inkling.kernel.Activation;
import inkling.nn.LayerSpec.Padding;
import java.util.ArrayList;
import java.util.List;

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
    private static final String NORM = "bn";

    /** Longer numbers are no layer's. */
    private static final int MAX_DIGITS = 6;

    private final String token;
    private int at;

    private LayerText(String token) {
        this.token = token;
    }

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
            layers.add(new LayerText(text.substring(from, to)).layer());
            from = to + 1;
        }
        if (layers.size() > MAX_LAYERS) {
            throw new IllegalArgumentException(
                    "A network has at most " + MAX_LAYERS + " hidden layers, not " + layers.size() + ".");
        }
        return layers;
    }

    /** Writes what {@link #parse} reads. */
    public static String format(List<LayerSpec> layers) {
        List<String> tokens = new ArrayList<>();
        for (LayerSpec layer : layers) {
            tokens.add(token(layer));
        }
        return tokens.isEmpty() ? NONE : String.join("-", tokens);
    }

    private static String token(LayerSpec layer) {
        if (layer instanceof LayerSpec.Dense dense) {
            return Integer.toString(dense.units());
        }
        if (layer instanceof LayerSpec.Conv2d conv) {
            return "c" + conv.filters() + "k" + conv.kernelSize() + (conv.stride() == 1 ? "" : "s" + conv.stride())
                    + (conv.padding() == Padding.SAME ? "p" : "");
        }
        if (layer instanceof LayerSpec.MaxPool pool) {
            return "p" + pool.size() + (pool.stride() == pool.size() ? "" : "s" + pool.stride());
        }
        if (layer instanceof LayerSpec.AveragePool pool) {
            return "a" + pool.size() + (pool.stride() == pool.size() ? "" : "s" + pool.stride());
        }
        if (layer instanceof LayerSpec.BatchNorm) {
            return NORM;
        }
        throw new IllegalArgumentException("There is no word for the layer " + layer + ".");
    }

    private LayerSpec layer() {
        LayerSpec layer = token.equals(NORM) ? norm() : take('c') ? convolution() : pool();
        if (at != token.length()) {
            throw malformed();
        }
        return layer;
    }

    private LayerSpec norm() {
        at = token.length();
        return new LayerSpec.BatchNorm(Activation.IDENTITY);
    }

    private LayerSpec convolution() {
        int filters = number();
        if (!take('k')) {
            throw malformed();
        }
        int size = number();
        int stride = take('s') ? number() : 1;
        Padding padding = take('p') ? Padding.SAME : Padding.VALID;
        return new LayerSpec.Conv2d(filters, size, stride, padding, Activation.IDENTITY);
    }

    private LayerSpec pool() {
        boolean largest = take('p');
        if (!largest && !take('a')) {
            return new LayerSpec.Dense(number(), Activation.IDENTITY);
        }
        int size = number();
        int stride = take('s') ? number() : size;
        return largest ? new LayerSpec.MaxPool(size, stride) : new LayerSpec.AveragePool(size, stride);
    }

    /** Goes past a letter, if it is the next. */
    private boolean take(char letter) {
        boolean taken = at < token.length() && token.charAt(at) == letter;
        at += taken ? 1 : 0;
        return taken;
    }

    private int number() {
        int value = 0;
        int from = at;
        while (at < token.length() && token.charAt(at) >= '0' && token.charAt(at) <= '9') {
            if (at - from == MAX_DIGITS) {
                throw malformed();
            }
            value = 10 * value + token.charAt(at++) - '0';
        }
        if (at == from) {
            throw malformed();
        }
        return value;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "'" + token + "' is no layer; hidden layers are joined by '-': 128 is dense,"
                        + " c8k5 a convolution, p2 or a2 a pool, bn batch norm.");
    }
}
