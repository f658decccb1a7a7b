package inkling.model;

import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.train.Recipe;
import inkling.train.RecipeText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a saved network says of itself.
 *
 * @param recipe how it was trained
 * @param input shape of its input
 * @param classes number of classes
 * @param validationAccuracy share of the validation images that it reads, 0 to 1
 * @param testAccuracy share of the test images that it reads, 0 to 1
 */
public record ModelCard(Recipe recipe, Shape input, int classes, double validationAccuracy, double testAccuracy) {
    private static final String FORMAT = "inkling-1";

    public ModelCard {
        requireShare("validation", validationAccuracy);
        requireShare("test", testAccuracy);
        if (classes < 2 || classes > 256) {
            throw new IllegalArgumentException("A network tells 2 to 256 classes apart, not " + classes + ".");
        }
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
        metadata.put("validation_accuracy", Double.toString(validationAccuracy));
        metadata.put("test_accuracy", Double.toString(testAccuracy));
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
        double validation = number(settings, "validation_accuracy");
        double test = number(settings, "test_accuracy");
        return new ModelCard(RecipeText.parse(settings), input, classes, validation, test);
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
