package inkling.recipe;

import inkling.data.Augmentation;
import inkling.kernel.Activation;
import inkling.nn.Initializer;
import inkling.nn.LayerText;
import inkling.nn.Loss;
import inkling.optim.OptimizerKind;
import inkling.optim.Schedule;
import java.util.ArrayList;
import java.util.List;

/** The named presets: ways to learn MNIST, from the textbook's first to today's. */
public final class Recipes {
    /** The preset that the page starts with. */
    public static final String DEFAULT = "relu-softmax";

    /**
     * One preset.
     *
     * @param recipe its settings
     * @param title what people call it
     * @param note what it shows, in a sentence or two
     */
    public record Preset(Recipe recipe, String title, String note) {}

    private static final Recipe RELU_SOFTMAX = new Recipe(
            DEFAULT,
            LayerText.parse("128"),
            Activation.RELU,
            Initializer.HE,
            Loss.CROSS_ENTROPY,
            OptimizerKind.SGD,
            0.15f,
            Schedule.CONSTANT,
            0.9f,
            32,
            15,
            0f,
            0f,
            0,
            1,
            DataSource.MNIST,
            Augmentation.NONE,
            0f,
            0f,
            0);

    private Recipes() {}

    /** All presets, the default first. */
    public static List<Preset> all() {
        return List.of(
                new Preset(
                        RELU_SOFTMAX,
                        "ReLU and softmax",
                        "One hidden layer of 128 ReLU units, softmax and cross-entropy, plain gradient descent in"
                                + " mini-batches: today's first network."),
                // The classic write-up takes 0.01 times the sum of a batch's 128 gradients; ours are means, so that
                // the same step has the rate 0.01 · 128.
                preset(
                        "sigmoid-mse",
                        "Sigmoid and squared error",
                        "How it was done in the 1980s: sigmoids everywhere and squared error. It learns, slowly:"
                                + " where a sigmoid saturates, its gradient all but vanishes.",
                        "activation=sigmoid",
                        "init=xavier",
                        "loss=sigmoid-mse",
                        "lr=1.28",
                        "batch=128"),
                preset(
                        "momentum-dropout",
                        "Momentum and dropout",
                        "Two hidden layers with momentum. Dropout silences a fifth of the units at random for each"
                                + " image, so that the network does not learn the training images by heart.",
                        "layers=256-128",
                        "optimizer=momentum",
                        "lr=0.05",
                        "schedule=cosine",
                        "batch=128",
                        "epochs=20",
                        "dropout=0.2"),
                preset(
                        "full-batch",
                        "All images at once",
                        "One step looks at every training image, as many notebooks do it. 200 exact steps are worth"
                                + " less than a single epoch of rough ones.",
                        "layers=32",
                        "lr=0.5",
                        "batch=all",
                        "epochs=200"),
                preset(
                        "adam",
                        "Adam",
                        "Two hidden layers and Adam, which gives each weight a step size of its own.",
                        "layers=256-128",
                        "optimizer=adam",
                        "lr=0.001",
                        "schedule=cosine",
                        "batch=128",
                        "epochs=10"),
                preset(
                        "quick",
                        "As quick as can be",
                        "One hidden layer and Adam at a high rate that rises and falls within four passes: 98 % in"
                                + " about two seconds.",
                        "layers=192",
                        "optimizer=adam",
                        "lr=0.006",
                        "schedule=one-cycle",
                        "batch=128",
                        "epochs=4"),
                preset(
                        "wide-dropout",
                        "Wide layers and much dropout",
                        "How far dense layers get with MNIST's images just as they are: with twice the units that they"
                                + " need, of which dropout silences so many at random that none can rely on another.",
                        "layers=800-400",
                        "optimizer=adam",
                        "lr=0.002",
                        "schedule=one-cycle",
                        "batch=256",
                        "epochs=30",
                        "dropout=0.4"),
                preset(
                        "everyday",
                        "Everyday",
                        "Dense layers for people's drawings: pictures are turned, bent and written with other pens"
                                + " each time, and a fifth of them is synthetic handwriting with what MNIST lacks,"
                                + " such as slashed zeros. The network that ships with the page and answers first.",
                        "layers=800-256",
                        "optimizer=adam",
                        "lr=0.0015",
                        "schedule=one-cycle",
                        "batch=128",
                        "epochs=60",
                        "dropout=0.1",
                        "augment=shift1-rotate9-scale10-shear10-elastic20-pen30",
                        "synthetic=0.2",
                        "doubt=0.05"),
                // Ten times Adam's usual rate, but only at the peak of a one-cycle schedule: in so few epochs small
                // networks get farther with it (of 0.002 to 0.01, tried on 10,000 images).
                preset(
                        "quick-convolutional",
                        "Small convolutions",
                        "Two convolutions, each followed by a pool. Small filters slide over the picture, so that a"
                                + " stroke is found wherever it is: fewer weights than any other recipe here, more"
                                + " arithmetic, and 99 % within twenty seconds.",
                        "layers=c8k5-p2-c16k5-p2",
                        "optimizer=adam",
                        "lr=0.01",
                        "schedule=one-cycle",
                        "batch=128",
                        "epochs=4"),
                preset(
                        "convolutional",
                        "Convolutions",
                        "Three convolutions with more filters, a dense layer after them, pictures that are varied a"
                                + " little, and a quarter of synthetic handwriting; in the end the mean of many steps."
                                + " The best reader, which ships with the page. It takes a quarter of an hour.",
                        "layers=c32k5-p2-c64k3-c64k3-p2-128",
                        "optimizer=adam",
                        "lr=0.0015",
                        "schedule=one-cycle",
                        "batch=128",
                        "epochs=16",
                        "polish=6",
                        "augment=shift1-rotate8-scale8-shear8-elastic14-pen25",
                        "synthetic=0.25",
                        "doubt=0.05",
                        "seed=3"));
    }

    private static Preset preset(String name, String title, String note, String... differences) {
        Recipe recipe = renamed(name);
        for (String setting : differences) {
            int equals = setting.indexOf('=');
            recipe = RecipeText.with(recipe, setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new Preset(recipe, title, note);
    }

    private static Recipe renamed(String name) {
        Recipe r = RELU_SOFTMAX;
        return new Recipe(
                name,
                r.layers(),
                r.activation(),
                r.init(),
                r.loss(),
                r.optimizer(),
                r.lr(),
                r.schedule(),
                r.momentum(),
                r.batch(),
                r.epochs(),
                r.dropout(),
                r.l2(),
                r.patience(),
                r.seed(),
                r.data(),
                r.augment(),
                r.synthetic(),
                r.doubt(),
                r.polish());
    }

    /**
     * A preset's settings by name.
     *
     * @throws IllegalArgumentException when there is no such preset
     */
    public static Recipe named(String name) {
        List<String> names = new ArrayList<>();
        for (Preset preset : all()) {
            if (preset.recipe().name().equals(name)) {
                return preset.recipe();
            }
            names.add(preset.recipe().name());
        }
        throw new IllegalArgumentException(
                "There is no recipe '" + name + "'; there are " + String.join(", ", names) + ".");
    }
}
