package inkling.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Random32;
import inkling.optim.OptimizerKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeTextTest {
    static List<Recipe> presets() {
        return Recipes.all().stream().map(Recipes.Preset::recipe).toList();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aPresetIsReadBackFromItsText(Recipe recipe) {
        assertEquals(recipe, RecipeText.parse(RecipeText.format(recipe)));
        assertEquals(recipe, RecipeText.parse(Map.of("recipe", recipe.name())));
        assertEquals(recipe, Recipes.named(recipe.name()));
    }

    @Test
    void theTextHasTheNameAndEveryKey() {
        List<String> keys = new ArrayList<>(List.of("recipe"));
        keys.addAll(RecipeText.KEYS);
        assertEquals(
                keys,
                List.copyOf(RecipeText.format(Recipes.named(Recipes.DEFAULT)).keySet()));
    }

    @Test
    void nothingAtAllIsTheDefaultRecipe() {
        assertEquals(Recipes.named(Recipes.DEFAULT), RecipeText.parse(Map.of()));
        assertEquals(Recipes.DEFAULT, Recipes.all().get(0).recipe().name());
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
        "doubt, 0.15"
    })
    void aSettingIsReadBackAsItWasWritten(String key, String value) {
        Recipe changed = RecipeText.with(Recipes.named(Recipes.DEFAULT), key, value);
        assertEquals(value, RecipeText.value(changed, key));
        Map<String, String> others = RecipeText.format(changed);
        others.put(key, RecipeText.value(Recipes.named(Recipes.DEFAULT), key));
        assertEquals(RecipeText.format(Recipes.named(Recipes.DEFAULT)), others, "no other setting changed");
        assertEquals(changed, RecipeText.parse(RecipeText.format(changed)));
    }

    @Test
    void everyChoiceCanBeChosen() {
        Recipe start = Recipes.named(Recipes.DEFAULT);
        int choices = 0;
        for (String key : RecipeText.KEYS) {
            for (String choice : RecipeText.choices(key)) {
                assertEquals(choice, RecipeText.value(RecipeText.with(start, key, choice), key));
                choices++;
            }
        }
        assertEquals(5 + 5 + 3 + 6 + 4 + 2, choices);
        assertEquals(
                OptimizerKind.values().length, RecipeText.choices("optimizer").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "layers     | 12x     | '12x' is no layer; hidden layers are joined by '-': 128 is dense, c8k5 a convolution, p2 or a2 a pool, bn batch norm.",
                "layers     | p9-p9   | A 9×9 pool does not fit the 3×3 picture that reaches it; make it smaller, or pool less before it.",
                "activation | RELU    | 'activation' is one of identity, sigmoid, tanh, relu, leaky-relu, not 'RELU'.",
                "init       | zero    | 'init' is one of xavier, he, lecun, uniform, normal, not 'zero'.",
                "loss       | mse     | 'loss' is one of cross-entropy, softmax-mse, sigmoid-mse, not 'mse'.",
                "optimizer  | newton  | 'optimizer' is one of sgd, momentum, nesterov, rmsprop, adam, adamw, not 'newton'.",
                "lr         | fast    | 'lr' is a number, not 'fast'.",
                "lr         | 0       | The learning rate is above 0 and at most 100, not 0.0.",
                "lr         | NaN     | The learning rate is above 0 and at most 100, not NaN.",
                "lr         | 101     | The learning rate is above 0 and at most 100, not 101.0.",
                "schedule   | slow    | 'schedule' is one of constant, step, cosine, one-cycle, not 'slow'.",
                "momentum   | x       | 'momentum' is a number, not 'x'.",
                "momentum   | 1       | Momentum is 0 or more and less than 1, not 1.0.",
                "batch      | some    | 'batch' is a whole number, not 'some'.",
                "batch      | 0       | A batch is 1 or more images, or 'all', not 0.",
                "batch      | 1000001 | A batch is 1 to 1,000,000 images, or 'all', not 1000001.",
                "epochs     | 1.5     | 'epochs' is a whole number, not '1.5'.",
                "epochs     | 0       | A run has 1 to 10,000 epochs, not 0.",
                "dropout    | half    | 'dropout' is a number, not 'half'.",
                "dropout    | 1       | Dropout is 0 or more and less than 1, not 1.0.",
                "l2         | \"\"      | 'l2' is a number, not ''.",
                "l2         | -1      | L2 weight decay is between 0 and 1, not -1.0.",
                "patience   | long    | 'patience' is a whole number, not 'long'.",
                "patience   | -1      | Patience is 0 (never stop early) to 10,000 epochs, not -1.",
                "seed       | 1e3     | 'seed' is a whole number, not '1e3'.",
                "data       | cifar   | 'data' is one of mnist, synthetic, not 'cifar'.",
                "synthetic  | some    | 'synthetic' is a number, not 'some'.",
                "doubt      | 0.31    | The share of drawings that are no digits is 0 to 0.3, not 0.31.",
                "doubt      | -0.1    | The share of drawings that are no digits is 0 to 0.3, not -0.1.",
                "doubt      | some    | 'doubt' is a number, not 'some'.",
                "synthetic  | 0.6     | The share of synthetic digits is 0 to 0.5, not 0.6.",
                "augment    | pen101  | The strength of the augmentation 'pen' is 0 to 100, not 101."
            })
    void aWrongValueIsNamedWithWhatWasExpected(String key, String value, String message) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> RecipeText.parse(Map.of(key, value)));
        assertEquals(message, e.getMessage());
    }

    @Test
    void anUnknownKeyIsNamedWithTheKnownOnes() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> RecipeText.parse(Map.of("colour", "red")));
        assertTrue(e.getMessage().startsWith("There is no setting 'colour'; there are recipe, layers, "));
        assertThrows(IllegalArgumentException.class, () -> RecipeText.value(Recipes.named(Recipes.DEFAULT), "colour"));
    }

    @Test
    void anUnknownRecipeIsNamedWithTheKnownOnes() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> RecipeText.parse(Map.of("recipe", "secret")));
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
            String key = RecipeText.KEYS.get(random.nextInt(RecipeText.KEYS.size()));
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(5); length > 0; length--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            settings.put(key, value.toString());
            try {
                Recipe recipe = RecipeText.parse(settings);
                assertEquals(recipe, RecipeText.parse(RecipeText.format(recipe)), settings.toString());
                parsed++;
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().endsWith("."), e.getMessage());
            }
        }
        assertTrue(parsed > 500, "parsed " + parsed);
    }
}
