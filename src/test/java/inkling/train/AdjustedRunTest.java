package inkling.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Augmentation;
import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.SyntheticDigits;
import inkling.kernel.Backend;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import inkling.train.measure.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that are changed while a run is on. */
class AdjustedRunTest {
    private static final String SETTINGS = "layers=6 batch=8 lr=0.1 epochs=2 optimizer=";

    private static final Splits DIGITS = digits();

    private static Splits digits() {
        Dataset digits = SyntheticDigits.of("digits", 60, 1);
        return new Splits(digits.slice(0, 40), digits.slice(40, 50), digits.slice(50, 60));
    }

    private static Trainer trainer(String settings) {
        return new Trainer(ToyData.recipe(settings), ToyData.noise(40, 20, 20), Backend.plain());
    }

    private static float[] weights(Trainer trainer) {
        return trainer.network().firstWeights().values().clone();
    }

    private static Trainer steps(Trainer trainer, int steps) {
        while (trainer.images().steps() < steps) {
            trainer.advance();
        }
        return trainer;
    }

    @Test
    void aNewLearningRateIsThatOfTheNextStep() {
        float[] before = weights(steps(trainer(SETTINGS + "sgd"), 3));
        float[] usual = weights(steps(trainer(SETTINGS + "sgd"), 4));
        Trainer trainer = steps(trainer(SETTINGS + "sgd"), 3);
        trainer.adjust(trainer.recipe().with(Settings.LEARNING_RATE, 0.05f));
        assertArrayEquals(before, weights(trainer), "the change itself is no step");
        float[] halved = weights(steps(trainer, 4));
        for (int i = 0; i < before.length; i++) {
            assertEquals(before[i] + (usual[i] - before[i]) / 2, halved[i], 1e-6f);
        }
        assertEquals(0.05f, trainer.finish().log().get(1).rate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"momentum=0.5", "l2=0.1", "clip=0.01", "warmup=9", "schedule=cosine"})
    void otherNumbersOfTheStepAreTakenOverToo(String change) {
        Trainer changed = steps(trainer(SETTINGS + "adam"), 3);
        changed.adjust(ToyData.recipe(SETTINGS + "adam " + change));
        assertNotEquals(
                Arrays.toString(weights(steps(trainer(SETTINGS + "adam"), 4))),
                Arrays.toString(weights(steps(changed, 4))));
        String text = change.substring(change.indexOf('=') + 1);
        assertEquals(text, changed.recipe().texts().get(change.substring(0, change.indexOf('='))));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "0.5, 0", "0.5, 0.2"})
    void aNewDropoutIsThatOfTheNextImages(float before, float after) {
        Trainer changed = steps(trainer(SETTINGS + "sgd dropout=" + before), 3);
        Trainer usual = steps(trainer(SETTINGS + "sgd dropout=" + before), 3);
        changed.adjust(changed.recipe().with(Settings.DROPOUT, after));
        assertArrayEquals(weights(usual), weights(changed));
        assertNotEquals(Arrays.toString(weights(steps(usual, 4))), Arrays.toString(weights(steps(changed, 4))));
        assertEquals(
                changed.recipe().network(new Shape(3, 3, 1), 3).withDropout(after),
                changed.network().spec());
    }

    @Test
    void aDropoutOfZeroDropsNothing() {
        Trainer trainer = trainer(SETTINGS + "sgd dropout=0.5");
        trainer.adjust(trainer.recipe().with(Settings.DROPOUT, 0f));
        assertEquals(trainer(SETTINGS + "sgd").finish().log(), trainer.finish().log());
    }

    @ParameterizedTest
    @CsvSource({"none, full", "full, none", "light, full", "shift1-elastic20, elastic34"})
    void aNewAugmentationIsThatOfTheNextImages(String before, String after) {
        String settings = SETTINGS + "sgd augment=";
        Trainer changed = steps(new Trainer(ToyData.recipe(settings + before), DIGITS, Backend.plain()), 3);
        Trainer usual = steps(new Trainer(ToyData.recipe(settings + before), DIGITS, Backend.plain()), 3);
        changed.adjust(ToyData.recipe(settings + after));
        assertNotEquals(Arrays.toString(weights(steps(usual, 4))), Arrays.toString(weights(steps(changed, 4))));
        Trainer resumed = Trainer.resume(changed.checkpoint(), DIGITS, Backend.plain());
        assertEquals(changed.finish().log(), resumed.finish().log(), "it goes on from its bytes as it would have");
        assertArrayEquals(weights(changed), weights(resumed));
    }

    @Test
    void withoutAugmentationTheImagesAreThemselvesAgain() {
        Trainer trainer = new Trainer(ToyData.recipe(SETTINGS + "sgd augment=full"), DIGITS, Backend.plain());
        trainer.adjust(trainer.recipe().with(Settings.AUGMENTATION, Augmentation.NONE));
        Trainer plain = new Trainer(ToyData.recipe(SETTINGS + "sgd"), DIGITS, Backend.plain());
        assertEquals(plain.finish().log(), trainer.finish().log());
    }

    static Stream<Setting<?>> restarting() {
        return Settings.ALL.stream().filter(setting -> setting.effect() == Setting.Effect.RESTART);
    }

    @ParameterizedTest
    @MethodSource("restarting")
    void whatNeedsARestartWaitsForTheNextRun(Setting<?> setting) {
        // A recipe in which every one of these settings is another.
        Recipe other = ToyData.recipe("layers=7 activation=tanh init=normal loss=sigmoid-mse"
                + " optimizer=lion averaging=1 batch=4 seed=9 data=synthetic synthetic=0.1 abstention=0.1");
        Trainer trainer = trainer(SETTINGS + "adam");
        String before = setting.text(trainer.recipe());
        assertNotEquals(before, setting.text(other));
        trainer.adjust(trainer.recipe().with(setting.key(), setting.text(other)));
        assertEquals(before, setting.text(trainer.recipe()));
        assertEquals(trainer(SETTINGS + "adam").finish().log(), trainer.finish().log());
    }

    @Test
    void anotherPresetIsForAnotherRun() {
        Trainer trainer = trainer(SETTINGS + "adam");
        Recipe before = trainer.recipe();
        trainer.adjust(Recipe.of(Map.of("recipe", "quick", "lr", "0.7")));
        assertEquals(before, trainer.recipe());
    }

    @Test
    void aRunEndsAfterTheEpochsThatItIsToldNow() {
        Trainer longer = steps(trainer(SETTINGS + "adam"), 3);
        longer.adjust(longer.recipe().with(Settings.EPOCHS, 5));
        assertEquals(5, longer.finish().log().size());
        Trainer shorter = steps(trainer(SETTINGS + "adam"), 3);
        shorter.adjust(shorter.recipe().with(Settings.EPOCHS, 1));
        assertEquals(1, shorter.finish().log().size());
    }

    @Test
    void patienceMayBeginOrEndUnderWay() {
        String settings = "layers=32 optimizer=adam lr=0.02 batch=8 epochs=200";
        Trainer patient = steps(trainer(settings), 12);
        patient.adjust(patient.recipe().with(Settings.PATIENCE, 3));
        patient.finish();
        assertTrue(
                patient.log().size() < 200,
                "stops early, after " + patient.log().size());
        assertEquals(patient.keptEpoch().epoch() + 3, patient.log().size(), "the best epoch is one since the change");
        Evaluation kept = new Evaluation(
                patient.network(),
                patient.recipe().loss(),
                ToyData.noise(40, 20, 20).validation(),
                patient.microBatch(),
                Backend.plain());
        assertEquals(patient.keptEpoch().validation(), kept.finish().metrics());
        Trainer hasty = steps(trainer(settings.replace("200", "9") + " patience=3"), 2);
        hasty.adjust(hasty.recipe().with(Settings.PATIENCE, 0));
        hasty.finish();
        assertEquals(9, hasty.keptEpoch().epoch());
    }

    @Test
    void aMeanOfWeightsBeginsAnewWhenMoreEpochsFollow() {
        String settings = "layers=6 batch=all lr=0.4 averaging=1 epochs=";
        Trainer trainer = trainer(settings + 2);
        while (trainer.log().size() < 1 || trainer.phase() == Trainer.Phase.TRAINING) {
            trainer.advance();
        }
        trainer.adjust(trainer.recipe().with(Settings.EPOCHS, 4));
        trainer.finish();
        // Its second epoch was averaged, by itself: a step of a third of the rate; all others are those of a longer
        // run.
        assertEquals(
                List.of(1, 2, 3, 4),
                trainer.log().stream().map(EpochRecord::epoch).toList());
        assertEquals(0.4f / 3, trainer.log().get(3).rate());
        Evaluation kept = new Evaluation(
                trainer.network(),
                trainer.recipe().loss(),
                ToyData.noise(40, 20, 20).validation(),
                trainer.microBatch(),
                Backend.plain());
        assertEquals(
                trainer.log().get(3).validation(), kept.finish().metrics(), "the network is the last epoch's mean");
    }
}
