package inkling.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** The named presets: ways to learn MNIST, from the textbook's first to today's. */
public final class Recipes {
    /** The preset that the page starts with. */
    public static final String DEFAULT = "relu-softmax";

    /**
     * One preset.
     *
     * @param name its word in links and commands
     * @param settings those that differ from the usual ones, written as in {@link Recipe#texts}; read when they are asked
     *     for, since a page begins with one of ten
     * @param title what people call it
     * @param note what it shows, in a sentence or two
     */
    public record Preset(String name, String settings, String title, String note) {
        /** Its settings. */
        public Recipe recipe() {
            Recipe recipe = new Recipe(name);
            StringTokenizer words = new StringTokenizer(settings, " =");
            while (words.hasMoreTokens()) {
                recipe = recipe.with(words.nextToken(), words.nextToken());
            }
            return recipe;
        }
    }

    private static final List<Preset> ALL = List.of(
            new Preset(
                    DEFAULT,
                    "",
                    "ReLU and softmax",
                    "One hidden layer of 128 ReLU units, softmax and cross-entropy, plain gradient descent in"
                            + " mini-batches: the usual first network."),
            // The classic write-up takes 0.01 times the sum of a batch's 128 gradients; ours are means, so that
            // the same step has the rate 0.01 · 128.
            new Preset(
                    "sigmoid-mse",
                    "activation=sigmoid init=xavier loss=sigmoid-mse lr=1.28 batch=128",
                    "Sigmoid and squared error",
                    "How it was done in the 1980s: sigmoids everywhere and squared error. It learns, slowly:"
                            + " where a sigmoid saturates, its gradient all but vanishes."),
            new Preset(
                    "momentum-dropout",
                    "layers=256-128 dropout=0.2 optimizer=momentum lr=0.05 schedule=cosine batch=128 epochs=20",
                    "Momentum and dropout",
                    "Two hidden layers with momentum. Dropout silences a fifth of the units at random for each"
                            + " image, so that the network does not learn the training images by heart."),
            new Preset(
                    "full-batch",
                    "layers=32 lr=0.5 batch=all epochs=200",
                    "All images at once",
                    "One step looks at every training image, as many notebooks do it. 200 exact steps are worth"
                            + " less than a single epoch of rough ones."),
            new Preset(
                    "adam",
                    "layers=256-128 optimizer=adam lr=0.001 schedule=cosine batch=128 epochs=10",
                    "Adam",
                    "Two hidden layers and Adam, which gives each weight a step size of its own."),
            new Preset(
                    "quick",
                    "layers=192-bn optimizer=adam lr=0.03 schedule=one-cycle batch=128 epochs=2",
                    "As quick as can be",
                    "One hidden layer with batch norm, and Adam at thirty times its usual rate, which rises and"
                            + " falls within two passes: 98 % in about two seconds."),
            new Preset(
                    "wide-dropout",
                    "layers=800-400 dropout=0.4 optimizer=adam lr=0.002 schedule=one-cycle batch=256 epochs=30",
                    "Wide layers and much dropout",
                    "How far dense layers get with MNIST's images just as they are: with twice the units that they"
                            + " need, of which dropout silences so many at random that none can rely on another."),
            new Preset(
                    "everyday",
                    "layers=800-256 dropout=0.1 optimizer=adam lr=0.0015 schedule=one-cycle batch=128 epochs=60"
                            + " augment=shift1-rotate9-scale10-shear10-elastic20-pen30 synthetic=0.2 abstention=0.05",
                    "Everyday",
                    "Dense layers for people's drawings: pictures are turned, bent and written with other pens"
                            + " each time, and a fifth of them is synthetic handwriting with what MNIST lacks,"
                            + " such as slashed zeros. It ships with the page, for when the best reader cannot be loaded."),
            // Ten times Adam's usual rate, but only at the peak of a one-cycle schedule: in few epochs, small
            // networks get farther with it (of 0.002 to 0.01, tried on 10,000 images).
            new Preset(
                    "quick-convolutional",
                    "layers=c8k5-p2-c16k5-p2 optimizer=adam lr=0.01 schedule=one-cycle batch=128 epochs=4",
                    "Small convolutions",
                    "Two convolutions, each followed by a pool. Small filters slide over the picture, so that a"
                            + " stroke is found wherever it is: fewer weights than any other recipe here, more"
                            + " arithmetic, and 99 % within twenty seconds."),
            new Preset(
                    "convolutional",
                    "layers=c32k5-p2-c64k3-c64k3-p2-128 optimizer=adam lr=0.0015 schedule=one-cycle batch=128"
                            + " epochs=16 averaging=6 augment=shift1-rotate8-scale8-shear8-elastic14-pen25"
                            + " synthetic=0.25 abstention=0.05 seed=3",
                    "Convolutions",
                    "Three convolutions with more filters, a dense layer after them, pictures that are varied a"
                            + " little, and a quarter of synthetic handwriting; in the end the mean of many steps."
                            + " The best reader, which ships with the page. It takes a quarter of an hour."));

    private Recipes() {}

    /** All presets, the default first. */
    public static List<Preset> all() {
        return ALL;
    }

    /**
     * A preset's settings by name.
     *
     * @throws IllegalArgumentException when there is no such preset
     */
    public static Recipe named(String name) {
        List<String> names = new ArrayList<>();
        for (Preset preset : ALL) {
            if (preset.name().equals(name)) {
                return preset.recipe();
            }
            names.add(preset.name());
        }
        throw new IllegalArgumentException(
                "There is no recipe '" + name + "'; there are " + String.join(", ", names) + ".");
    }
}
