package inkling.model.export;

import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.model.ModelCard;
import inkling.model.SavedModel;
import inkling.nn.Network;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Settings;
import inkling.train.measure.Temperature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;

/** Networks of all kinds of layers, activations and heads, and images to compare their answers on. */
final class ExportSamples {
    static final int IMAGES = 20;
    private static final int SIDE = 28;
    private static final int CLASSES = 10;

    private ExportSamples() {}

    /** Settings that differ from the usual, each "layers activation loss temperature". */
    static List<String> networks() {
        List<String> networks = new ArrayList<>();
        for (String activation : List.of("identity", "sigmoid", "tanh", "relu", "leaky-relu", "elu", "gelu")) {
            networks.add("20-15 " + activation + " cross-entropy 1");
            networks.add("c4k3-bn-p2-10 " + activation + " cross-entropy 1");
        }
        networks.add("0 relu cross-entropy 1");
        networks.add("bn-20-bn relu cross-entropy 1");
        networks.add("20 relu softmax-mse 1.7");
        networks.add("20 sigmoid sigmoid-mse 1");
        networks.add("20 sigmoid sigmoid-mse 0.6");
        networks.add("c4k5-p2-c6k5s2p-a2 relu cross-entropy 1.3");
        networks.add("c4k4p-c5k3s3p-p3s2 gelu cross-entropy 1");
        networks.add("p2-a3s2-c3k2s2-gap relu cross-entropy 1");
        networks.add("c3k3-bn-gap-5-bn relu cross-entropy 1");
        return networks;
    }

    /** A network with random weights, whose normalisation has seen some images. */
    static SavedModel network(String settings) {
        StringTokenizer words = new StringTokenizer(settings);
        Recipe recipe = Recipes.named(Recipes.DEFAULT)
                .with("layers", words.nextToken())
                .with("activation", words.nextToken())
                .with("loss", words.nextToken())
                .with("dropout", "0.2");
        ModelCard card = new ModelCard(recipe, new Shape(SIDE, SIDE, 1), CLASSES);
        Network network = new Network(card.network(), IMAGES, new Random32(3), Backend.plain());
        network.initialize(recipe.get(Settings.INITIALIZER), new Random32(5));
        Random32 random = new Random32(6);
        network.parameters().forEach(parameter -> {
            if (!parameter.decays()) {
                for (int i = 0; i < parameter.length(); i++) {
                    parameter.values()[i] += random.nextFloat() - 0.5f;
                }
            }
        });
        network.forward(Batch.of(SparseRows.of(images(), SIDE * SIDE)), true);
        double temperature = Double.parseDouble(words.nextToken());
        return new SavedModel(temperature == Temperature.NEUTRAL ? card : card.withTemperature(temperature), network);
    }

    /** Twenty images, a fifth of their pixels inked. */
    static float[] images() {
        Random32 random = new Random32(7);
        float[] images = new float[IMAGES * SIDE * SIDE];
        for (int i = 0; i < images.length; i++) {
            images[i] = random.nextInt(5) == 0 ? random.nextFloat() : 0f;
        }
        return images;
    }

    static float[] image(int number) {
        return Arrays.copyOfRange(images(), number * SIDE * SIDE, (number + 1) * SIDE * SIDE);
    }
}
