package inkling.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.SyntheticDigits;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.nn.Network;
import inkling.nn.Tensor;
import inkling.recipe.Recipe;
import inkling.train.measure.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The last epochs of a recipe with {@code polish}. */
class WeightAveragingTest {
    private static final Splits NOISE = new Splits(ToyData.noise(40, 1), ToyData.noise(40, 2), ToyData.noise(40, 3));

    private static Trainer trainer(String settings, Splits splits) {
        return new Trainer(ToyData.recipe(settings), splits, Backend.plain());
    }

    private static float[] weights(Trainer trainer) {
        return trainer.network().firstWeights().values().clone();
    }

    @Test
    void aStepIsAThird() {
        String settings = "layers=6 batch=all lr=0.4 epochs=";
        float[] before = weights(trainer(settings + "1", NOISE).finish());
        float[] step = weights(trainer(settings + "2", NOISE).finish());
        float[] polished = weights(trainer(settings + "2 polish=1", NOISE).finish());
        float[] expected = new float[before.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = before[i] + (step[i] - before[i]) / 3;
        }
        assertArrayEquals(expected, polished, 1e-6f);
    }

    @Test
    void theNetworkBecomesTheMeanOfTheSteps() {
        Trainer trainer = trainer("layers=6", NOISE);
        Network network = trainer.network();
        WeightAveraging mean = new WeightAveraging(network.state());
        float[] values = network.firstWeights().values();
        for (float value : new float[] {0, 1, 5}) {
            values[3] = value;
            mean.add();
        }
        mean.swap();
        assertEquals(2, values[3], 1e-6f);
        mean.swap();
        assertEquals(5, values[3]);
    }

    @Test
    void withoutAStepTheNetworkIsLeftAlone() {
        Trainer trainer = trainer("layers=6", NOISE);
        Network network = trainer.network();
        float[] values = network.firstWeights().values().clone();
        new WeightAveraging(network.state()).swap();
        assertArrayEquals(values, network.firstWeights().values());
    }

    @Test
    void whatIsLoggedIsTheMeanSoFar() {
        String settings = "layers=6 batch=8 lr=0.4 schedule=constant epochs=";
        Trainer shorter = trainer(settings + "2 polish=1", NOISE).finish();
        Trainer trainer = trainer(settings + "3 polish=2", NOISE).finish();
        assertEquals(shorter.log().get(1).validation(), trainer.log().get(1).validation());
        Evaluation kept = new Evaluation(
                trainer.network(), trainer.recipe().loss(), NOISE.validation(), trainer.microBatch(), Backend.plain());
        assertEquals(kept.finish().metrics(), trainer.log().get(2).validation());
        assertNotEquals(trainer.log().get(1).validation(), trainer.log().get(2).validation());
    }

    @Test
    void stepsGoOnFromTheLastStepAndNotFromTheMean() {
        String settings = "layers=6 batch=all lr=0.4 schedule=constant epochs=";
        List<Tensor> first =
                trainer(settings + "2 polish=1", NOISE).finish().network().state();
        Trainer mean = trainer(settings + "3 polish=2", NOISE).finish();
        for (int i = 0; i < first.size(); i++) {
            float[] values = mean.network().state().get(i).values();
            for (int j = 0; j < values.length; j++) {
                values[j] = 2 * values[j] - first.get(i).values()[j];
            }
        }
        Evaluation second =
                new Evaluation(mean.network(), mean.recipe().loss(), NOISE.train(), mean.microBatch(), Backend.plain());
        Trainer third = trainer(settings + "4 polish=3", NOISE).finish();
        assertEquals(second.finish().metrics().loss(), third.running().loss(), 1e-6);
        assertNotEquals(third.log().get(2).train().loss(), third.running().loss(), 1e-5);
    }

    @Test
    void theRateIsConstantOnceTheScheduleIsThrough() {
        Trainer trainer = trainer("layers=6 batch=8 lr=0.4 schedule=cosine epochs=6 polish=2", NOISE)
                .finish();
        List<EpochRecord> log = trainer.log();
        assertEquals(0, log.get(3).rate(), 1e-3);
        assertEquals(0.4 / 3, log.get(4).rate(), 1e-6);
        assertEquals(0.4 / 3, log.get(5).rate(), 1e-6);
    }

    @Test
    void theFirstEpochIsNeverPolish() {
        assertArrayEquals(
                weights(trainer("layers=6 batch=8 epochs=1", NOISE).finish()),
                weights(trainer("layers=6 batch=8 epochs=1 polish=5", NOISE).finish()));
        assertNotEquals(
                Arrays.toString(
                        weights(trainer("layers=6 batch=8 epochs=2", NOISE).finish())),
                Arrays.toString(weights(
                        trainer("layers=6 batch=8 epochs=2 polish=5", NOISE).finish())));
    }

    @Test
    void twoThirdsOfTheDrawingsGiveTheirPlacesToImagesOfTheSet() {
        Dataset digits = SyntheticDigits.of("digits", 60, 1);
        Recipe recipe = ToyData.recipe("synthetic=0.2 doubt=0.2");
        TrainingImages images = new TrainingImages(recipe, digits, 100, Backend.plain());
        assertEquals(100, images.size());
        int[] labels = new int[100];
        images.shuffle(new Random32(1));
        images.take(0, 100, labels);
        List<String> before = fed(images);
        int[] labelsBefore = labels.clone();
        images.thinDrawings(true);
        images.take(0, 100, labels);
        List<String> after = fed(images);
        List<String> own = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            float[] picture = new float[28 * 28];
            digits.images().copyRow(i, picture, 0);
            own.add(Arrays.toString(picture));
        }
        for (int i = 0; i < 100; i++) {
            if (i % 3 == 0 || own.contains(before.get(i))) {
                assertEquals(before.get(i), after.get(i));
                assertEquals(labelsBefore[i], labels[i]);
            } else {
                assertEquals(digits.label(own.indexOf(after.get(i))), labels[i]);
            }
        }
    }

    private static List<String> fed(TrainingImages images) {
        return Arrays.stream(images.lastTaken(100)).map(Arrays::toString).toList();
    }
}
