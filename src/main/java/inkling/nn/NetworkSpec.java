package inkling.nn;

import inkling.kernel.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network is, without its weights.
 *
 * @param input shape of one input
 * @param layers the layers in order; the last one is dense, has one unit per class and no activation of its own
 * @param head what turns its outputs into probabilities
 */
public record NetworkSpec(Shape input, List<LayerSpec> layers, Head head) {
    /** The most layers that {@link #parseWidths} accepts. */
    public static final int MAX_LAYERS = 16;

    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.isEmpty()
                || !(layers.get(layers.size() - 1) instanceof LayerSpec.Dense last)
                || last.activation() != Activation.IDENTITY) {
            throw new IllegalArgumentException(
                    "A network ends with a dense layer without activation, one unit per class; its layers are " + layers
                            + ".");
        }
    }

    /**
     * A multilayer perceptron.
     *
     * @param hidden widths of the hidden layers, in order; none for a linear classifier
     * @param dropout rate of the dropout after each hidden layer; 0 for none
     */
    public static NetworkSpec perceptron(
            Shape input, List<Integer> hidden, Activation activation, float dropout, int classes, Head head) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int units : hidden) {
            layers.add(new LayerSpec.Dense(units, activation));
            if (dropout > 0f) {
                layers.add(new LayerSpec.Dropout(dropout));
            }
        }
        layers.add(new LayerSpec.Dense(classes, Activation.IDENTITY));
        return new NetworkSpec(input, layers, head);
    }

    /**
     * Parses widths as links have them: {@code 128}, {@code 256-128}, or {@code 0} for no hidden layer.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static List<Integer> parseWidths(String text) {
        List<Integer> widths = new ArrayList<>();
        if (text.equals("0")) {
            return widths;
        }
        int from = 0;
        while (from <= text.length()) {
            int to = text.indexOf('-', from);
            to = to < 0 ? text.length() : to;
            widths.add(width(text.substring(from, to), text));
            from = to + 1;
        }
        if (widths.size() > MAX_LAYERS) {
            throw new IllegalArgumentException(
                    "A network has at most " + MAX_LAYERS + " hidden layers, not " + widths.size() + ".");
        }
        return widths;
    }

    private static int width(String part, String text) {
        try {
            int units = Integer.parseInt(part);
            return new LayerSpec.Dense(units, Activation.IDENTITY).units();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Hidden layers are widths joined by '-', such as 128 or 256-128, not '" + text + "'.", e);
        }
    }

    /** Number of classes. */
    public int classes() {
        return ((LayerSpec.Dense) layers.get(layers.size() - 1)).units();
    }

    /** Number of weights and biases. */
    public long parameters() {
        long sum = 0;
        long in = input.size();
        for (LayerSpec layer : layers) {
            if (layer instanceof LayerSpec.Dense dense) {
                sum += (in + 1) * dense.units();
                in = dense.units();
            }
        }
        return sum;
    }
}
