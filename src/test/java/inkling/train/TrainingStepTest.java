package inkling.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.nn.Network;
import inkling.nn.Parameter;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one step of the optimiser does. */
class TrainingStepTest {
    private final Backend backend = Backend.plain();

    private Trainer trainer(String settings, Splits splits) {
        return new Trainer(ToyData.recipe(settings), splits, backend);
    }

    @Test
    void aWholeSetInSlicesMakesTheStepOfOneLargeBatch() {
        Splits splits = ToyData.noise(300, 20, 20);
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
        double squares = 0;
        for (int p = 0; p < whole.parameters().size(); p++) {
            Parameter expected = whole.parameters().get(p);
            Parameter actual = trainer.network().parameters().get(p);
            for (float g : expected.gradient()) {
                squares += (double) g * g;
            }
            float decay = expected.decays() ? recipe.get(Settings.L2) : 0f;
            for (int i = 0; i < expected.length(); i++) {
                double w = expected.values()[i];
                double stepped = w - recipe.get(Settings.LEARNING_RATE) * (expected.gradient()[i] + decay * w);
                assertEquals(stepped, actual.values()[i], tolerance, expected.name());
            }
        }
        assertEquals(0.5f, trainer.lastStep().rate());
        assertEquals(Math.sqrt(squares), trainer.lastStep().gradientNorm(), tolerance, "without weight decay");
    }

    @Test
    void theNormIsThatOfTheFirstStepAfterItWasAskedForAndBeforeItIsClipped() {
        String settings = "layers=8 lr=0.1 batch=20 epochs=1 schedule=cosine";
        Trainer trainer = trainer(settings, ToyData.noise(100, 20, 20));
        assertTrue(trainer.lastStep().gradientNorm() < 0, "there was none yet");
        List<Double> norms = new ArrayList<>();
        List<Float> rates = new ArrayList<>();
        for (int step = 1; step <= 5; step++) {
            advanceTo(trainer, step);
            norms.add(trainer.lastStep().gradientNorm());
            rates.add(trainer.lastStep().rate());
        }
        Trainer asked = trainer(settings, ToyData.noise(100, 20, 20));
        advanceTo(asked, 4);
        assertEquals(norms.get(0), asked.lastStep().gradientNorm());
        assertEquals(rates.get(0), asked.lastStep().rate());
        advanceTo(asked, 5);
        assertEquals(norms.get(4), asked.lastStep().gradientNorm());
        assertEquals(rates.get(4), asked.lastStep().rate());
        Trainer clipped = trainer(settings + " clip=0.001", ToyData.noise(100, 20, 20));
        advanceTo(clipped, 1);
        assertEquals(norms.get(0), clipped.lastStep().gradientNorm());
    }

    private static void advanceTo(Trainer trainer, int steps) {
        while (trainer.images().steps() < steps) {
            trainer.advance();
        }
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
    void theFirstStepsOfAWarmupAreShort() {
        Splits splits = ToyData.noise(40, 20, 20);
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
        Splits splits = ToyData.noise(300, 20, 20);
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
