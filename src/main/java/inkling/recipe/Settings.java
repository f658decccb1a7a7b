package inkling.recipe;

import static inkling.recipe.Setting.Group.LEARNING;
import static inkling.recipe.Setting.Group.NETWORK;
import static inkling.recipe.Setting.Group.RUN;

import inkling.data.Augmentation;
import inkling.kernel.Activation;
import inkling.nn.Head;
import inkling.nn.Initializer;
import inkling.nn.LayerSpec;
import inkling.nn.LayerText;
import inkling.nn.Loss;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.optim.OptimizerKind;
import inkling.optim.Schedule;
import inkling.recipe.Setting.Group;
import inkling.recipe.Values.Choice;
import inkling.recipe.Values.Decimal;
import inkling.recipe.Values.Text;
import inkling.recipe.Values.WholeNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The table of settings: all that a run is told. A new setting is a row here; whoever needs its
 * value asks the recipe. A run that is on takes over changes of the settings that are {@code atOnce}, which training asks for
 * anew each time; others wait for the next run.
 */
public final class Settings {
    /** The {@link #BATCH} that means all training images. */
    public static final int WHOLE_SET = 0;

    private static final int MOST_EPOCHS = 10_000;

    private static final List<Setting<?>> ROWS = new ArrayList<>();

    /** Every setting, in the order in which they stand here and are shown. */
    public static final List<Setting<?>> ALL = Collections.unmodifiableList(ROWS);

    /** The hidden layers, without activation; none for a linear classifier. */
    public static final Setting<List<LayerSpec>> LAYERS = row(new Setting<>(
                    "layers",
                    new Text<>(LayerText.help(), List.of(), Settings::layers, LayerText::format),
                    LayerText.parse("128"))
            .in(
                    NETWORK,
                    "Hidden layers",
                    "Units per layer, such as 256-128; with convolutions and pools, c8k5-p2-c16k5-p2-64."));

    /** The activation of the hidden layers with weights. */
    public static final Setting<Activation> ACTIVATION =
            row(new Setting<>("activation", Choice.of(Activation.values(), Activation::title), Activation.RELU)
                    .in(NETWORK, "Activation", "The curve that bends the sum of each hidden unit.")
                    .onlyIf(recipe -> recipe.firstUnits() > 0, "there is no hidden layer with weights"));

    /** How the weights begin. */
    public static final Setting<Initializer> INITIALIZER =
            row(new Setting<>("init", Choice.of(Initializer.values(), Initializer::title), Initializer.HE)
                    .in(NETWORK, "First weights", "From which distribution the first weights are drawn."));

    /** The share of each hidden layer's units that are dropped in training. */
    public static final Setting<Float> DROPOUT = row(new Setting<>("dropout", Decimal.below(0, 1), 0f)
            .in(NETWORK, "Dropout", "Share of the hidden units that are left out at random for each image.")
            .onlyIf(recipe -> recipe.firstUnits() > 0, "there is no hidden layer with weights")
            .atOnce());

    /** The loss, and with it the head that it is taken on. */
    public static final Setting<Loss> LOSS =
            row(new Setting<>("loss", Choice.of(Loss.values(), Loss::title), Loss.CROSS_ENTROPY)
                    .in(LEARNING, "Loss", "What counts as wrong, and how much."));

    /** The optimiser. */
    public static final Setting<OptimizerKind> OPTIMIZER =
            row(new Setting<>("optimizer", Choice.of(OptimizerKind.values(), OptimizerKind::title), OptimizerKind.SGD)
                    .in(LEARNING, "Optimiser", "The rule that turns gradients into steps."));

    /** The learning rate, for gradients that are means over the batch. */
    public static final Setting<Float> LEARNING_RATE = row(new Setting<>("lr", Decimal.above(0, 100), 0.15f)
            .in(LEARNING, "Learning rate", "The length of a step: too long overshoots, too short crawls.")
            .atOnce());

    /** How the learning rate changes over the run. */
    public static final Setting<Schedule> SCHEDULE =
            row(new Setting<>("schedule", Choice.of(Schedule.values(), Schedule::title), Schedule.CONSTANT)
                    .in(LEARNING, "Schedule", "How the learning rate changes during the run.")
                    .atOnce());

    /** Steps at the beginning over which the learning rate rises. */
    public static final Setting<Integer> WARMUP = row(new Setting<>("warmup", new WholeNumber(0, 100_000), 0)
            .in(LEARNING, "Warm-up", "Over this many steps at the start the learning rate rises to its full value.")
            .onlyIf(
                    recipe -> recipe.get(Settings.SCHEDULE) != Schedule.ONE_CYCLE,
                    "one cycle begins with a warm-up of its own")
            .atOnce());

    /** Momentum's coefficient, or Adam's beta1. */
    public static final Setting<Float> MOMENTUM = row(new Setting<>("momentum", Decimal.below(0, 1), 0.9f)
            .in(LEARNING, "Momentum", "How much of the last step carries on into the next; with Adam, its beta1.")
            .onlyIf(recipe -> recipe.get(Settings.OPTIMIZER).takesMomentum(), "the chosen optimiser has no momentum")
            .atOnce());

