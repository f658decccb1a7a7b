package inkling.model;

import inkling.nn.ClassNames;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.train.Trainer;
import inkling.train.measure.Metrics;
import inkling.train.measure.Temperature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.StringTokenizer;

/**
 * What a file says about its network.
 *
 * @param recipe how it was trained
 * @param input shape of its input
 * @param classNames what it calls its classes
 * @param validationAccuracy fraction of the validation images that it reads correctly, 0 to 1; none for a network whose
 *     training was not over, or that was fine-tuned since
 * @param testAccuracy fraction of the test images that it reads correctly, 0 to 1; none if it was not measured
 * @param temperature that calibrates its probabilities ({@link Temperature}), above 0 and up to {@value
 *     #MAX_TEMPERATURE}; {@link Temperature#NEUTRAL} for a network that was not calibrated
 * @param origin where it comes from and what was assumed of it, in a sentence; empty if it was trained here
 */
public record ModelCard(
        Recipe recipe,
        Shape input,
        ClassNames classNames,
        OptionalDouble validationAccuracy,
        OptionalDouble testAccuracy,
        double temperature,
        String origin) {
    /** The highest temperature; with it all classes are almost equally likely. */
    public static final double MAX_TEMPERATURE = 100;

    private static final String FORMAT_KEY = "format";
    private static final String FORMAT = "inkling-1";
    private static final String CLASS_NAMES = "class_names";
    private static final String VALIDATION = "validation_accuracy";
    private static final String TEST = "test_accuracy";
    private static final String TEMPERATURE = "temperature";
    private static final String ORIGIN = "origin";

    /** For readers of the file; nothing is read from it. */
    private static final String ORIENTATION = "orientation";

    private static final String HOW_WEIGHTS_LIE = "Dense weights are inputs x units (y = x W + b), filters are height x"
            + " width x channels x filters, pictures height x width x channels, row by row, 0 for paper and 1 for ink.";

    public ModelCard {
        validationAccuracy.ifPresent(accuracy -> requireFraction("validation", accuracy));
        testAccuracy.ifPresent(accuracy -> requireFraction("test", accuracy));
        if (!(temperature > 0 && temperature <= MAX_TEMPERATURE)) {
            throw new IllegalArgumentException("The model's temperature is above 0 and up to " + MAX_TEMPERATURE
                    + ", not " + temperature + "; 1 changes nothing.");
        }
        int classes = classNames.count();
        if (classes < 2 || classes > 256) {
            throw new IllegalArgumentException("A network distinguishes 2 to 256 classes, not " + classes + ".");
        }
    }

    /** The card of a network whose classes have numbers for names, and that was neither measured nor calibrated. */
    public ModelCard(Recipe recipe, Shape input, int classes) {
        this(recipe, input, ClassNames.numbered(classes));
    }

    /** The card of a network that was neither measured nor calibrated. */
    public ModelCard(Recipe recipe, Shape input, ClassNames classNames) {
        this(recipe, input, classNames, OptionalDouble.empty(), OptionalDouble.empty(), Temperature.NEUTRAL, "");
    }

    /** The card of a trainer's network as it is now: with accuracies if its training is over. */
    public static ModelCard of(Trainer trainer) {
        NetworkSpec spec = trainer.network().spec();
        ModelCard card = new ModelCard(trainer.recipe(), spec.input(), trainer.classNames());
        if (trainer.phase() != Trainer.Phase.DONE) {
            return card;
        }
        double validation = trainer.keptEpoch().validation().accuracy();
        Metrics metrics = trainer.test().metrics();
        OptionalDouble test = metrics.images() > 0 ? OptionalDouble.of(metrics.accuracy()) : OptionalDouble.empty();
        return new ModelCard(
                card.recipe,
                card.input,
                card.classNames,
                OptionalDouble.of(validation),
                test,
                trainer.temperature(),
                "");
    }

    /** The same card with other accuracies. */
    public ModelCard withAccuracies(double validation, double test) {
        return new ModelCard(
                recipe, input, classNames, OptionalDouble.of(validation), OptionalDouble.of(test), temperature, origin);
    }

    /** The card of a network that has learned since it was measured. */
    public ModelCard withoutAccuracies() {
        return new ModelCard(
                recipe, input, classNames, OptionalDouble.empty(), OptionalDouble.empty(), temperature, origin);
    }

    /** The same card with another temperature. */
    public ModelCard withTemperature(double other) {
        return new ModelCard(recipe, input, classNames, validationAccuracy, testAccuracy, other, origin);
    }

    /** The same card with another origin. */
    ModelCard withOrigin(String other) {
        return new ModelCard(recipe, input, classNames, validationAccuracy, testAccuracy, temperature, other);
    }

    private static void requireFraction(String set, double accuracy) {
        if (!(accuracy >= 0 && accuracy <= 1)) {
            throw new IllegalArgumentException(
                    "The model's " + set + " accuracy is a fraction between 0 and 1, not " + accuracy + ".");
        }
    }

    /** Number of classes. */
    public int classes() {
        return classNames.count();
    }

    /** The network that the card describes. */
    public NetworkSpec network() {
        return recipe.network(input, classes());
    }

    /** The card as safetensors metadata. */
    Map<String, String> toMetadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT_KEY, FORMAT);
        metadata.put("height", Integer.toString(input.height()));
        metadata.put("width", Integer.toString(input.width()));
        metadata.put("classes", Integer.toString(classes()));
        if (!classNames.equals(ClassNames.numbered(classes()))) {
            metadata.put(CLASS_NAMES, String.join("\n", classNames.names()));
        }
        validationAccuracy.ifPresent(accuracy -> metadata.put(VALIDATION, Double.toString(accuracy)));
        testAccuracy.ifPresent(accuracy -> metadata.put(TEST, Double.toString(accuracy)));
        metadata.put(TEMPERATURE, Double.toString(temperature));
        if (!origin.isEmpty()) {
            metadata.put(ORIGIN, origin);
        }
        metadata.put(ORIENTATION, HOW_WEIGHTS_LIE);
        metadata.putAll(recipe.texts());
        return metadata;
    }

    /** Whether a file's metadata are those of a network that was saved here, in this version or another. */
    static boolean isIn(Map<String, String> metadata) {
        return metadata.getOrDefault(FORMAT_KEY, "").startsWith("inkling");
    }

    /**
     * Reads {@link #toMetadata} back.
     *
     * @throws IllegalArgumentException naming what is missing or malformed
     */
    static ModelCard ofMetadata(Map<String, String> metadata) {
        Map<String, String> settings = new LinkedHashMap<>(metadata);
        String format = take(settings, FORMAT_KEY);
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("The model has the format '" + format + "', not '" + FORMAT
                    + "'; open a model that Inkling has saved.");
        }
        Shape input = new Shape(wholeNumber(settings, "height"), wholeNumber(settings, "width"), 1);
        ClassNames classNames = classNames(settings, wholeNumber(settings, "classes"));
        OptionalDouble validation = numberIfAny(settings, VALIDATION);
        OptionalDouble test = numberIfAny(settings, TEST);
        String origin = settings.getOrDefault(ORIGIN, "");
        double temperature = numberIfAny(settings, TEMPERATURE).orElse(Temperature.NEUTRAL);
        settings.keySet().removeIf(key -> !Recipe.hasKey(key));
        return new ModelCard(Recipe.of(settings), input, classNames, validation, test, temperature, origin);
    }

    /** One name a line; numbers where the file has no names. */
    private static ClassNames classNames(Map<String, String> metadata, int classes) {
        if (classes < 2 || classes > 256) {
            throw new IllegalArgumentException("A network distinguishes 2 to 256 classes, not " + classes + ".");
        }
        if (!metadata.containsKey(CLASS_NAMES)) {
            return ClassNames.numbered(classes);
        }
        StringTokenizer lines = new StringTokenizer(metadata.remove(CLASS_NAMES), "\n");
        List<String> names = new ArrayList<>();
        while (lines.hasMoreTokens()) {
            names.add(lines.nextToken());
        }
        if (names.size() != classes) {
            throw new IllegalArgumentException("The model has " + classes + " classes but names for " + names.size()
                    + "; open a model that Inkling has saved.");
        }
        return new ClassNames(names);
    }

    private static OptionalDouble numberIfAny(Map<String, String> metadata, String key) {
        return metadata.containsKey(key) ? OptionalDouble.of(number(metadata, key)) : OptionalDouble.empty();
    }

    private static int wholeNumber(Map<String, String> metadata, String key) {
        String text = take(metadata, key);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The model's '" + key + "' is a whole number, not '" + text + "'.", e);
        }
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
