package inkling.recipe;

import inkling.nn.LayerSpec;
import inkling.nn.Loss;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value for each of the {@link Settings}, and the name of the preset that they began as. The same recipe and data give
 * the same network again.
 */
public final class Recipe {
    /** The key of the preset's name, beside those of the settings. */
    public static final String KEY = "recipe";

    private final String name;
    /** By key, the values that are not the usual ones; each is of its setting's type. */
    private final Map<String, Object> values;

    /** The recipe with the usual value for every setting. */
    Recipe(String name) {
        this(name, Map.of());
    }

    private Recipe(String name, Map<String, Object> values) {
        this.name = name;
        this.values = values;
    }

    /** Whether {@link #of} reads a text under this key. */
    public static boolean hasKey(String key) {
        return key.equals(KEY) || Settings.find(key).isPresent();
    }

    /**
     * Reads what {@link #texts} writes; settings that are left out are the named preset's.
     *
     * @throws IllegalArgumentException naming the first setting that is unknown or malformed
     */
    public static Recipe of(Map<String, String> texts) {
        Recipe recipe = Recipes.named(texts.getOrDefault(KEY, Recipes.DEFAULT));
        for (Map.Entry<String, String> setting : texts.entrySet()) {
            if (!setting.getKey().equals(KEY)) {
                recipe = recipe.with(setting.getKey(), setting.getValue());
            }
        }
        return recipe;
    }

    /** All settings as text by key, after the preset's name. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(KEY, name);
        for (Setting<?> setting : Settings.ALL) {
            texts.put(setting.key(), setting.text(this));
        }
        return texts;
    }

    /** The preset that this recipe began as. */
    public String name() {
        return name;
    }

    /** The value of a setting. */
    @SuppressWarnings("unchecked") // Only with() puts values in, and each under its own setting.
    public <T> T get(Setting<T> setting) {
        return (T) values.getOrDefault(setting.key(), setting.usual());
    }

    /**
     * The same recipe with another value for a setting.
     *
     * @throws IllegalArgumentException if the setting cannot have it
     */
    public <T> Recipe with(Setting<T> setting, T value) {
        // Through the text, so that values are checked in one place and every recipe reads back as it was.
        return read(setting, setting.values().format(value));
    }

    /**
     * The same recipe with another value for a setting, both as text.
     *
     * @throws IllegalArgumentException if there is no such setting, or it cannot have the value
     */
    public Recipe with(String key, String text) {
        return read(Settings.find(key).orElseThrow(() -> unknown(key)), text);
    }

    private <T> Recipe read(Setting<T> setting, String text) {
        T value = setting.parse(text);
        Map<String, Object> changed = new HashMap<>(values);
        if (value.equals(setting.usual())) {
            changed.remove(setting.key());
        } else {
            changed.put(setting.key(), value);
        }
        return new Recipe(name, changed);
    }

    private static IllegalArgumentException unknown(String key) {
        List<String> keys = new ArrayList<>();
        Settings.ALL.forEach(setting -> keys.add(setting.key()));
        return new IllegalArgumentException(
                "There is no setting '" + key + "'; there are " + KEY + ", " + String.join(", ", keys) + ".");
    }

    /**
     * This recipe with another's values of the settings that count at once. Another preset is for another run, so that
     * nothing of a recipe that began as one is taken over.
     */
    public Recipe adjusted(Recipe to) {
        Recipe adjusted = this;
        for (Setting<?> setting : Settings.ALL) {
            if (setting.effect() == Setting.Effect.AT_ONCE && to.name.equals(name)) {
                adjusted = adjusted.with(setting.key(), setting.text(to));
            }
        }
        return adjusted;
    }

    /** The settings in which the recipe differs from the preset that it began as. */
    public List<Setting<?>> changes() {
        Recipe preset = Recipes.named(name);
        List<Setting<?>> changes = new ArrayList<>();
        for (Setting<?> setting : Settings.ALL) {
            if (!get(setting).equals(preset.get(setting))) {
                changes.add(setting);
            }
        }
        return changes;
    }

    public Loss loss() {
        return get(Settings.LOSS);
    }

    public int epochs() {
        return get(Settings.EPOCHS);
    }

    public int seed() {
        return get(Settings.SEED);
    }

    public DataSource data() {
        return get(Settings.DATA);
    }

    /** A learning rate with which a run by this recipe that has diverged may fare better: a tenth of the one that it has. */
    public float smallerRate() {
        // Without the digits that a float's division would add.
        return (float) (Double.parseDouble(Float.toString(get(Settings.LEARNING_RATE))) / 10);
    }

    /** This recipe for networks that are made like another recipe's: its hidden layers and their activation. */
    public Recipe withLayersOf(Recipe other) {
        return with(Settings.LAYERS, other.get(Settings.LAYERS))
                .with(Settings.ACTIVATION, other.get(Settings.ACTIVATION));
    }

    /** The network that this recipe trains. */
    public NetworkSpec network(Shape input, int classes) {
        return NetworkSpec.of(
                input, get(Settings.LAYERS), get(Settings.ACTIVATION), get(Settings.DROPOUT), classes, loss().head());
    }

    /** The first hidden layer with weights, if there is one. */
    private Optional<LayerSpec> firstHidden() {
        for (LayerSpec layer : get(Settings.LAYERS)) {
            if (layer.hasWeights()) {
                return Optional.of(layer);
            }
        }
        return Optional.empty();
    }

    /** Units or filters of the first hidden layer with weights; 0 when there is none. */
    public int firstUnits() {
        return firstHidden().map(LayerSpec::units).orElse(0);
    }

    /** Whether the first hidden layer with weights is a convolution. */
    public boolean beginsWithFilters() {
        return firstHidden().filter(LayerSpec::needsPicture).isPresent();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recipe that && name.equals(that.name) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return name.hashCode() + 31 * values.hashCode();
    }

    @Override
    public String toString() {
        return texts().toString();
    }
}
