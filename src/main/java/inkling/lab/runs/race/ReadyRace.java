package inkling.lab.runs.race;

import inkling.recipe.Recipe;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import java.util.ArrayList;
import java.util.List;

/** The races that begin with one press, of the settings as they are but for one. */
public enum ReadyRace {
    OPTIMIZERS("Optimisers", Settings.OPTIMIZER, "sgd", "momentum", "rmsprop", "adam"),
    ACTIVATIONS("Activations", Settings.ACTIVATION, "sigmoid", "tanh", "relu", "gelu"),
    INITIALIZERS("First weights", Settings.INITIALIZER, "xavier", "he", "uniform", "normal"),
    BATCHES("Batch sizes", Settings.BATCH, "16", "64", "256", "1024"),
    RATES("Learning rates", Settings.LEARNING_RATE),
    DROPOUT("With and without dropout", Settings.DROPOUT, "0", "0.3"),
    AUGMENTATION("With and without augmentation", Settings.AUGMENTATION, "none", "light");

    /** Of the rate that is set. */
    private static final float[] FACTORS = {0.1f, 0.5f, 2, 10};

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // Settings are constants.
    private final Setting<?> setting;

    @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable list.
    private final List<String> values;

    ReadyRace(String title, Setting<?> setting, String... values) {
        this.title = title;
        this.setting = setting;
        this.values = List.of(values);
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /**
     * The race.
     *
     * @param base the settings as they are
     * @throws IllegalArgumentException when the setting has no effect with the others as they are
     */
    public Race with(Recipe base) {
        return Race.ofValues(setting, values.isEmpty() ? rates(base) : values, base);
    }

    private static List<String> rates(Recipe base) {
        List<String> rates = new ArrayList<>();
        for (float factor : FACTORS) {
            float rate = Math.min(100, base.get(Settings.LEARNING_RATE) * factor);
            rates.add(Settings.LEARNING_RATE.values().format(rounded(rate)));
        }
        return rates;
    }

    /** To two digits, so that it can be read. */
    private static float rounded(float rate) {
        double unit = 1;
        while (rate / unit < 10) {
            unit /= 10;
        }
        while (rate / unit >= 100) {
            unit *= 10;
        }
        // Divided by a whole number, so that 0.3 does not become 0.30000001.
        double digits = Math.round(rate / unit);
        return (float) (unit < 1 ? digits / Math.round(1 / unit) : digits * unit);
    }
}
