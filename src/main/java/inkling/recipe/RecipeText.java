package inkling.recipe;

import inkling.data.Augmentation;
import inkling.kernel.Activation;
import inkling.nn.Initializer;
import inkling.nn.LayerSpec;
import inkling.nn.LayerText;
import inkling.nn.Loss;
import inkling.optim.OptimizerKind;
import inkling.optim.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Recipes as text, key by key: for links, the page's form, the command line and model files. */
public final class RecipeText {
    /** The settings that a recipe has besides its name, in the order in which they are shown. */
    public static final List<String> KEYS = List.of(
            "layers",
            "activation",
            "init",
            "loss",
            "optimizer",
            "lr",
            "schedule",
            "momentum",
            "batch",
            "epochs",
            "dropout",
            "l2",
            "patience",
            "seed",
            "data",
            "augment",
            "synthetic",
            "doubt",
            "polish");

    private static final String ALL = "all";

    private RecipeText() {}

    /** The values that a setting may have when it is one of a closed set; empty for numbers and the like. */
    public static List<String> choices(String key) {
        return switch (key) {
            case "activation" -> names(Activation.values());
            case "init" -> names(Initializer.values());
            case "loss" -> names(Loss.values());
            case "optimizer" -> names(OptimizerKind.values());
            case "schedule" -> names(Schedule.values());
            case "data" -> names(DataSource.values());
            default -> List.of();
        };
    }

    /** All settings of a recipe, {@code recipe} first. */
    public static Map<String, String> format(Recipe recipe) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("recipe", recipe.name());
        for (String key : KEYS) {
            settings.put(key, value(recipe, key));
        }
        return settings;
    }

    /**
     * Reads what {@link #format} wrote; settings that are left out are the named preset's.
     *
     * @throws IllegalArgumentException naming the first setting that is unknown or malformed
     */
    public static Recipe parse(Map<String, String> settings) {
        Recipe recipe = Recipes.named(settings.getOrDefault("recipe", Recipes.DEFAULT));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (!setting.getKey().equals("recipe")) {
                recipe = with(recipe, setting.getKey(), setting.getValue());
            }
        }
        return recipe;
    }

    /** One setting as text. */
    public static String value(Recipe r, String key) {
        return switch (key) {
            case "layers" -> LayerText.format(r.layers());
            case "activation" -> name(r.activation());
            case "init" -> name(r.init());
            case "loss" -> name(r.loss());
            case "optimizer" -> name(r.optimizer());
            case "lr" -> number(r.lr());
            case "schedule" -> name(r.schedule());
            case "momentum" -> number(r.momentum());
            case "batch" -> r.batch() == Recipe.WHOLE_SET ? ALL : Integer.toString(r.batch());
            case "epochs" -> Integer.toString(r.epochs());
            case "dropout" -> number(r.dropout());
            case "l2" -> number(r.l2());
            case "patience" -> Integer.toString(r.patience());
            case "seed" -> Integer.toString(r.seed());
            case "data" -> name(r.data());
            case "augment" -> r.augment().text();
            case "synthetic" -> number(r.synthetic());
            case "doubt" -> number(r.doubt());
            case "polish" -> Integer.toString(r.polish());
            default -> throw unknown(key);
        };
    }

    /**
     * A recipe with one setting changed.
     *
     * @throws IllegalArgumentException when the key is unknown or the value malformed or out of range
     */
    public static Recipe with(Recipe r, String key, String value) {
        List<LayerSpec> layers = key.equals("layers") ? LayerText.parse(value) : r.layers();
        return switch (key) {
            case "layers", "activation", "init", "loss", "optimizer", "schedule", "data" ->
                new Recipe(
                        r.name(),
                        layers,
                        choose(key, "activation", value, Activation.values(), r.activation()),
                        choose(key, "init", value, Initializer.values(), r.init()),
                        choose(key, "loss", value, Loss.values(), r.loss()),
                        choose(key, "optimizer", value, OptimizerKind.values(), r.optimizer()),
                        r.lr(),
                        choose(key, "schedule", value, Schedule.values(), r.schedule()),
                        r.momentum(),
                        r.batch(),
                        r.epochs(),
                        r.dropout(),
                        r.l2(),
                        r.patience(),
                        r.seed(),
                        choose(key, "data", value, DataSource.values(), r.data()),
                        r.augment(),
                        r.synthetic(),
                        r.doubt(),
                        r.polish());
            case "lr",
                    "momentum",
                    "batch",
                    "epochs",
                    "dropout",
                    "l2",
                    "patience",
                    "seed",
                    "augment",
                    "synthetic",
                    "doubt",
                    "polish" ->
                new Recipe(
                        r.name(),
                        layers,
                        r.activation(),
                        r.init(),
                        r.loss(),
                        r.optimizer(),
                        key.equals("lr") ? decimal(key, value) : r.lr(),
                        r.schedule(),
                        key.equals("momentum") ? decimal(key, value) : r.momentum(),
                        key.equals("batch") ? batch(value) : r.batch(),
                        key.equals("epochs") ? integer(key, value) : r.epochs(),
                        key.equals("dropout") ? decimal(key, value) : r.dropout(),
                        key.equals("l2") ? decimal(key, value) : r.l2(),
                        key.equals("patience") ? integer(key, value) : r.patience(),
                        key.equals("seed") ? integer(key, value) : r.seed(),
                        r.data(),
                        key.equals("augment") ? Augmentation.parse(value) : r.augment(),
                        key.equals("synthetic") ? decimal(key, value) : r.synthetic(),
                        key.equals("doubt") ? decimal(key, value) : r.doubt(),
                        key.equals("polish") ? integer(key, value) : r.polish());
            default -> throw unknown(key);
        };
    }

    private static <E extends Enum<E>> E choose(String key, String wanted, String text, E[] all, E otherwise) {
        if (!key.equals(wanted)) {
            return otherwise;
        }
        for (E choice : all) {
            if (name(choice).equals(text)) {
                return choice;
            }
        }
        throw new IllegalArgumentException(
                "'" + key + "' is one of " + String.join(", ", names(all)) + ", not '" + text + "'.");
    }

    private static int batch(String value) {
        if (value.equals(ALL)) {
            return Recipe.WHOLE_SET;
        }
        int batch = integer("batch", value);
        if (batch < 1) {
            throw new IllegalArgumentException("A batch is 1 or more images, or 'all', not " + value + ".");
        }
        return batch;
    }

    private static int integer(String key, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + key + "' is a whole number, not '" + value + "'.", e);
        }
    }

    private static float decimal(String key, String value) {
        try {
            // Adding zero turns -0 into 0, which is written and read back as such.
            return Float.parseFloat(value) + 0f;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + key + "' is a number, not '" + value + "'.", e);
        }
    }

    private static IllegalArgumentException unknown(String key) {
        return new IllegalArgumentException(
                "There is no setting '" + key + "'; there are recipe, " + String.join(", ", KEYS) + ".");
    }

    private static String number(float value) {
        int whole = (int) value;
        return whole == value ? Integer.toString(whole) : Float.toString(value);
    }

    private static List<String> names(Enum<?>[] values) {
        List<String> names = new ArrayList<>();
        for (Enum<?> value : values) {
            names.add(name(value));
        }
        return names;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
