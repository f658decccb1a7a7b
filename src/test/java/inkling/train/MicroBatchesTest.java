package inkling.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Splits;
import inkling.kernel.Backend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way through an epoch's images. */
class MicroBatchesTest {
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
    void batchesAreCountedAndTheLastMayBeSmaller() {
        Trainer trainer = trainer("layers=0 batch=8 epochs=2", ToyData.noise(20, 10, 10));
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
        Trainer trainer = trainer("layers=0 batch=300 epochs=1", ToyData.noise(310, 10, 10));
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
                trainer("layers=0 batch=1000 epochs=1", ToyData.noise(20, 10, 10))
                        .progress()
                        .batches());
        assertEquals(
                1,
                trainer("layers=0 batch=all epochs=1", ToyData.noise(20, 10, 10))
                        .progress()
                        .batches());
    }
}
