package inkling.lab.runs.race;

import inkling.lab.runs.kept.RunNames;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Who races. As text, a race is a setting with values, {@code optimizer:sgd,adam}, or recipes,
 * {@code quick,adam}, each of which may have settings of its own: {@code quick,quick+batch:32+lr:0.01}.
 *
 * @param lanes at least {@link #LEAST}, at most {@link #MOST}, no two of them alike, all with the same seed
 */
public record Race(List<Lane> lanes) {
    /** The key under which links have a race. */
    public static final String KEY = "race";

    static final int LEAST = 2;

    /** Each lane has a worker and the images in its memory. */
    static final int MOST = 8;

    private static final String HELP = "A race is a setting with its values, such as optimizer:sgd,adam,"
            + " or recipes, such as quick,adam+lr:0.002.";

    /** One that takes part. */
    public record Lane(String name, Recipe recipe) {}

    /**
     * @throws IllegalArgumentException when there are too few or too many lanes, or two are alike
     */
    public Race {
        lanes = List.copyOf(lanes);
        if (lanes.size() < LEAST) {
            throw new IllegalArgumentException("A race needs two or more that take part. " + HELP);
        }
        if (lanes.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " can race at once, not " + lanes.size() + ".");
        }
        Set<Recipe> different = new LinkedHashSet<>();
        for (Lane lane : lanes) {
            if (!different.add(lane.recipe())) {
                throw new IllegalArgumentException(
                        "Two that race have the same settings ('" + lane.name() + "'); they would tie.");
            }
        }
    }

    /**
     * Reads a race.
     *
     * @param base whose settings count where the race says nothing; its seed is everybody's
     * @throws IllegalArgumentException saying in a sentence what is wrong
     */
    public static Race parse(String text, Recipe base) {
        int colon = text.indexOf(':');
        String head = colon < 0 ? "" : text.substring(0, colon);
        return head.isEmpty() || head.contains("+") || head.contains(",")
                ? ofRecipes(words(text, ","), base)
                : ofValues(setting(head), words(text.substring(colon + 1), ","), base);
    }

    private static Setting<?> setting(String key) {
        Setting<?> setting = Settings.find(key)
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no setting '" + key + "' to race with. " + HELP));
        if (setting.equals(Settings.SEED)) {
            throw new IllegalArgumentException("A race is run with one seed for all, so 'seed' cannot be raced.");
        }
        return setting;
    }

    /**
     * A race of one setting's values.
     *
     * @throws IllegalArgumentException saying in a sentence what is wrong
     */
    static Race ofValues(Setting<?> setting, List<String> values, Recipe base) {
        List<Lane> lanes = new ArrayList<>();
        for (String value : values) {
            Recipe recipe = UsualRates.suited(base, base.with(setting.key(), value));
            Optional<String> idle = setting.idle(recipe);
            if (idle.isPresent()) {
                throw new IllegalArgumentException(
                        "A race of '" + setting.key() + "' shows nothing here. " + idle.get());
            }
            lanes.add(new Lane(name(setting, base, recipe), recipe));
        }
        return new Race(lanes);
    }

    /** By the value that is raced, and the learning rate if it had to suit that. */
    private static String name(Setting<?> setting, Recipe base, Recipe recipe) {
        List<Setting<?>> named = new ArrayList<>(List.of(setting));
        if (!setting.equals(Settings.LEARNING_RATE)
                && !base.get(Settings.LEARNING_RATE).equals(recipe.get(Settings.LEARNING_RATE))) {
            named.add(Settings.LEARNING_RATE);
        }
        return RunNames.words(recipe, named);
    }

    private static Race ofRecipes(List<String> texts, Recipe base) {
        List<Recipe> recipes = new ArrayList<>();
        for (String text : texts) {
            recipes.add(recipe(text, base));
        }
        return ofRecipes(recipes);
    }

    /**
     * A race of recipes, which all get the first one's seed.
     *
     * @throws IllegalArgumentException saying in a sentence what is wrong
     */
    public static Race ofRecipes(List<Recipe> recipes) {
        List<Lane> lanes = new ArrayList<>();
        for (Recipe recipe : recipes) {
            Recipe seeded = recipe.with(Settings.SEED, recipes.get(0).seed());
            List<Setting<?>> changes = new ArrayList<>(seeded.changes());
            changes.remove(Settings.SEED);
            String title = RunNames.title(seeded);
            lanes.add(new Lane(changes.isEmpty() ? title : title + ", " + RunNames.words(seeded, changes), seeded));
        }
        return new Race(lanes);
    }

    private static Recipe recipe(String text, Recipe base) {
        List<String> parts = words(text, "+");
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(HELP);
        }
        Recipe recipe = Recipes.named(parts.get(0)).with(Settings.SEED, base.seed());
        for (String change : parts.subList(1, parts.size())) {
            int colon = change.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("'" + change + "' is no setting of a race; one looks like lr:0.1.");
            }
            recipe = recipe.with(setting(change.substring(0, colon)).key(), change.substring(colon + 1));
        }
        return recipe;
    }

    private static List<String> words(String text, String separator) {
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(text, separator);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    /** The race as recipes, which {@link #parse} reads back to the same whatever the settings then are, but for the seed. */
    public String text() {
        List<String> texts = new ArrayList<>();
        for (Lane lane : lanes) {
            StringBuilder text = new StringBuilder(lane.recipe().name());
            for (Setting<?> setting : lane.recipe().changes()) {
                if (!setting.equals(Settings.SEED)) {
                    text.append('+').append(setting.key()).append(':').append(setting.text(lane.recipe()));
                }
            }
            texts.add(text.toString());
        }
        return String.join(",", texts);
    }
}
