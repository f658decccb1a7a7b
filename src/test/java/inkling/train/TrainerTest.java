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
import inkling.kernel.Batch;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.nn.Network;
import inkling.nn.Parameter;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import inkling.train.measure.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private final Backend backend = Backend.plain();

    private Trainer trainer(String settings, Splits splits) {
        return new Trainer(ToyData.recipe(settings), splits, backend);
    }

    private static Splits noise(int train, int validation, int test) {
        return new Splits(ToyData.noise(train, 1), ToyData.noise(validation, 2), ToyData.noise(test, 3));
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
        Trainer one = trainer(settings + 5, noise(60, 20, 20)).finish();
        Trainer again = new Trainer(ToyData.recipe(settings + 5), noise(60, 20, 20), Backend.plain()).finish();
        assertEquals(one.log(), again.log());
        assertEquals(one.test().metrics(), again.test().metrics());
        assertEquals(weights(one), weights(again));
        assertNotEquals(
                one.log(), trainer(settings + 6, noise(60, 20, 20)).finish().log());
    }

    @Test
    void aWholeSetInSlicesMakesTheStepOfOneLargeBatch() {
        Splits splits = noise(300, 20, 20);
        Trainer trainer = trainer("layers=8 activation=tanh lr=0.5 batch=all epochs=1 l2=0.01", splits);
        assertTrue(trainer.microBatch() < 300, "this needs several slices, not one of " + trainer.microBatch());
        Recipe recipe = trainer.recipe();
        Network whole = new Network(trainer.network().spec(), 300, new Random32(0), backend);
        for (int p = 0; p < whole.parameters().size(); p++) {
            Parameter from = trainer.network().parameters().get(p);
            System.arraycopy(from.values(), 0, whole.parameters().get(p).values(), 0, from.length());
        }
        while (trainer.phase() == Trainer.Phase.TRAINING) {
            trainer.advance();
        }

        int[] order = IntStream.range(0, 300).toArray();
        int[] labels = IntStream.range(0, 300).map(splits.train()::label).toArray();
        float[] delta = new float[300 * 3];
        float[] outputs = whole.forward(new Batch(splits.train().images(), order, 0, 300), true);
        recipe.loss().apply(backend.kernels(), outputs, labels, delta, 300, 3, 1f / 300);
        whole.backward(new Batch(splits.train().images(), order, 0, 300), delta);
        // A mean over 300 images in another order: 300 roundings of terms below 1, shared out by the mean.
        double tolerance = 300 * 0x1p-24;
        for (int p = 0; p < whole.parameters().size(); p++) {
            Parameter expected = whole.parameters().get(p);
            Parameter actual = trainer.network().parameters().get(p);
            float decay = expected.decays() ? recipe.get(Settings.L2) : 0f;
            for (int i = 0; i < expected.length(); i++) {
                double w = expected.values()[i];
                double stepped = w - recipe.lr() * (expected.gradient()[i] + decay * w);
                assertEquals(stepped, actual.values()[i], tolerance, expected.name());
            }
        }
    }

    @Test
    void everyImageIsSeenOnceAnEpochInAnotherOrder() {
        // At a rate of next to nothing the weights stay, so that an image's loss tells which one it is.
        Trainer trainer = trainer("layers=4 batch=1 lr=1e-30 epochs=2", noise(50, 10, 10));
        double[] first = lossesOfAnEpoch(trainer);
        double[] second = lossesOfAnEpoch(trainer);
        double tolerance = 1e-9;
        assertNotEquals(first[0] + first[1], second[0] + second[1], tolerance, "the second epoch begins with others");
        Arrays.sort(first);
        Arrays.sort(second);
        assertArrayEquals(first, second, tolerance);
        assertTrue(first[0] < first[49], "the images differ");
    }

    private static double[] lossesOfAnEpoch(Trainer trainer) {
        double[] losses = new double[trainer.progress().batches()];
        double before = 0;
        for (int batch = 0; batch < losses.length; batch++) {
            trainer.advance();
            double sum = trainer.running().loss() * trainer.running().images();
            losses[batch] = sum - before;
            before = sum;
        }
        while (trainer.phase() != Trainer.Phase.TRAINING && trainer.phase() != Trainer.Phase.DONE) {
            trainer.advance();
        }
        return losses;
    }

    @Test
    void aSmallerLastBatchCountsItsOwnImages() {
        float[] same = {0.5f, 1f, 0.5f, 1f, 0.5f, 1f};
        Dataset set = new Dataset("three alike", 1, 2, 2, SparseRows.of(same, 2), new byte[3]);
        Splits splits = new Splits(set, set, set);
        // Of images that are all alike, batches of two and of one make the same step as the whole set.
        Trainer inTwoBatches = trainer("layers=0 batch=2 epochs=1", splits).finish();
        Trainer twice = trainer("layers=0 batch=all epochs=2", splits).finish();
        List<Float> expected = weights(twice);
        List<Float> actual = weights(inTwoBatches);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), actual.get(i), 1e-6f);
        }
    }

    @Test
    void batchesAreCountedAndTheLastMayBeSmaller() {
        Trainer trainer = trainer("layers=0 batch=8 epochs=2", noise(20, 10, 10));
        assertEquals(3, trainer.progress().batches());
        List<String> steps = new ArrayList<>();
        while (trainer.progress().epoch() == 1) {
            steps.add(trainer.phase() + " " + trainer.progress().batchesDone() + " "
                    + trainer.progress().imagesDone());
            trainer.advance();
        }
        assertEquals(
                List.of(
                        "TRAINING 0 0",
                        "TRAINING 1 8",
                        "TRAINING 2 16",
                        "MEASURING_TRAIN 3 20",
                        "MEASURING_VALIDATION 3 20"),
                steps);
        assertEquals(Trainer.Phase.TRAINING, trainer.phase());
        assertEquals(0, trainer.progress().batchesDone());
        assertEquals(0, trainer.progress().imagesDone());
    }

    @Test
    void aBatchIsWalkedThroughInSlices() {
        Trainer trainer = trainer("layers=0 batch=300 epochs=1", noise(310, 10, 10));
        assertEquals(128, trainer.microBatch());
        assertEquals(2, trainer.progress().batches());
        List<String> steps = new ArrayList<>();
        while (trainer.phase() == Trainer.Phase.TRAINING) {
            trainer.advance();
            steps.add(
                    trainer.progress().batchesDone() + " " + trainer.progress().imagesDone());
        }
        assertEquals(List.of("0 100", "0 200", "1 300", "2 310"), steps);
    }

    @Test
    void aBatchLargerThanTheSetIsTheSet() {
        assertEquals(
                1,
                trainer("layers=0 batch=1000 epochs=1", noise(20, 10, 10))
                        .progress()
                        .batches());
        assertEquals(
                1,
                trainer("layers=0 batch=all epochs=1", noise(20, 10, 10))
                        .progress()
                        .batches());
    }

    @Test
    void anEpochsRecordIsMeasuredAfterItOnBothSets() {
        Splits splits = noise(50, 20, 10);
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
    private static final String TOO_FAST = "layers=8 lr=100 l2=1 batch=8 epochs=";

    @Test
    void divergenceIsSaidInASentence() {
        Trainer trainer = trainer(TOO_FAST + 200, noise(40, 40, 40));
        ArithmeticException e = assertThrows(ArithmeticException.class, trainer::finish);
        assertEquals(
                "Training diverged in epoch " + trainer.progress().epoch() + ": the loss is no longer a number."
                        + " Choose a smaller learning rate than 100.0 and start again.",
                e.getMessage());
    }

    @Test
    void aRunWhoseVeryLastStepDivergesFailsToo() {
        // With one step an epoch, a run of one epoch less than it takes to fail ends with weights about to break.
        String settings = TOO_FAST.replace("batch=8", "batch=all");
        Trainer trainer = trainer(settings + 100, noise(40, 40, 40));
        assertThrows(ArithmeticException.class, trainer::finish);
        for (EpochRecord record : trainer.log()) {
            assertTrue(Double.isFinite(record.validation().loss()), "epoch " + record.epoch());
        }
        Trainer shorter = trainer(settings + (trainer.progress().epoch() - 1), noise(40, 40, 40))
                .finish();
        assertTrue(Double.isFinite(shorter.test().metrics().loss()));
        assertTrue(weights(shorter).stream().allMatch(Float::isFinite), "such a network can be saved");
    }

    @Test
    void theTestImagesAreReadOnceAtTheEnd() {
        Trainer trainer = trainer("layers=0 batch=8 epochs=2", noise(20, 10, 300));
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
        Trainer trainer = trainer("layers=0 batch=8 epochs=1", noise(20, 10, 0)).finish();
        assertEquals(0, trainer.test().metrics().images());
    }

    @Test
    void trainingWithoutValidationImagesIsRefused() {
        Splits splits = noise(20, 0, 10);
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
        Splits splits = noise(20, 10, 10);
        float[] before = splits.train().images().values().clone();
        trainer("layers=4 batch=8 epochs=2", splits).finish();
        assertArrayEquals(before, splits.train().images().values());
    }

    @Test
    void theFirstStepsOfAWarmupAreShort() {
        Splits splits = noise(40, 20, 20);
        String settings = "layers=6 batch=all lr=0.4 epochs=1";
        float[] start =
                trainer(settings, splits).network().firstWeights().values().clone();
        float[] full =
                trainer(settings, splits).finish().network().firstWeights().values();
        Trainer trainer = trainer(settings + " warmup=4", splits).finish();
        float[] quarter = trainer.network().firstWeights().values();
        for (int i = 0; i < start.length; i++) {
            assertEquals(start[i] + (full[i] - start[i]) / 4, quarter[i], 1e-6f);
        }
        assertEquals(0.2f, trainer.log().get(0).rate(), "the second of four steps is half as long as later ones");
    }

    @Test
    void clippedGradientsMakeAShorterStepTheSameWay() {
        Splits splits = noise(300, 20, 20);
        String settings = "layers=6 batch=all lr=0.4 epochs=1";
        Network start = trainer(settings, splits).network();
        Network full = trainer(settings, splits).finish().network();
        // The norm of the one step, which went through several micro-batches.
        double norm = distance(start, full) / 0.4;
        float clip = (float) (norm / 8);
        Network clipped = trainer(settings + " clip=" + clip, splits).finish().network();
        assertEquals(0.4 * clip, distance(start, clipped), 1e-6);
        for (int p = 0; p < start.parameters().size(); p++) {
            float[] from = start.parameters().get(p).values();
            for (int i = 0; i < from.length; i++) {
                float whole = full.parameters().get(p).values()[i] - from[i];
                assertEquals(whole / 8, clipped.parameters().get(p).values()[i] - from[i], 1e-6f);
            }
        }
        assertEquals(
                trainer(settings, splits).finish().log(),
                trainer(settings + " clip=" + (float) (2 * norm), splits)
                        .finish()
                        .log());
    }

    private static double distance(Network one, Network other) {
        double squares = 0;
        for (int p = 0; p < one.parameters().size(); p++) {
            float[] from = one.parameters().get(p).values();
            for (int i = 0; i < from.length; i++) {
                double difference = other.parameters().get(p).values()[i] - from[i];
                squares += difference * difference;
            }
        }
        return Math.sqrt(squares);
    }
}
