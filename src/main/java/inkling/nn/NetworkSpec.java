package inkling.nn;

import inkling.kernel.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongBiFunction;

/**
 * What a network is, without its weights.
 *
 * @param input shape of one input
 * @param layers the layers in order; the last one is dense, has one unit per class and no activation of its own
 * @param head what turns its outputs into probabilities
 */
public record NetworkSpec(Shape input, List<LayerSpec> layers, Head head) {
    /** The most weights and biases: as many as one file and an array's index can hold. */
    public static final long MAX_PARAMETERS = 1L << 28;

    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || !isOutput(layers.get(layers.size() - 1))) {
            throw new IllegalArgumentException(
                    "A network ends with a dense layer without activation, one unit per class.");
        }
        requireFit(input, layers);
    }

    /** Whether another network's values have the same meaning here: the same input and layers, dropout aside. */
    public boolean hasLayersOf(NetworkSpec other) {
        return input.equals(other.input) && withoutDropout().equals(other.withoutDropout());
    }

    /** The same as it works outside of training, where dropout does nothing. */
    public NetworkSpec inInference() {
        return new NetworkSpec(input, withoutDropout(), head);
    }

    /** The same with dropout between all layers with weights and after the last hidden one, be its rate 0. */
    public NetworkSpec withDropout(float rate) {
        List<LayerSpec> all = new ArrayList<>();
        boolean weightsBefore = false;
        for (LayerSpec layer : withoutDropout()) {
            if (layer.hasWeights() && weightsBefore) {
                all.add(new Dropout(rate));
            }
            all.add(layer);
            weightsBefore |= layer.hasWeights();
        }
        return new NetworkSpec(input, all, head);
    }

    private List<LayerSpec> withoutDropout() {
        List<LayerSpec> others = new ArrayList<>(layers);
        others.removeIf(layer -> layer instanceof Dropout);
        return others;
    }

    private static boolean isOutput(LayerSpec layer) {
        return !layer.leavesPicture() && layer.equals(layer.with(Activation.IDENTITY));
    }

    private static void requireFit(Shape input, List<LayerSpec> layers) {
        Shape shape = input;
        long parameters = 0;
        boolean picture = true;
        for (LayerSpec layer : layers) {
            if (!picture && layer.needsPicture()) {
                throw new IllegalArgumentException("Convolutions and pools need a picture, which a dense layer does not"
                        + " leave; put them before the first dense layer.");
            }
            picture &= layer.leavesPicture();
            parameters += layer.parameters(shape);
            shape = layer.output(shape);
        }
        if (parameters > MAX_PARAMETERS) {
            throw new IllegalArgumentException("A network has at most " + MAX_PARAMETERS + " weights and biases, not "
                    + parameters + "; choose narrower layers, or pools before the dense ones.");
        }
    }

    /**
     * A network of hidden layers and a dense last layer with one unit for each class.
     *
     * <p>Batch normalisation directly after a layer with weights comes before its activation (Ioffe and Szegedy 2015,
     * section 3.2); elsewhere it has no activation. Between two layers with weights, dropout comes last: after
     * activation, normalisation and pools.
     *
     * @param hidden the hidden layers in order; their own activations are ignored
     * @param activation of the hidden layers with weights
     * @param dropout rate of the dropout after each of them; 0 for none
     * @throws IllegalArgumentException when a layer does not fit what reaches it
     */
    public static NetworkSpec of(
            Shape input, List<LayerSpec> hidden, Activation activation, float dropout, int classes, Head head) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < hidden.size(); i++) {
            LayerSpec layer = hidden.get(i);
            boolean normalises = layer.takesActivation();
            boolean normalised = i + 1 < hidden.size() && hidden.get(i + 1).takesActivation();
            boolean activates = normalises ? i > 0 && hidden.get(i - 1).hasWeights() : !normalised;
            layers.add(layer.with(activates ? activation : Activation.IDENTITY));
        }
        layers.add(new Dense(classes, Activation.IDENTITY));
        NetworkSpec plain = new NetworkSpec(input, layers, head);
        return dropout == 0f ? plain : plain.withDropout(dropout);
    }

    /** What it reads, in words. */
    public String reads() {
        return "pictures of " + input.width() + " × " + input.height() + " pixels in " + classes() + " classes";
    }

    /** Number of classes. */
    public int classes() {
        return layers.get(layers.size() - 1).units();
    }

    /** The shape that reaches a layer, counted from 0. */
    public Shape inputOf(int layer) {
        Shape shape = input;
        for (int i = 0; i < layer; i++) {
            shape = layers.get(i).output(shape);
        }
        return shape;
    }

    /** The name of a layer, counted from 0: its kind and its number among those of its kind, such as {@code conv1}. */
    String name(int layer) {
        String kind = layers.get(layer).kind();
        int number = 1;
        for (LayerSpec before : layers.subList(0, layer)) {
            number += before.kind().equals(kind) ? 1 : 0;
        }
        return kind + number;
    }

    /** The first layer with weights; the last of all has some. */
    public LayerSpec firstWithWeights() {
        int i = 0;
        while (!layers.get(i).hasWeights()) {
            i++;
        }
        return layers.get(i);
    }

    /** What a unit of the first layer with weights looks at: the whole picture, or a convolution's window. */
    public Shape firstView() {
        LayerSpec first = firstWithWeights();
        return first.view(inputOf(layers.indexOf(first)));
    }

    /** Number of learned values: weights and biases, batch normalisation's scales and shifts. */
    public long parameters() {
        return sum(LayerSpec::parameters);
    }

    /** Number of values in a saved network: {@link #parameters}, and batch normalisation's running statistics. */
    public long savedValues() {
        return sum(LayerSpec::savedValues);
    }

    /**
     * Multiplications of a forward pass over one image. A dense layer uses each weight once, a convolution at every
     * position of its window.
     */
    public long multiplyAdds() {
        return sum(LayerSpec::multiplyAdds);
    }

    /** The sum over the layers of a number that depends on what reaches the layer. */
    private long sum(ToLongBiFunction<LayerSpec, Shape> number) {
        long sum = 0;
        for (int i = 0; i < layers.size(); i++) {
            sum += number.applyAsLong(layers.get(i), inputOf(i));
        }
        return sum;
    }
}
