package inkling.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.SyntheticDigits;
import inkling.kernel.ScalarKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The last epochs of a recipe with {@code polish}. */
class PolishTest {
    private static final Splits NOISE = new Splits(ToyData.noise(40, 1), ToyData.noise(40, 2), ToyData.noise(40, 3));

    private static Trainer trainer(String settings, Splits splits) {
        return new Trainer(ToyData.recipe(settings), splits, new ScalarKernels());
    }

    private static float[] weights(Trainer trainer) {
        return trainer.network().firstWeights().values().clone();
    }

    @Test
    void theNetworkIsTheMeanOfBeforeAndAfterAQuarterStep() {
        String settings = "layers=6 batch=all lr=0.4 epochs=";
        float[] before = weights(trainer(settings + "1", NOISE).finish());
        float[] step = weights(trainer(settings + "2", NOISE).finish());
        float[] polished = weights(trainer(settings + "2 polish=1", NOISE).finish());
        float[] expected = new float[before.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = before[i] + (step[i] - before[i]) / 4 / 2;
        }
        assertArrayEquals(expected, polished, 1e-6f);
    }

    @Test
    void whatIsLoggedForTheLastEpochIsTheMeanAsItIsKept() {
        Trainer trainer =
                trainer("layers=6 batch=8 lr=0.4 epochs=3 polish=2", NOISE).finish();
        Evaluation kept = new Evaluation(
                trainer.network(), trainer.recipe().loss(), NOISE.validation(), trainer.slice(), new ScalarKernels());
        assertEquals(3, trainer.log().size());
        assertEquals(trainer.log().get(2).validation(), kept.finish().metrics());
    }

    @Test
    void theScheduleRunsTwice() {
        Trainer trainer = trainer("layers=6 batch=8 lr=0.4 schedule=cosine epochs=6 polish=2", NOISE)
                .finish();
        List<EpochRecord> log = trainer.log();
        assertTrue(log.get(2).rate() > log.get(3).rate());
        assertEquals(0, log.get(3).rate(), 1e-3);
        assertEquals(0.4 / 4 / 2, log.get(4).rate(), 1e-3);
        assertEquals(0, log.get(5).rate(), 1e-3);
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
    void drawingsGiveTheirPlacesToImagesOfTheSet() {
        Dataset digits = SyntheticDigits.of("digits", 60, 1);
        Recipe recipe = ToyData.recipe("synthetic=0.2 doubt=0.2");
        TrainingImages images = new TrainingImages(recipe, digits, 100, new ScalarKernels());
        assertEquals(100, images.size());
        int[] labels = new int[100];
        images.take(0, 100, labels);
        assertTrue(Arrays.stream(labels).anyMatch(label -> label < 0));
        images.leaveOutDrawings();
        images.take(0, 100, labels);
        List<String> fed = new ArrayList<>();
        for (float[] picture : images.lastTaken(100)) {
            fed.add(Arrays.toString(picture));
        }
        List<String> own = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            float[] picture = new float[28 * 28];
            digits.images().copyRow(i, picture, 0);
            own.add(Arrays.toString(picture));
        }
        assertEquals(new TreeSet<>(own), new TreeSet<>(fed));
        for (int i = 0; i < 100; i++) {
            assertEquals(digits.label(own.indexOf(fed.get(i))), labels[i]);
        }
    }
}
