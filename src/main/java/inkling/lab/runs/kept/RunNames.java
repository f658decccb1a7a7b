package inkling.lab.runs.kept;

import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import inkling.recipe.Values.Choice;
import inkling.recipe.Values.Decimal;
import inkling.text.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Names for runs, by what is different about them. */
public final class RunNames {
    /** A name with more parts than these is cut. */
    private static final int MOST_PARTS = 3;

    /** A name that people give is at most so long. */
    private static final int LONGEST = 60;

    private RunNames() {}

    /**
     * A name for a run that begins: what differs from its preset or, where that is shorter, from the run before.
     *
     * @param before the run before it, if there was one
     * @param taken names of other runs
     */
    public static String name(Recipe recipe, Optional<KeptRun> before, Collection<String> taken) {
        return free(describe(recipe, before), taken);
    }

    private static String describe(Recipe recipe, Optional<KeptRun> before) {
        List<Setting<?>> changes = recipe.changes();
        if (changes.size() > MOST_PARTS && before.isPresent()) {
            List<Setting<?>> sinceThen = differences(before.get().recipe(), recipe);
            if (!sinceThen.isEmpty()
                    && sinceThen.size() <= MOST_PARTS
                    && before.get().recipe().name().equals(recipe.name())) {
                return "as before, but " + words(recipe, sinceThen);
            }
        }
        return changes.isEmpty() ? title(recipe) : words(recipe, changes);
    }

    /** The settings in which two recipes differ. */
    public static List<Setting<?>> differences(Recipe one, Recipe other) {
        List<Setting<?>> differences = new ArrayList<>();
        for (Setting<?> setting : Settings.ALL) {
            if (!one.get(setting).equals(other.get(setting))) {
                differences.add(setting);
            }
        }
        return differences;
    }

    /** What people call the preset that a recipe began as. */
    public static String title(Recipe recipe) {
        for (Recipes.Preset preset : Recipes.all()) {
            if (preset.name().equals(recipe.name())) {
                return preset.title();
            }
        }
        return recipe.name();
    }

    /** The values of some settings, such as {@code lr 0.3, Adam}; the optimiser's or the layers' say themselves what they are. */
    public static String words(Recipe recipe, List<Setting<?>> settings) {
        List<String> parts = new ArrayList<>();
        for (Setting<?> setting : settings) {
            parts.add(words(recipe, setting));
        }
        int more = parts.size() - MOST_PARTS;
        return more > 0
                ? String.join(", ", parts.subList(0, MOST_PARTS)) + " and " + more + " more"
                : String.join(", ", parts);
    }

    private static <T> String words(Recipe recipe, Setting<T> setting) {
        T value = recipe.get(setting);
        String text = setting.text(recipe);
        if (setting.equals(Settings.DROPOUT) && text.equals("0")) {
            return "no dropout";
        }
        if (setting.equals(Settings.AUGMENTATION)) {
            return (text.equals("none") ? "no" : text) + " augmentation";
        }
        if (setting.values() instanceof Choice<T> choice) {
            String title = choice.title().apply(value);
            return setting.equals(Settings.INITIALIZER) ? title + " weights" : title;
        }
        if (setting.equals(Settings.LAYERS) && recipe.get(Settings.LAYERS).isEmpty()) {
            return "no hidden layers";
        }
        return setting.key() + " " + (setting.values() instanceof Decimal ? decimal(text) : text);
    }

    /** {@code 0.0001} for the {@code 1.0E-4} that Java writes. */
    private static String decimal(String text) {
        int exponent = text.indexOf("E-");
        if (exponent < 0) {
            return text;
        }
        int zeros = Integer.parseInt(text.substring(exponent + 2)) - 1;
        String digits = text.substring(0, exponent).replace(".0", "").replace(".", "");
        return "0." + "0".repeat(zeros) + digits;
    }

    /** The name, or the first of the name with a number behind it, that no other run has. */
    public static String free(String name, Collection<String> taken) {
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }

    /** A name that somebody has written, without what does not show; empty if nothing is left. */
    public static Optional<String> written(String text) {
        String name = Written.oneLine(text).strip();
        int end = name.offsetByCodePoints(0, Math.min(LONGEST, name.codePointCount(0, name.length())));
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(name.substring(0, end).strip());
    }
}
