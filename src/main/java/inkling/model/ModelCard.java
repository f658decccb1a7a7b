package inkling.model;

import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.train.Recipe;
import inkling.train.RecipeText;
import inkling.train.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a saved network says of itself.
 *
 * @param recipe how it was trained
 * @param input shape of its input
 * @param classes number of classes
 * @param validationAccuracy share of the validation images that it reads, 0 to 1; none for a network whose training was
 *     not over
 * @param testAccuracy share of the test images that it reads, 0 to 1; none if it was not measured
 */
public record ModelCard(
        Recipe recipe, Shape input, int classes, OptionalDouble validationAccuracy, OptionalDouble testAccuracy) {
    private static final String FORMAT = "inkling-1";
    private static final String VALIDATION = "validation_accuracy";
    private static final String TEST = "test_accuracy";

    public ModelCard {
        validationAccuracy.ifPresent(accuracy -> requireShare("validation", accuracy));
        testAccuracy.ifPresent(accuracy -> requireShare("test", accuracy));
        if (classes < 2 || classes > 256) {
            throw new IllegalArgumentException("A network tells 2 to 256 classes apart, not " + classes + ".");
        }
    }

    /** The card of a network that was measured after its training. */
    public ModelCard(Recipe recipe, Shape input, int classes, double validationAccuracy, double testAccuracy) {
        this(recipe, input, classes, OptionalDouble.of(validationAccuracy), OptionalDouble.of(testAccuracy));
    }

    /** The card of a trainer's network as it is now: with accuracies if its training is over. */
    public static ModelCard of(Trainer trainer) {
        Shape input = trainer.network().spec().input();
        int classes = trainer.network().spec().classes();
        if (trainer.phase() != Trainer.Phase.DONE) {
            return new ModelCard(trainer.recipe(), input, classes, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double validation = trainer.keptEpoch().validation().accuracy();
        boolean tested = trainer.test().metrics().images() > 0;
        return new ModelCard(
                trainer.recipe(),
                input,
                classes,
                OptionalDouble.of(validation),
                tested ? OptionalDouble.of(trainer.test().metrics().accuracy()) : OptionalDouble.empty());
    }

    private static void requireShare(String set, double accuracy) {
        if (!(accuracy >= 0 && accuracy <= 1)) {
            throw new IllegalArgumentException(
                    "The model's " + set + " accuracy is a share between 0 and 1, not " + accuracy + ".");
        }
    }

    /** The network that the card describes. */
    public NetworkSpec network() {
        return recipe.network(input, classes);
    }

    /** The card as safetensors metadata. */
    Map<String, String> toMetadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("height", Integer.toString(input.height()));
        metadata.put("width", Integer.toString(input.width()));
        metadata.put("classes", Integer.toString(classes));
        validationAccuracy.ifPresent(accuracy -> metadata.put(VALIDATION, Double.toString(accuracy)));
        testAccuracy.ifPresent(accuracy -> metadata.put(TEST, Double.toString(accuracy)));
        metadata.putAll(RecipeText.format(recipe));
        return metadata;
    }

    /**
     * Reads {@link #toMetadata} back.
     *
     * @throws IllegalArgumentException naming what is missing or malformed
     */
    static ModelCard ofMetadata(Map<String, String> metadata) {
        Map<String, String> settings = new LinkedHashMap<>(metadata);
        String format = take(settings, "format");
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("The model has the format '" + format + "', not '" + FORMAT
                    + "'; open a model that Inkling has saved.");
        }
        Shape input = new Shape((int) number(settings, "height"), (int) number(settings, "width"), 1);
        int classes = (int) number(settings, "classes");
        OptionalDouble validation = numberIfAny(settings, VALIDATION);
        OptionalDouble test = numberIfAny(settings, TEST);
        return new ModelCard(RecipeText.parse(settings), input, classes, validation, test);
    }

    private static OptionalDouble numberIfAny(Map<String, String> metadata, String key) {
        return metadata.containsKey(key) ? OptionalDouble.of(number(metadata, key)) : OptionalDouble.empty();
    }

    private static double number(Map<String, String> metadata, String key) {
        String text = take(metadata, key);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The model's '" + key + "' is a number, not '" + text + "'.", e);
        }
    }

    private static String take(Map<String, String> metadata, String key) {
        if (!metadata.containsKey(key)) {
            throw new IllegalArgumentException(
                    "The model's header has no '" + key + "'; open a model that Inkling has saved.");
        }
        return metadata.remove(key);
    }
}