    /** L2 weight decay. */
    public static final Setting<Float> L2 = row(new Setting<>("l2", new Decimal(0, 1), 0f)
            .in(LEARNING, "L2 penalty", "Weight decay: pulls weights towards zero, against overfitting.")
            .atOnce());

    /** The longest global norm of a step's gradients; 0 for any. */
    public static final Setting<Float> CLIP = row(new Setting<>("clip", new Decimal(0, 1000), 0f)
            .in(
                    LEARNING,
                    "Gradient clipping",
                    "Gradients longer than this are shortened to it; 0 leaves all as they are.")
            .atOnce());

    /** Of the epochs, the last ones over whose steps the weights are averaged; never the first. */
    public static final Setting<Integer> AVERAGING = row(new Setting<>("averaging", new WholeNumber(0, MOST_EPOCHS), 0)
            .in(
                    LEARNING,
                    "Weight averaging",
                    "This many epochs at the end take small steps; the network becomes the mean of its weights over them.")
            .formerly("polish")
            .onlyIf(recipe -> recipe.epochs() > 1, "the first epoch is never averaged"));

    /** Images per step, or {@link #WHOLE_SET}. */
    public static final Setting<Integer> BATCH = row(new Setting<>("batch", new WholeNumber(1, 1_000_000, "all"), 32)
            .in(RUN, "Batch size", "Images looked at before each step, or all."));

    /** Passes over the training images. */
    public static final Setting<Integer> EPOCHS = row(new Setting<>("epochs", new WholeNumber(1, MOST_EPOCHS), 15)
            .in(RUN, "Epochs", "How often training goes through all images.")
            .atOnce());

    /** Epochs without a better validation loss after which the run stops and keeps its best weights; 0 never stops. */
    public static final Setting<Integer> PATIENCE = row(new Setting<>("patience", new WholeNumber(0, MOST_EPOCHS), 0)
            .in(RUN, "Patience", "Stop after so many epochs without a better validation loss; 0 never stops early.")
            .atOnce());

    /** The accuracy on the validation images, in percent, with which the run stops after an epoch; 0 never stops. */
    public static final Setting<Float> UNTIL = row(new Setting<>("until", new Decimal(0, 100), 0f)
            .in(
                    RUN,
                    "Stop at accuracy",
                    "Stop after the epoch in which so many % of the validation images are read rightly, such as 98; 0"
                            + " never stops early.")
            .atOnce());

    /** Of the first weights, the shuffles, dropout and the variation of pictures. */
    public static final Setting<Integer> SEED =
            row(new Setting<>("seed", new WholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE), 1)
                    .in(RUN, "Seed", "With the same engine, the same seed gives exactly the same run."));

    /** The images to learn from. */
    public static final Setting<DataSource> DATA =
            row(new Setting<>("data", Choice.of(DataSource.values(), DataSource::title), DataSource.MNIST)
                    .in(Group.DATA, "Data", "Which handwriting it learns from."));

    /** How the training images are varied. */
    public static final Setting<Augmentation> AUGMENTATION = row(new Setting<>(
                    "augment",
                    new Text<>(
                            String.join(", ", Augmentation.presets())
                                    + ", or strengths such as shift2-rotate10-scale10-shear15-elastic34-sigma4-pen50",
                            Augmentation.presets(),
                            Augmentation::parse,
                            Augmentation::text),
                    Augmentation.NONE)
            .in(
                    Group.DATA,
                    "Augmentation",
                    "How each picture is varied: none, light, full, or such as shift2-rotate10.")
            .atOnce());

    /** The share of synthetic handwriting among the training images. */
    public static final Setting<Float> SYNTHETIC = row(new Setting<>("synthetic", new Decimal(0, 0.5f), 0f)
            .in(
                    Group.DATA,
                    "Synthetic share",
                    "Share of digits drawn by Inkling that is mixed into the training images, 0 to 0.5."));

    /** The share of drawings that are no digits among the training images. */
    public static final Setting<Float> ABSTENTION = row(new Setting<>("abstention", new Decimal(0, 0.3f), 0f)
            .in(
                    Group.DATA,
                    "Share of non-digits",
                    "Share of letters and scribbles mixed in, 0 to 0.3: from them the network learns to abstain from an"
                            + " answer.")
            .formerly("doubt"));

    private Settings() {}

    private static <T> Setting<T> row(Setting<T> setting) {
        ROWS.add(setting);
        return setting;
    }

    /** The setting with a key, be it a former one. */
    public static Optional<Setting<?>> find(String key) {
        for (Setting<?> setting : ALL) {
            if (setting.keys().contains(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    /** Refuses here what does not fit the pictures of either source; otherwise only a run would. */
    private static List<LayerSpec> layers(String text) {
        List<LayerSpec> layers = LayerText.parse(text);
        NetworkSpec.of(new Shape(28, 28, 1), layers, Activation.IDENTITY, 0, 10, Head.SOFTMAX);
        return List.copyOf(layers);
    }
}
