package inkling.learning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.Thorough;
import inkling.data.MnistFiles;
import inkling.data.MnistSearch;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.train.EpochRecord;
import inkling.train.Trainer;
import inkling.train.measure.Evaluation;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dense recipes reach their figures on the real MNIST, the long ones those of two passes. The figures are printed; "test" is the set of 10,000. */
@Thorough
@Execution(ExecutionMode.CONCURRENT)
class RecipesTest {
    private static final Backend BACKEND = Backend.plain();

    /** Enough to tell a run with dropout from one without. */
    private static final int GAP_EPOCHS = 6;

    private static MnistSearch search = new MnistSearch.Missing("not looked for");
    private static Splits[] mnist = {};

    @BeforeAll
    static void loadMnist() throws IOException {
        search = MnistFiles.standard().find();
        if (search instanceof MnistSearch.Found found) {
            mnist = new Splits[] {found.load()};
        }
    }

    private static Splits mnist() {
        Assumptions.assumeTrue(
                mnist.length == 1,
                () -> search instanceof MnistSearch.Missing missing ? missing.reason() : "MNIST is not loaded.");
        return mnist[0];
    }

    @Test
    void sigmoidsAndSquaredErrorReadNineInTen() {
        assertReads("sigmoid-mse", 0.90);
    }

    @Test
    void reluAndSoftmaxRead94PercentAfterFiveEpochsAnd97AndAHalfAfterFifteen() {
        Splits splits = mnist();
        Trainer trainer = new Trainer(Recipes.named("relu-softmax"), splits, BACKEND);
        // At a constant rate a run of fifteen epochs begins with the run of five.
        while (trainer.log().size() < 5) {
            trainer.advance();
        }
        Evaluation early = new Evaluation(
                trainer.network(), trainer.recipe().loss(), splits.test(), trainer.microBatch(), BACKEND);
        double afterFive = early.finish().metrics().accuracy();
        double afterAll = trainer.finish().test().metrics().accuracy();
        print("relu-softmax", "test after 5 epochs " + percent(afterFive) + ", after 15 " + percent(afterAll));
        assertTrue(afterFive >= 0.94, "after 5 epochs " + percent(afterFive));
        assertTrue(afterAll >= 0.975, "after 15 epochs " + percent(afterAll));
    }

    @Test
    void dropoutNarrowsTheGapBetweenTrainingAndValidation() {
        Trainer with = assertReads("momentum-dropout", 0.978);
        Recipe plain = Recipes.named("momentum-dropout").with("dropout", "0");
        Trainer without = new Trainer(plain, mnist(), BACKEND);
        while (without.log().size() < GAP_EPOCHS) {
            without.advance();
        }
        print("momentum-dropout", "gap " + percent(gap(with)) + ", without dropout " + percent(gap(without)));
        assertTrue(gap(with) < gap(without), percent(gap(with)) + " and " + percent(gap(without)));
    }

    /** How much better training images are read than validation images in an epoch that both runs have. */
    private static double gap(Trainer trainer) {
        EpochRecord epoch = trainer.log().get(GAP_EPOCHS - 1);
        return epoch.train().accuracy() - epoch.validation().accuracy();
    }

    @Test
    void theWholeSetAtOnceReads85Percent() {
        assertReads("full-batch", 0.85);
    }

    @Test
    void adamReads98Percent() {
        assertReads("adam", 0.98);
    }

    @Test
    void twoQuickPassesRead97AndAHalfPercent() {
        assertReads("quick", 0.975);
    }

    /** The first passes of the recipes that take long; a whole run's figures are in the document on training. */
    @ParameterizedTest
    @CsvSource({"wide-dropout, 0.96", "everyday, 0.96"})
    void longRunsReadMostAfterTwoPasses(String recipe, double share) {
        assertReads(Recipes.named(recipe).with("epochs", "2"), share);
    }

    private static Trainer assertReads(String recipe, double share) {
        return assertReads(Recipes.named(recipe), share);
    }

    private static Trainer assertReads(Recipe settings, double share) {
        String recipe = settings.name();
        long start = System.nanoTime();
        Trainer trainer = new Trainer(settings, mnist(), BACKEND).finish();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        double accuracy = trainer.test().metrics().accuracy();
        int epochs = trainer.log().size();
        print(recipe, "test after " + epochs + " epochs " + percent(accuracy) + " (" + seconds + " s)");
        assertTrue(accuracy >= share, recipe + " reads " + percent(accuracy) + " of the test images");
        return trainer;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static void print(String recipe, String figures) {
        System.out.println(recipe + ": " + figures);
    }
}
