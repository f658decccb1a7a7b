package inkling.recipe;

import static inkling.recipe.Settings.ABSTENTION;
import static inkling.recipe.Settings.ACTIVATION;
import static inkling.recipe.Settings.AUGMENTATION;
import static inkling.recipe.Settings.AVERAGING;
import static inkling.recipe.Settings.BATCH;
import static inkling.recipe.Settings.DROPOUT;
import static inkling.recipe.Settings.EPOCHS;
import static inkling.recipe.Settings.INITIALIZER;
import static inkling.recipe.Settings.LAYERS;
import static inkling.recipe.Settings.LEARNING_RATE;
import static inkling.recipe.Settings.LOSS;
import static inkling.recipe.Settings.OPTIMIZER;
import static inkling.recipe.Settings.SCHEDULE;
import static inkling.recipe.Settings.SEED;
import static inkling.recipe.Settings.SYNTHETIC;
import static inkling.recipe.Settings.WHOLE_SET;

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

    private static final List<Preset> ALL = List.of(
            new Preset(
                    new Recipe(DEFAULT),
                    "ReLU and softmax",
                    "One hidden layer of 128 ReLU units, softmax and cross-entropy, plain gradient descent in"
                            + " mini-batches: today's first network."),
            // The classic write-up takes 0.01 times the sum of a batch's 128 gradients; ours are means, so that
            // the same step has the rate 0.01 · 128.
            new Preset(
                    new Recipe("sigmoid-mse")
                            .with(ACTIVATION, Activation.SIGMOID)
                            .with(INITIALIZER, Initializer.XAVIER)
                            .with(LOSS, Loss.SIGMOID_MSE)
                            .with(LEARNING_RATE, 1.28f)
                            .with(BATCH, 128),
                    "Sigmoid and squared error",
                    "How it was done in the 1980s: sigmoids everywhere and squared error. It learns, slowly:"
                            + " where a sigmoid saturates, its gradient all but vanishes."),
            new Preset(
                    new Recipe("momentum-dropout")
                            .with(LAYERS, LayerText.parse("256-128"))
                            .with(OPTIMIZER, OptimizerKind.MOMENTUM)
                            .with(LEARNING_RATE, 0.05f)
                            .with(SCHEDULE, Schedule.COSINE)
                            .with(BATCH, 128)
                            .with(EPOCHS, 20)
                            .with(DROPOUT, 0.2f),
                    "Momentum and dropout",
                    "Two hidden layers with momentum. Dropout silences a fifth of the units at random for each"
                            + " image, so that the network does not learn the training images by heart."),
            new Preset(
                    new Recipe("full-batch")
                            .with(LAYERS, LayerText.parse("32"))
                            .with(LEARNING_RATE, 0.5f)
                            .with(BATCH, WHOLE_SET)
                            .with(EPOCHS, 200),
                    "All images at once",
                    "One step looks at every training image, as many notebooks do it. 200 exact steps are worth"
                            + " less than a single epoch of rough ones."),
            new Preset(
                    new Recipe("adam")
                            .with(LAYERS, LayerText.parse("256-128"))
                            .with(OPTIMIZER, OptimizerKind.ADAM)
                            .with(LEARNING_RATE, 0.001f)
                            .with(SCHEDULE, Schedule.COSINE)
                            .with(BATCH, 128)
                            .with(EPOCHS, 10),
                    "Adam",
                    "Two hidden layers and Adam, which gives each weight a step size of its own."),
            new Preset(
                    new Recipe("quick")
                            .with(LAYERS, LayerText.parse("192"))
                            .with(OPTIMIZER, OptimizerKind.ADAM)
                            .with(LEARNING_RATE, 0.006f)
                            .with(SCHEDULE, Schedule.ONE_CYCLE)
                            .with(BATCH, 128)
                            .with(EPOCHS, 4),
                    "As quick as can be",
                    "One hidden layer and Adam at a high rate that rises and falls within four passes: 98 % in"
                            + " about two seconds."),
            new Preset(
                    new Recipe("wide-dropout")
                            .with(LAYERS, LayerText.parse("800-400"))
                            .with(OPTIMIZER, OptimizerKind.ADAM)
                            .with(LEARNING_RATE, 0.002f)
                            .with(SCHEDULE, Schedule.ONE_CYCLE)
                            .with(BATCH, 256)
                            .with(EPOCHS, 30)
                            .with(DROPOUT, 0.4f),
                    "Wide layers and much dropout",
                    "How far dense layers get with MNIST's images just as they are: with twice the units that they"
                            + " need, of which dropout silences so many at random that none can rely on another."),
            new Preset(
                    new Recipe("everyday")
                            .with(LAYERS, LayerText.parse("800-256"))
                            .with(OPTIMIZER, OptimizerKind.ADAM)
                            .with(LEARNING_RATE, 0.0015f)
                            .with(SCHEDULE, Schedule.ONE_CYCLE)
                            .with(BATCH, 128)
                            .with(EPOCHS, 60)
                            .with(DROPOUT, 0.1f)
                            .with(AUGMENTATION, Augmentation.parse("shift1-rotate9-scale10-shear10-elastic20-pen30"))
                            .with(SYNTHETIC, 0.2f)
                            .with(ABSTENTION, 0.05f),
                    "Everyday",
                    "Dense layers for people's drawings: pictures are turned, bent and written with other pens"
                            + " each time, and a fifth of them is synthetic handwriting with what MNIST lacks,"
                            + " such as slashed zeros. The network that ships with the page and answers first."),
            // Ten times Adam's usual rate, but only at the peak of a one-cycle schedule: in few epochs, small
            // networks get farther with it (of 0.002 to 0.01, tried on 10,000 images).
            new Preset(
                    new Recipe("quick-convolutional")
                            .with(LAYERS, LayerText.parse("c8k5-p2-c16k5-p2"))
                            .with(OPTIMIZER, OptimizerKind.ADAM)
                            .with(LEARNING_RATE, 0.01f)
                            .with(SCHEDULE, Schedule.ONE_CYCLE)
                            .with(BATCH, 128)
                            .with(EPOCHS, 4),
                    "Small convolutions",
                    "Two convolutions, each followed by a pool. Small filters slide over the picture, so that a"
                            + " stroke is found wherever it is: fewer weights than any other recipe here, more"
                            + " arithmetic, and 99 % within twenty seconds."),
            new Preset(
                    new Recipe("convolutional")
                            .with(LAYERS, LayerText.parse("c32k5-p2-c64k3-c64k3-p2-128"))
                            .with(OPTIMIZER, OptimizerKind.ADAM)
                            .with(LEARNING_RATE, 0.0015f)
                            .with(SCHEDULE, Schedule.ONE_CYCLE)
                            .with(BATCH, 128)
                            .with(EPOCHS, 16)
                            .with(AVERAGING, 6)
                            .with(AUGMENTATION, Augmentation.parse("shift1-rotate8-scale8-shear8-elastic14-pen25"))
                            .with(SYNTHETIC, 0.25f)
                            .with(ABSTENTION, 0.05f)
                            .with(SEED, 3),
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
            if (preset.recipe().name().equals(name)) {
                return preset.recipe();
            }
            names.add(preset.recipe().name());
        }
        throw new IllegalArgumentException(
                "There is no recipe '" + name + "'; there are " + String.join(", ", names) + ".");
    }
}
