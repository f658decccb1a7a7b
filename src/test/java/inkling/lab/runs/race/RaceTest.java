package inkling.lab.runs.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.lab.runs.kept.SampleRuns;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RaceTest {
    private static final Recipe BASE = SampleRuns.recipe("relu-softmax", "seed", "9", "epochs", "3");

    private static List<String> names(Race race) {
        return race.lanes().stream().map(Race.Lane::name).toList();
    }

    @Test
    void aSettingRacesWithItsValues() {
        Race race = Race.parse("activation:relu,tanh,sigmoid", BASE);
        assertEquals(List.of("ReLU", "Tanh", "Sigmoid"), names(race));
        assertEquals(BASE.with("activation", "tanh"), race.lanes().get(1).recipe());
    }

    @Test
    void everyOptimiserHasARateThatSuitsIt() {
        Race race = Race.parse("optimizer:sgd,momentum,adam", BASE.with("lr", "0.2"));
        assertEquals(List.of("Plain gradient descent", "Momentum, lr 0.05", "Adam, lr 0.001"), names(race));
        assertEquals(0.2f, race.lanes().get(0).recipe().get(Settings.LEARNING_RATE));
    }

    @Test
    void recipesRaceWithTheSameSeed() {
        Race race = Race.parse("quick,adam+batch:64+lr:0.002", BASE);
        assertEquals(List.of("As quick as can be", "Adam, lr 0.002, batch 64"), names(race));
        race.lanes().forEach(lane -> assertEquals(9, lane.recipe().seed()));
        assertEquals(64, race.lanes().get(1).recipe().get(Settings.BATCH));
    }

    @Test
    void aRecipeMayRaceAgainstItselfWithAChange() {
        assertEquals(
                List.of("As quick as can be", "As quick as can be, lr 0.01"),
                names(Race.parse("quick,quick+lr:0.01", BASE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "optimizer:sgd,adagrad | 'optimizer' is one of",
                "optimizer:sgd | two or more",
                "optimizer: | two or more",
                "\"\" | two or more",
                "quick | two or more",
                "quick,bread | There is no recipe 'bread'",
                "speed:1,2 | There is no setting 'speed'",
                "quick,quick+speed:2 | There is no setting 'speed'",
                "quick,quick+lr | 'lr' is no setting of a race",
                "lr:0.1,banana | not 'banana'",
                "lr:0.1,0.1 | the same settings",
                "quick,quick | the same settings",
                "seed:1,2 | one seed",
                "batch:1,2,3,4,5,6,7,8,9 | At most 8",
                "quick,+ | A race is a setting"
            })
    void whatIsWrongIsNamed(String text, String part) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Race.parse(text, BASE));
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    @Test
    void aSettingWithoutEffectIsNotRaced() {
        Recipe linear = BASE.with("layers", "0");
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Race.parse("dropout:0,0.5", linear));
        assertTrue(e.getMessage().endsWith("there is no hidden layer with weights."), e.getMessage());
    }

    @ParameterizedTest
    @EnumSource(ReadyRace.class)
    void everyReadyRaceSuitsEveryPresetAndReadsBackFromItsText(ReadyRace ready) {
        for (Recipes.Preset preset : Recipes.all()) {
            Recipe base = preset.recipe();
            Race race = ready.with(base);
            assertTrue(race.lanes().size() >= 2 && race.lanes().size() <= 4);
            assertEquals(
                    race.lanes().stream().map(Race.Lane::recipe).toList(),
                    Race.parse(race.text(), base).lanes().stream()
                            .map(Race.Lane::recipe)
                            .toList());
        }
    }

    @Test
    void learningRatesAreRoundAndAroundTheOneThatIsSet() {
        assertEquals(List.of("lr 0.015", "lr 0.075", "lr 0.3", "lr 1.5"), names(ReadyRace.RATES.with(BASE)));
        assertEquals(
                List.of("lr 0.0001", "lr 0.0005", "lr 0.002", "lr 0.01"),
                names(ReadyRace.RATES.with(BASE.with("lr", "0.001"))));
    }
}
