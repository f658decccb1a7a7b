package inkling.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.SyntheticDigits;
import inkling.kernel.Backend;
import inkling.nn.Parameter;
import inkling.train.measure.Evaluation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private final Backend backend = Backend.plain();

    private Trainer trainer(String settings, Splits splits) {
        return new Trainer(ToyData.recipe(settings), splits, backend);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-entropy", "softmax-mse", "sigmoid-mse"})
    void aSmallTanhNetworkSolvesExclusiveOr(String loss) {
        Trainer trainer = trainer(
                "layers=8 activation=tanh init=xavier optimizer=momentum lr=0.2 batch=all epochs=1000 loss=" + loss,
                ToyData.xor());
        assertEquals(1.0, trainer.finish().test().metrics().accuracy());
        assertTrue(
                trainer.test().metrics().loss() < 0.05,
                "loss " + trainer.test().metrics().loss());
    }

    @Test
    void aLinearNetworkDoesNot() {
        Trainer trainer = trainer("layers=0 optimizer=momentum lr=0.2 batch=all epochs=200", ToyData.xor());
        assertTrue(trainer.finish().test().metrics().accuracy() < 1.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd lr=0.1",
                "momentum lr=0.05",
                "nesterov lr=0.05",
                "rmsprop lr=0.002",
                "adam lr=0.005",
                "adamw lr=0.005 l2=0.01",
                "lion lr=0.001 l2=0.01"
            })
    void everyOptimiserOverfitsThirtyTwoDigits(String optimizer) {
        Dataset digits = SyntheticDigits.of("digits", 32, 1);
        Trainer trainer =
                trainer("layers=64 batch=8 epochs=60 optimizer=" + optimizer, new Splits(digits, digits, digits));
        assertEquals(1.0, trainer.finish().test().metrics().accuracy());
    }

    @Test
    void theSameSeedGivesTheSameCurveAndAnotherSeedAnother() {
        String settings = "layers=8-6 dropout=0.3 optimizer=adam lr=0.01 batch=7 epochs=4 seed=";
        Trainer one = trainer(settings + 5, ToyData.noise(60, 20, 20)).finish();
        Trainer again = new Trainer(ToyData.recipe(settings + 5), ToyData.noise(60, 20, 20), Backend.plain()).finish();
        assertEquals(one.log(), again.log());
        assertEquals(one.test().metrics(), again.test().metrics());
        assertEquals(weights(one), weights(again));
        assertNotEquals(
                one.log(),
                trainer(settings + 6, ToyData.noise(60, 20, 20)).finish().log());
    }

    @Test
    void anEpochsRecordIsMeasuredAfterItOnBothSets() {
        Splits splits = ToyData.noise(50, 20, 10);
        Trainer trainer = trainer("layers=5 batch=10 epochs=2 schedule=step lr=0.2", splits)
                .finish();
        EpochRecord last = trainer.log().get(1);
        assertEquals(2, last.epoch());
        assertEquals(20, last.train().images());
        assertEquals(20, last.validation().images());
        assertEquals(0.002f, last.rate(), 1e-9f);
        Evaluation again = new Evaluation(
                trainer.network(), trainer.recipe().loss(), splits.validation(), trainer.microBatch(), backend);
        assertEquals(last.validation(), again.finish().metrics());
    }

    /** Each step multiplies the weights by 1 - 100, so that they leave the range of a float after some twenty. */
    private static final String TOO_FAST = "layers=8 lr=100 l2=1 loss=softmax-mse batch=8 epochs=";

    @Test
    void divergenceIsSaidInASentence() {
        Trainer trainer = trainer(TOO_FAST + 200, ToyData.noise(40, 40, 40));
        ArithmeticException e = assertThrows(ArithmeticException.class, trainer::finish);
        assertEquals(
                "Training diverged in epoch " + trainer.images().epoch() + ": the loss is no longer a number.",
                e.getMessage());
    }

    @Test
    void aRunWhoseVeryLastStepDivergesFailsToo() {
        // With one step an epoch, a run of one epoch less than it takes to fail ends with weights about to break.
        String settings = TOO_FAST.replace("batch=8", "batch=all");
        Trainer trainer = trainer(settings + 100, ToyData.noise(40, 40, 40));
        assertThrows(ArithmeticException.class, trainer::finish);
        for (EpochRecord record : trainer.log()) {
            assertTrue(Double.isFinite(record.validation().loss()), "epoch " + record.epoch());
        }
        Trainer shorter = trainer(settings + (trainer.images().epoch() - 1), ToyData.noise(40, 40, 40))
                .finish();
        assertTrue(Double.isFinite(shorter.test().metrics().loss()));
        assertTrue(weights(shorter).stream().allMatch(Float::isFinite), "such a network can be saved");
    }

    @Test
    void theTestImagesAreReadOnceAtTheEnd() {
        Trainer trainer = trainer("layers=0 batch=8 epochs=2", ToyData.noise(20, 10, 300));
        int testing = 0;
        while (trainer.phase() != Trainer.Phase.DONE) {
            testing += trainer.phase() == Trainer.Phase.TESTING ? 1 : 0;
            if (testing == 1) {
                assertEquals(2, trainer.log().size());
                assertThrows(IllegalStateException.class, trainer::test);
            }
            trainer.advance();
        }
        assertEquals(3, testing, "300 images in slices of 128");
        assertEquals(300, trainer.test().metrics().images());
        assertFalse(trainer.advance(), "a finished run stays finished");
    }

    @Test
    void aRunWithoutTestImagesEndsAfterTheLastEpoch() {
        Trainer trainer =
                trainer("layers=0 batch=8 epochs=1", ToyData.noise(20, 10, 0)).finish();
        assertEquals(0, trainer.test().metrics().images());
    }

    @Test
    void trainingWithoutValidationImagesIsRefused() {
        Splits splits = ToyData.noise(20, 0, 10);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> trainer("layers=0", splits));
        assertEquals("Training needs images to learn from and to validate on; there are 20 and 0.", e.getMessage());
    }

    @Test
    void largeNetworksWorkInSmallSlices() {
        Dataset digits = SyntheticDigits.of("digits", 10, 1);
        Splits splits = new Splits(digits, digits, digits);
        assertEquals(128, trainer("layers=128", splits).microBatch());
        assertEquals(8, trainer("layers=2048-2048", splits).microBatch());
    }

    private static List<Float> weights(Trainer trainer) {
        List<Float> weights = new ArrayList<>();
        for (Parameter parameter : trainer.network().parameters()) {
            for (float value : parameter.values()) {
                weights.add(value);
            }
        }
        return weights;
    }

    @Test
    void theDataAreLeftAsTheyWere() {
        Splits splits = ToyData.noise(20, 10, 10);
        float[] before = splits.train().images().values().clone();
        trainer("layers=4 batch=8 epochs=2", splits).finish();
        assertArrayEquals(before, splits.train().images().values());
    }
}
