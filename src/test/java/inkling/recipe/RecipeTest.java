package inkling.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Random32;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeTest {
    private static String text(Recipe recipe, String key) {
        return Settings.find(key).orElseThrow().text(recipe);
    }

    static List<Recipe> presets() {
        return Recipes.all().stream().map(Recipes.Preset::recipe).toList();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aPresetIsReadBackFromItsText(Recipe recipe) {
        assertEquals(recipe, Recipe.of(recipe.texts()));
        assertEquals(recipe, Recipe.of(Map.of("recipe", recipe.name())));
        assertEquals(recipe, Recipes.named(recipe.name()));
    }

    @Test
    void theTextHasTheNameAndEveryKey() {
        List<String> keys = new ArrayList<>(List.of("recipe"));
        Settings.ALL.forEach(setting -> keys.add(setting.key()));
        assertEquals(keys, List.copyOf(Recipes.named(Recipes.DEFAULT).texts().keySet()));
    }

    @Test
    void nothingAtAllIsTheDefaultRecipe() {
        assertEquals(Recipes.named(Recipes.DEFAULT), Recipe.of(Map.of()));
        assertEquals(Recipes.DEFAULT, Recipes.all().get(0).name());
    }

    @Test
    void presetsHaveNamesTitlesAndNotes() {
        assertEquals(10, presets().stream().map(Recipe::name).distinct().count());
        for (Recipes.Preset preset : Recipes.all()) {
            assertFalse(preset.title().isBlank());
            assertTrue(preset.note().endsWith("."), preset.note());
        }
    }

    /** Every key with a value that no preset has, as it is written. */
    @ParameterizedTest
    @CsvSource({
        "layers, 100-50",
        "layers, 0",
        "layers, c8k5s2p-bn-p3s2-c16k3-a2-64",
        "activation, leaky-relu",
        "init, lecun",
        "loss, softmax-mse",
        "optimizer, adamw",
        "lr, 0.003",
        "lr, 1.0E-5",
        "schedule, one-cycle",
        "momentum, 0.95",
        "batch, 17",
        "batch, all",
        "epochs, 3",
        "dropout, 0.35",
        "l2, 1.0E-4",
        "patience, 5",
        "seed, -2147483648",
        "data, synthetic",
        "augment, full",
        "augment, shift2-rotate10-elastic30-sigma5-pen20",
        "synthetic, 0.25",
        "abstention, 0.15",
        "averaging, 4"
    })
    void aSettingIsReadBackAsItWasWritten(String key, String value) {
        Recipe changed = Recipes.named(Recipes.DEFAULT).with(key, value);
        assertEquals(value, text(changed, key));
        Map<String, String> others = changed.texts();
        others.put(key, text(Recipes.named(Recipes.DEFAULT), key));
        assertEquals(Recipes.named(Recipes.DEFAULT).texts(), others, "no other setting changed");
        assertEquals(changed, Recipe.of(changed.texts()));
    }

    @Test
    void everyChoiceCanBeChosen() {
        Recipe start = Recipes.named(Recipes.DEFAULT);
        int choices = 0;
        for (Setting<?> setting : Settings.ALL) {
            if (setting.values() instanceof Values.Choice<?> choice) {
                for (String word : choice.words()) {
                    assertEquals(word, setting.text(start.with(setting.key(), word)));
                    choices++;
                }
            }
        }
        assertEquals(7 + 5 + 3 + 7 + 4 + 3, choices);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "layers     | 12x     | '12x' is no layer; expected hidden layers joined by '-': N, dense with N units; cNkK, a convolution with N"
                        + " filters of K×K pixels (sS for a stride, p to pad the picture); pN, a pool of N×N pixels to their"
                        + " largest (sS for a stride); aN, a pool to their mean; gap, the mean of each channel over the whole"
                        + " picture; bn, batch norm; 0 for none.",
                "layers     | p9-p9   | A 9×9 pool does not fit the 3×3 picture that reaches it; make it smaller, or pool less before it.",
                "activation | RELU    | 'activation' is one of identity, sigmoid, tanh, relu, leaky-relu, elu, gelu, not 'RELU'.",
                "init       | zero    | 'init' is one of xavier, he, lecun, uniform, normal, not 'zero'.",
                "loss       | mse     | 'loss' is one of cross-entropy, softmax-mse, sigmoid-mse, not 'mse'.",
                "optimizer  | newton  | 'optimizer' is one of sgd, momentum, nesterov, rmsprop, adam, adamw, lion, not 'newton'.",
                "lr         | fast    | 'lr' is a number above 0 and up to 100, not 'fast'.",
                "lr         | 0       | 'lr' is a number above 0 and up to 100, not '0'.",
                "lr         | NaN     | 'lr' is a number above 0 and up to 100, not 'NaN'.",
                "lr         | 101     | 'lr' is a number above 0 and up to 100, not '101'.",
                "schedule   | slow    | 'schedule' is one of constant, step, cosine, one-cycle, not 'slow'.",
                "momentum   | x       | 'momentum' is a number from 0 to below 1, not 'x'.",
                "momentum   | 1       | 'momentum' is a number from 0 to below 1, not '1'.",
                "batch      | some    | 'batch' is all or a whole number from 1 to 1,000,000, not 'some'.",
                "batch      | 0       | 'batch' is all or a whole number from 1 to 1,000,000, not '0'.",
                "batch      | 1000001 | 'batch' is all or a whole number from 1 to 1,000,000, not '1000001'.",
                "epochs     | 1.5     | 'epochs' is a whole number from 1 to 10,000, not '1.5'.",
                "epochs     | 0       | 'epochs' is a whole number from 1 to 10,000, not '0'.",
                "dropout    | half    | 'dropout' is a number from 0 to below 1, not 'half'.",
                "dropout    | 1       | 'dropout' is a number from 0 to below 1, not '1'.",
                "l2         | \"\"    | 'l2' is a number from 0 to 1, not ''.",
                "l2         | -1      | 'l2' is a number from 0 to 1, not '-1'.",
                "patience   | long    | 'patience' is a whole number from 0 to 10,000, not 'long'.",
                "patience   | -1      | 'patience' is a whole number from 0 to 10,000, not '-1'.",
                "seed       | 1e3     | 'seed' is a whole number from −2,147,483,648 to 2,147,483,647, not '1e3'.",
                "data       | cifar   | 'data' is one of mnist, synthetic, own, not 'cifar'.",
                "synthetic  | some    | 'synthetic' is a number from 0 to 0.5, not 'some'.",
                "synthetic  | 0.6     | 'synthetic' is a number from 0 to 0.5, not '0.6'.",
                "abstention | 0.31    | 'abstention' is a number from 0 to 0.3, not '0.31'.",
                "abstention | -0.1    | 'abstention' is a number from 0 to 0.3, not '-0.1'.",
                "abstention | some    | 'abstention' is a number from 0 to 0.3, not 'some'.",
                "doubt      | some    | 'abstention' is a number from 0 to 0.3, not 'some'.",
                "averaging  | some    | 'averaging' is a whole number from 0 to 10,000, not 'some'.",
                "averaging  | 10001   | 'averaging' is a whole number from 0 to 10,000, not '10001'.",
                "augment    | pen101  | The strength of the augmentation 'pen' is 0 to 100, not 101."
            })
    void aWrongValueIsNamedWithWhatWasExpected(String key, String value, String message) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Recipe.of(Map.of(key, value)));
        assertEquals(message, e.getMessage());
    }

    @Test
    void anUnknownKeyIsNamedWithTheKnownOnes() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Recipe.of(Map.of("colour", "red")));
        assertTrue(e.getMessage().startsWith("There is no setting 'colour'; there are recipe, layers, "));
    }

    @Test
    void anUnknownRecipeIsNamedWithTheKnownOnes() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Recipe.of(Map.of("recipe", "secret")));
        assertEquals(
                "There is no recipe 'secret'; there are relu-softmax, sigmoid-mse, momentum-dropout, full-batch,"
                        + " adam, quick, wide-dropout, everyday, quick-convolutional, convolutional.",
                e.getMessage());
    }

    @Test
    void anySettingsAreEitherARecipeOrRefusedWithASentence() {
        String alphabet = "0123456789.-+eE all NaInfxdckpsvb\u0000\u00e9";
        Random32 random = new Random32(3);
        int parsed = 0;
        for (int i = 0; i < 30_000; i++) {
            Map<String, String> settings = new LinkedHashMap<>();
            String key = Settings.ALL.get(random.nextInt(Settings.ALL.size())).key();
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(5); length > 0; length--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            settings.put(key, value.toString());
            try {
                Recipe recipe = Recipe.of(settings);
                assertEquals(recipe, Recipe.of(recipe.texts()), settings.toString());
                parsed++;
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().endsWith("."), e.getMessage());
            }
        }
        assertTrue(parsed > 500, "parsed " + parsed);
    }

    @Test
    void formerKeysAreReadAndTheNewOnesWritten() {
        Recipe old = Recipe.of(Map.of("recipe", "adam", "polish", "4", "doubt", "0.1"));
        assertEquals(Recipe.of(Map.of("recipe", "adam", "averaging", "4", "abstention", "0.1")), old);
        assertEquals("4", old.texts().get("averaging"));
        assertEquals("0.1", old.texts().get("abstention"));
        assertFalse(old.texts().containsKey("polish") || old.texts().containsKey("doubt"));
    }

    @Test
    void aValueOfItsTypeIsCheckedAsItsTextIs() {
        Recipe start = Recipes.named("adam");
        assertEquals(start.with("epochs", "5"), start.with(Settings.EPOCHS, 5));
        assertEquals(start.with("batch", "all"), start.with(Settings.BATCH, Settings.WHOLE_SET));
        assertEquals(start.with("l2", "0"), start.with(Settings.L2, -0f));
        assertEquals(5, start.with(Settings.EPOCHS, 5).epochs());
        assertEquals(10, start.epochs(), "a recipe stays as it is");
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> start.with(Settings.EPOCHS, 0));
        assertEquals("'epochs' is a whole number from 1 to 10,000, not '0'.", e.getMessage());
    }

    @Test
    void recipesAreEqualWhenTheirNamesAndAllValuesAre() {
        Recipe adam = Recipes.named("adam");
        Recipe there = adam.with(Settings.SEED, 7);
        assertEquals(adam, there.with(Settings.SEED, 1));
        assertEquals(adam.hashCode(), there.with(Settings.SEED, 1).hashCode());
        assertNotEquals(adam, there);
        assertNotEquals(adam, Recipes.named("quick"));
        assertEquals(List.of(Settings.SEED), there.changes());
    }

    /** Every optimiser with and without momentum, and what is true of each. */
    @ParameterizedTest
    @CsvSource({
        "sgd, false",
        "momentum, true",
        "nesterov, true",
        "rmsprop, false",
        "adam, true",
        "adamw, true",
        "lion, true"
    })
    void momentumHasNoEffectWhereTheOptimiserHasNone(String optimizer, boolean matters) {
        Recipe recipe = Recipes.named(Recipes.DEFAULT).with("optimizer", optimizer);
        assertEquals(
                matters ? Optional.empty() : Optional.of("No effect: the chosen optimiser has no momentum."),
                Settings.MOMENTUM.idle(recipe));
    }

    @Test
    void withoutHiddenLayersNothingIsDroppedOrBent() {
        Recipe linear = Recipes.named(Recipes.DEFAULT).with("layers", "0");
        assertTrue(Settings.DROPOUT.idle(linear).isPresent());
        assertTrue(Settings.ACTIVATION.idle(linear).isPresent());
        assertFalse(Settings.DROPOUT.idle(Recipes.named(Recipes.DEFAULT)).isPresent());
        assertTrue(Settings.AVERAGING.idle(linear.with("epochs", "1")).isPresent());
    }

    @Test
    void everyRowOfTheTableIsListedOnceAndIsWhole() throws IllegalAccessException {
        List<Setting<?>> rows = new ArrayList<>();
        for (Field field : Settings.class.getFields()) {
            if (field.get(null) instanceof Setting<?> setting) {
                rows.add(setting);
            }
        }
        assertEquals(Set.copyOf(rows), Set.copyOf(Settings.ALL));
        assertEquals(rows.size(), Settings.ALL.size());
        Set<String> keys = new HashSet<>(Set.of(Recipe.KEY, "engine", "threads", "run"));
        for (Setting<?> setting : Settings.ALL) {
            setting.keys().forEach(key -> assertTrue(keys.add(key), key + " is the key of two settings"));
            assertFalse(setting.label().isBlank());
            assertTrue(setting.help().endsWith("."), setting.help());
        }
    }
}
