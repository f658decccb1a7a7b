package inkling.model;

import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.nn.Dense;
import inkling.nn.Network;
import inkling.nn.Parameter;
import inkling.nn.Shape;
import inkling.nn.Tensor;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A network of dense layers that another program has saved: tensors {@code N.weight} and {@code N.bias} with a number for
 * each layer, as PyTorch's {@code Sequential} names them, with gaps for what has no weights ({@code 0.weight},
 * {@code 2.weight}); a word may stand before the numbers ({@code fc1.weight}, {@code layers.0.weight}). Biases may be
 * missing.
 *
 * <p>Weights are of {@code out × in}, as PyTorch has them; if that makes no chain of layers, but {@code in × out} does,
 * they are taken so. What the file does not tell is assumed: square pictures with values from 0 to 1, softmax, and the
 * activation ReLU between the layers unless the metadata name another under {@code activation}.
 */
record ForeignNetwork(List<Layer> layers, boolean outFirst, Recipe recipe) {
    private static final String ACTIVATION = "activation";
    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";

    /** Of the smallest picture that shows anything. */
    private static final int MIN_PIXELS = 4;

    /** A layer's tensors. */
    private record Layer(StoredTensor weight, Optional<StoredTensor> bias) {
        int in(boolean outFirst) {
            return weight.shape().get(outFirst ? 1 : 0);
        }

        int out(boolean outFirst) {
            return weight.shape().get(outFirst ? 0 : 1);
        }
    }

    /**
     * Recognises a network by its tensors' names and shapes.
     *
     * @throws IllegalArgumentException saying why they are none that can be opened
     */
    static ForeignNetwork of(SafetensorsHeader header) {
        List<Layer> layers = layers(header.tensors());
        boolean outFirst = isChain(layers, true);
        if (!outFirst && !isChain(layers, false)) {
            List<String> shapes = new ArrayList<>();
            layers.forEach(layer -> shapes.add(layer.weight.name() + " of " + layer.weight.shape()));
            throw unknown("its weights (" + String.join(", ", shapes)
                    + ") are no chain of dense layers from a square picture to 2 to 256 classes");
        }
        List<String> hidden = new ArrayList<>();
        layers.subList(0, layers.size() - 1).forEach(layer -> hidden.add(Integer.toString(layer.out(outFirst))));
        Recipe recipe = Recipes.named(Recipes.DEFAULT)
                .with(Settings.LAYERS.key(), hidden.isEmpty() ? "0" : String.join("-", hidden));
        String activation = header.metadata().getOrDefault(ACTIVATION, "relu");
        return new ForeignNetwork(layers, outFirst, recipe.with(Settings.ACTIVATION.key(), activation));
    }

    private static List<Layer> layers(Map<String, StoredTensor> tensors) {
        List<StoredTensor> weights = new ArrayList<>();
        Set<String> rest = new TreeSet<>(tensors.keySet());
        Set<String> words = new TreeSet<>();
        for (StoredTensor tensor : tensors.values()) {
            if (tensor.name().endsWith(WEIGHT) && tensor.shape().size() == 2 && tensor.isFloating()) {
                String layer = layerName(tensor);
                words.add(layer.substring(0, numberAt(layer)));
                weights.add(tensor);
                rest.remove(tensor.name());
                rest.remove(layer + BIAS);
            }
        }
        if (weights.isEmpty() || !rest.isEmpty() || words.size() > 1) {
            throw unknown("its tensors are " + String.join(", ", new TreeSet<>(tensors.keySet())));
        }
        weights.sort(Comparator.comparingInt(ForeignNetwork::number));
        List<Layer> layers = new ArrayList<>();
        weights.forEach(weight ->
                layers.add(new Layer(weight, Optional.ofNullable(tensors.get(layerName(weight) + BIAS)))));
        return layers;
    }

    private static String layerName(StoredTensor weight) {
        return weight.name().substring(0, weight.name().length() - WEIGHT.length());
    }

    /** Index of the number at the end of a layer's name. */
    private static int numberAt(String layer) {
        int at = layer.length();
        while (at > 0 && layer.charAt(at - 1) >= '0' && layer.charAt(at - 1) <= '9') {
            at--;
        }
        return at;
    }

    private static int number(StoredTensor weight) {
        String layer = layerName(weight);
        try {
            return Integer.parseInt(layer.substring(numberAt(layer)));
        } catch (NumberFormatException e) {
            throw unknown("its tensor " + weight.name() + " has no number that says where its layer is");
        }
    }

    private static boolean isChain(List<Layer> layers, boolean outFirst) {
        int in = layers.get(0).in(outFirst);
        int side = (int) Math.round(Math.sqrt(in));
        if (in < MIN_PIXELS || side * side != in) {
            return false;
        }
        for (Layer layer : layers) {
            boolean fits = layer.in(outFirst) == in
                    && layer.out(outFirst) >= 1
                    && layer.out(outFirst) <= Dense.MAX_UNITS
                    && layer.bias
                            .map(bias -> bias.isFloating() && bias.shape().equals(List.of(layer.out(outFirst))))
                            .orElse(true);
            if (!fits) {
                return false;
            }
            in = layer.out(outFirst);
        }
        return in >= 2 && in <= 256;
    }

    private static IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException(
                "it was not saved by Inkling, and " + what
                        + "; of other programs' networks, dense layers named 0.weight, 0.bias, 2.weight and so on can be opened.");
    }

    /** What is said of the network, in a sentence: what it is, and what was assumed of it. */
    String origin() {
        return "It was made with another program; "
                + recipe.get(Settings.ACTIVATION).title()
                + " between its layers, softmax, and pixels from 0 to 1 are assumed.";
    }

    /** The network with its weights. */
    SavedModel read(byte[] file, SafetensorsHeader header, int maxRows, Backend backend) {
        Layer last = layers.get(layers.size() - 1);
        int side = (int) Math.round(Math.sqrt(layers.get(0).in(outFirst)));
        ModelCard card = new ModelCard(recipe, new Shape(side, side, 1), last.out(outFirst)).withOrigin(origin());
        Network network = new Network(card.network(), maxRows, new Random32(0), backend);
        List<Parameter> parameters = network.parameters();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            readWeight(layer, parameters.get(2 * i).tensor(), file, header.start());
            Tensor bias = parameters.get(2 * i + 1).tensor();
            layer.bias.ifPresent(stored -> {
                for (int unit = 0; unit < bias.length(); unit++) {
                    bias.set(unit, value(stored, file, header.start(), unit));
                }
            });
        }
        return new SavedModel(card, network);
    }

    private void readWeight(Layer layer, Tensor weight, byte[] file, int start) {
        int in = layer.in(outFirst);
        int out = layer.out(outFirst);
        for (int i = 0; i < weight.length(); i++) {
            int stored = outFirst ? i % out * in + i / out : i;
            weight.set(i, value(layer.weight, file, start, stored));
        }
    }

    private static float value(StoredTensor stored, byte[] file, int start, int i) {
        return Plausibility.require(stored.value(file, start, i), -Float.MAX_VALUE, i, stored.name());
    }
}
