package inkling.train.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.SyntheticSplits;
import inkling.kernel.Backend;
import inkling.kernel.SparseRows;
import inkling.recipe.Recipe;
import inkling.train.ToyData;
import inkling.train.Trainer;
import inkling.train.measure.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A small network on synthetic digits is taught a sign of one's own. */
class FineTuningTest {
    private static final Splits KNOWN = new SyntheticSplits(600, 60, 1).finish();

    private static Trainer trained;

    @BeforeAll
    static void train() {
        Recipe recipe = ToyData.recipe("layers=32 epochs=12 batch=16 optimizer=adam lr=0.005");
        trained = new Trainer(recipe, KNOWN, Backend.plain()).finish();
    }

    /** A bar across the middle, a little elsewhere each time, which is to be read as a seven. */
    private static Dataset bars() {
        float[] pixels = new float[3 * 784];
        for (int i = 0; i < 3; i++) {
            for (int y = 12 + i; y < 15 + i; y++) {
                Arrays.fill(pixels, i * 784 + y * 28 + 5, i * 784 + y * 28 + 23, 1f);
            }
        }
        return new Dataset("bars", 28, 28, 10, SparseRows.of(pixels, 784), new byte[] {7, 7, 7});
    }

    private static FineTuning tuning(Dataset yours) {
        return new FineTuning(trained.network(), trained.recipe(), yours, KNOWN, Backend.plain());
    }

    @Test
    void itLearnsTheExamplesAndForgetsLittle() {
        float[] before = trained.network().parameters().get(0).values().clone();
        FineTuning tuning = tuning(bars());
        assertThrows(IllegalStateException.class, tuning::figures);
        List<FineTuning.Phase> phases = new ArrayList<>();
        double share = 0;
        do {
            if (phases.isEmpty() || phases.get(phases.size() - 1) != tuning.phase()) {
                phases.add(tuning.phase());
                share = 0;
            }
            assertTrue(tuning.share() >= share && tuning.share() <= 1, tuning.phase() + ": " + tuning.share());
            share = tuning.share();
        } while (tuning.advance());
        phases.add(tuning.phase());
        assertEquals(List.of(FineTuning.Phase.values()), phases);
        assertEquals(1, tuning.share());
        FineTuningResult figures = tuning.figures();
        assertTrue(figures.yoursBefore().accuracy() < 1, "there is something to learn");
        assertTrue(figures.yoursAfter().loss() < figures.yoursBefore().loss(), figures.toString());
        assertEquals(3, figures.yoursAfter().images());
        assertEquals(KNOWN.validation().size(), figures.setBefore().images());
        assertEquals(KNOWN.validation().name(), figures.set());
        assertTrue(figures.setAfter().accuracy() > figures.setBefore().accuracy() - 0.1, figures.toString());
        assertArrayEquals(before, trained.network().parameters().get(0).values(), "the original stays as it was");
        assertEquals(
                figures.yoursAfter(),
                new Evaluation(tuning.network(), trained.recipe().loss(), bars(), 1, Backend.plain())
                        .finish()
                        .metrics());
    }

    @Test
    void theSameExamplesTeachTheSame() {
        assertEquals(tuning(bars()).finish().figures(), tuning(bars()).finish().figures());
    }

    @Test
    void imagesOfAnotherKindAreRefused() {
        Dataset small = new Dataset("dots", 1, 4, 10, SparseRows.of(new float[4], 4), new byte[1]);
        assertEquals(
                "The network reads 784 pixels as 10 classes, but dots has 4 pixels and 10 classes; teach another network.",
                assertThrows(IllegalArgumentException.class, () -> tuning(small))
                        .getMessage());
        Dataset none = bars().slice(0, 0);
        assertEquals(
                "Teaching needs examples and images to measure on; there are 0 and 50.",
                assertThrows(IllegalArgumentException.class, () -> tuning(none)).getMessage());
    }
}
