package inkling.lab.runs.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunNamesTest {
    private static String name(Recipe recipe) {
        return RunNames.name(recipe, Optional.empty(), Set.of());
    }

    @Test
    void aPresetAsItIsGoesByItsTitle() {
        for (Recipes.Preset preset : Recipes.all()) {
            assertEquals(preset.title(), name(preset.recipe()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lr | 0.3 | lr 0.3",
                "lr | 0.0003 | lr 0.0003",
                "lr | 1.25e-7 | lr 0.000000125",
                "optimizer | adam | Adam",
                "activation | tanh | Tanh",
                "init | normal | Normal weights",
                "dropout | 0.25 | dropout 0.25",
                "batch | all | batch all",
                "layers | 64-32 | layers 64-32",
                "augment | light | light augmentation",
                "seed | -7 | seed -7",
            })
    void aChangeIsNamedShortly(String key, String value, String name) {
        assertEquals(name, name(SampleRuns.recipe("relu-softmax", key, value)));
    }

    @Test
    void whatAPresetHasAndTheRunHasNotIsNamedToo() {
        assertEquals("no dropout", name(SampleRuns.recipe("momentum-dropout", "dropout", "0")));
        assertEquals("no augmentation", name(SampleRuns.recipe("everyday", "augment", "none")));
        assertEquals("no hidden layers", name(SampleRuns.recipe("quick", "layers", "0")));
    }

    @Test
    void severalChangesStandInTheOrderOfTheSettings() {
        assertEquals("Adam, lr 0.3", name(SampleRuns.recipe("relu-softmax", "lr", "0.3", "optimizer", "adam")));
    }

    @Test
    void manyChangesAreCut() {
        Recipe many =
                SampleRuns.recipe("quick", "lr", "0.3", "optimizer", "lion", "batch", "32", "epochs", "9", "seed", "2");
        assertEquals("Lion, lr 0.3, batch 32 and 2 more", name(many));
    }

    @Test
    void withManyChangesTheRunBeforeIsTheShorterComparison() {
        Recipe many = SampleRuns.recipe("quick", "lr", "0.3", "optimizer", "lion", "batch", "32", "epochs", "9");
        KeptRun before = KeptRun.begun("1", "x", many);
        assertEquals("as before, but lr 0.1", RunNames.name(many.with("lr", "0.1"), Optional.of(before), Set.of()));
    }

    @Test
    void noTwoRunsHaveOneName() {
        assertEquals("Adam (3)", RunNames.free("Adam", List.of("Adam", "Adam (2)")));
        assertEquals("Adam", RunNames.free("Adam", List.of("AdamW")));
    }

    @Test
    void aNameThatSomebodyWritesIsTidied() {
        assertEquals(Optional.of("my best"), RunNames.written("  my \n best\t"));
        assertEquals(Optional.empty(), RunNames.written(" \n "));
        assertEquals(60, RunNames.written("é".repeat(500)).orElseThrow().length());
        assertEquals("🙂".repeat(60), RunNames.written("🙂".repeat(61)).orElseThrow());
    }
}
