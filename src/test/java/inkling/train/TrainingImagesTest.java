package inkling.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.SyntheticDigits;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows.Batch;
import inkling.nn.Loss;
import inkling.recipe.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingImagesTest {
    private static final Dataset DIGITS = SyntheticDigits.of("digits", 60, 4);

    private static TrainingImages images(String settings, int slice) {
        return new TrainingImages(ToyData.recipe(settings), DIGITS, slice, Backend.plain());
    }

    /** All pictures of two epochs, each with its label behind it. */
    private static List<float[]> epochs(String settings, int slice) {
        TrainingImages images = images(settings, slice);
        Random32 shuffles = new Random32(1);
        List<float[]> fed = new ArrayList<>();
        int[] labels = new int[slice];
        for (int epoch = 0; epoch < 2; epoch++) {
            images.shuffle(shuffles);
            for (int at = 0; at < images.size(); at += slice) {
                int count = Math.min(slice, images.size() - at);
                Batch batch = images.take(at, count, labels);
                for (int r = 0; r < count; r++) {
                    float[] picture = new float[28 * 28 + 1];
                    batch.rows().copyRow(batch.row(r), picture, 0);
                    picture[28 * 28] = labels[r];
                    fed.add(picture);
                }
            }
        }
        return fed;
    }

    private static int occurrences(float[] picture, List<float[]> pictures) {
        int count = 0;
        for (float[] other : pictures) {
            count += Arrays.equals(picture, other) ? 1 : 0;
        }
        return count;
    }

    @Test
    void withoutVariationTheDataSetItselfIsFed() {
        TrainingImages images = images("augment=none", 10);
        Batch batch = images.take(20, 5, new int[10]);
        assertSame(DIGITS.images(), batch.rows());
        assertEquals(20, batch.from());
        assertEquals(60, images.size());
    }

    @Test
    void theLengthOfTheSlicesDoesNotMatterToThePictures() {
        String settings = "augment=full synthetic=0.25 seed=3";
        List<float[]> some = epochs(settings, 7);
        List<float[]> others = epochs(settings, 32);
        assertEquals(160, some.size());
        assertEquals(some.size(), others.size());
        for (int i = 0; i < some.size(); i++) {
            assertArrayEquals(some.get(i), others.get(i));
        }
    }

    @Test
    void noVariedPictureComesTwice() {
        List<float[]> fed = epochs("augment=light", 16);
        for (float[] picture : fed) {
            assertEquals(1, occurrences(picture, fed));
        }
    }

    @Test
    void syntheticDigitsAreTheShareThatWasAskedForAndTheSameInEachEpoch() {
        List<float[]> fed = epochs("synthetic=0.25", 16);
        assertEquals(2 * 80, fed.size());
        int[] synthetic = new int[10];
        for (float[] picture : fed) {
            assertEquals(2, occurrences(picture, fed), "once in each epoch");
            boolean real = false;
            for (int row = 0; row < DIGITS.size() && !real; row++) {
                float[] original = new float[picture.length];
                DIGITS.images().copyRow(row, original, 0);
                original[28 * 28] = DIGITS.label(row);
                real = Arrays.equals(original, picture);
            }
            synthetic[(int) picture[28 * 28]] += real ? 0 : 1;
        }
        for (int count : synthetic) {
            assertEquals(2 * 2, count, Arrays.toString(synthetic));
        }
    }

    @Test
    void drawingsThatAreNoDigitsAreTheShareThatWasAskedForAndHaveNoClass() {
        List<float[]> fed = epochs("synthetic=0.2 doubt=0.3", 16);
        assertEquals(2 * 120, fed.size());
        int nonDigits = 0;
        int digits = 0;
        for (float[] picture : fed) {
            boolean digit = picture[28 * 28] >= 0;
            nonDigits += digit ? 0 : 1;
            digits += digit ? 1 : 0;
            assertTrue(digit || picture[28 * 28] == Loss.NO_CLASS);
        }
        assertEquals(2 * 36, nonDigits);
        assertEquals(2 * (60 + 24), digits);
        assertEquals(36, images("synthetic=0.2 doubt=0.3", 4).nonDigits());
        assertEquals(0, images("synthetic=0.2", 4).nonDigits());
    }

    @Test
    void theyAreTheSameInEachEpochAndAllDifferent() {
        List<float[]> fed = epochs("doubt=0.3", 16);
        for (float[] picture : fed) {
            assertEquals(2, occurrences(picture, fed), "once in each epoch");
        }
    }

    @Test
    void whatWasFedLastCanBeLookedAt() {
        for (String settings : List.of("augment=none", "augment=full")) {
            TrainingImages images = images(settings, 16);
            assertEquals(0, images.lastTaken(10).length);
            Batch batch = images.take(0, 4, new int[16]);
            float[][] fed = images.lastTaken(10);
            assertEquals(4, fed.length);
            float[] first = new float[28 * 28];
            batch.rows().copyRow(batch.row(0), first, 0);
            assertArrayEquals(first, fed[0]);
            float[] original = new float[28 * 28];
            DIGITS.images().copyRow(0, original, 0);
            assertEquals(settings.endsWith("none"), Arrays.equals(original, fed[0]));
            assertEquals(3, images.lastTaken(3).length);
        }
    }

    @Test
    void syntheticDigitsAreNotMixedIntoImagesOfAnotherKind() {
        Recipe recipe = ToyData.recipe("synthetic=0.1");
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new TrainingImages(recipe, ToyData.noise(20, 1), 4, Backend.plain()));
        assertEquals(
                "Synthetic digits are 28 by 28 pixels in 10 classes, but noise 1 is 3 by 3 in 3; set the share of"
                        + " synthetic digits to 0.",
                e.getMessage());
    }

    @Test
    void norAreDrawingsThatAreNoDigits() {
        Recipe recipe = ToyData.recipe("doubt=0.1");
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new TrainingImages(recipe, ToyData.noise(20, 1), 4, Backend.plain()));
        assertEquals(
                "Drawings that are no digits are 28 by 28 pixels in 10 classes, but noise 1 is 3 by 3 in 3; set the"
                        + " share of such drawings ('abstention') to 0.",
                e.getMessage());
    }

    private static Trainer trainer(String settings, Splits splits) {
        return new Trainer(ToyData.recipe(settings), splits, Backend.plain());
    }

    @Test
    void everyImageIsSeenOnceAnEpochInAnotherOrder() {
        // At a rate of next to nothing the weights stay, so that an image's loss tells which one it is.
        Trainer trainer = trainer("layers=4 batch=1 lr=1e-30 epochs=2", ToyData.noise(50, 10, 10));
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
        double[] losses = new double[trainer.images().batches()];
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
    void batchesAreCountedAndTheLastMayBeSmaller() {
        Trainer trainer = trainer("layers=0 batch=8 epochs=2", ToyData.noise(20, 10, 10));
        assertEquals(3, trainer.images().batches());
        List<String> steps = new ArrayList<>();
        while (trainer.images().epoch() == 1) {
            steps.add(trainer.phase() + " " + trainer.images().batchesDone() + " "
                    + trainer.images().imagesDone());
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
        assertEquals(0, trainer.images().batchesDone());
        assertEquals(0, trainer.images().imagesDone());
    }

    @Test
    void aBatchIsWalkedThroughInMicroBatches() {
        Trainer trainer = trainer("layers=0 batch=300 epochs=1", ToyData.noise(310, 10, 10));
        assertEquals(128, trainer.microBatch());
        assertEquals(2, trainer.images().batches());
        List<String> steps = new ArrayList<>();
        while (trainer.phase() == Trainer.Phase.TRAINING) {
            trainer.advance();
            steps.add(trainer.images().batchesDone() + " " + trainer.images().imagesDone());
        }
        assertEquals(List.of("0 100", "0 200", "1 300", "2 310"), steps);
    }

    @Test
    void aBatchLargerThanTheSetIsTheSet() {
        assertEquals(
                1,
                trainer("layers=0 batch=1000 epochs=1", ToyData.noise(20, 10, 10))
                        .images()
                        .batches());
        assertEquals(
                1,
                trainer("layers=0 batch=all epochs=1", ToyData.noise(20, 10, 10))
                        .images()
                        .batches());
    }
}
