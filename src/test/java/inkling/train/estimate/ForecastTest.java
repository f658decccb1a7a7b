package inkling.train.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Settings;
import inkling.train.estimate.Workload.Material;
import org.junit.jupiter.api.Test;

/** What a run has to do, and how long that takes. */
class ForecastTest {
    /** Rounding of sums of doubles, which are up to 1e12 here. */
    private static final double EXACT = 1e-3;

    private static final Recipe PLAIN =
            Recipes.named("relu-softmax").with("layers", "100").with("batch", "50");

    private static Forecast of(Recipe recipe) {
        return new Forecast(new Workload(recipe, Material.MNIST), Costs.USUAL);
    }

    @Test
    void aDenseNetworksWorkIsItsProducts() {
        Workload workload = new Workload(PLAIN, Material.MNIST);
        Effort epoch = workload.training(false);
        assertEquals(55_000, workload.images());
        assertEquals(55_000 * 2.0 * 785 * 100 * 0.19, epoch.count(Operation.SPARSE_PRODUCT), 1);
        assertEquals(55_000 * 3.0 * 101 * 10, epoch.count(Operation.DENSE_PRODUCT), EXACT);
        assertEquals(1_100 * 2.0 * (785 * 100 + 101 * 10), epoch.count(Operation.NUMBER), EXACT);
        assertEquals(10_000 * 785 * 100 * 0.19, workload.measuring().count(Operation.SPARSE_PRODUCT), 1);
        assertEquals(10_000 * 101 * 10, workload.testing().count(Operation.DENSE_PRODUCT), EXACT);
    }

    @Test
    void theFirstConvolutionPassesNothingBack() {
        Effort epoch = new Workload(PLAIN.with("layers", "c4k5-c8k3"), Material.MNIST).training(false);
        assertEquals(55_000 * 2.0 * 24 * 24 * 26 * 4, epoch.count(Operation.PICTURE_CONVOLUTION), EXACT);
        assertEquals(55_000 * 3.0 * 22 * 22 * 37 * 8, epoch.count(Operation.CONVOLUTION), EXACT);
    }

    @Test
    void anOptimisersMemoryAndTheMeanOfWeightsAreTouchedInEachStep() {
        Recipe adam = PLAIN.with("optimizer", "adam").with("epochs", "3").with("averaging", "1");
        Workload workload = new Workload(adam, Material.MNIST);
        double parameters = 785 * 100 + 101 * 10;
        assertEquals(1_100 * 4 * parameters, workload.training(false).count(Operation.NUMBER), EXACT);
        assertEquals(1_100 * 8 * parameters, workload.training(true).count(Operation.NUMBER), EXACT);
        assertEquals(
                4 * parameters,
                new Workload(adam.with("batch", "all"), Material.MNIST)
                        .training(false)
                        .count(Operation.NUMBER),
                EXACT);
    }

    @Test
    void drawingsAreMadeOnceAndVariedLikeAllPictures() {
        Recipe mixed = PLAIN.with("synthetic", "0.4").with("abstention", "0.05").with("augment", "light");
        Workload workload = new Workload(mixed, Material.MNIST);
        assertEquals(100_000, workload.images());
        assertEquals(45_000, workload.drawing().count(Operation.DRAWING), EXACT);
        assertEquals(55_000, workload.training(false).count(Operation.VARIED_PICTURE), EXACT);
        assertEquals(
                55_000,
                new Workload(mixed.with("augment", "full"), Material.MNIST)
                        .training(false)
                        .count(Operation.ELASTIC_PICTURE),
                EXACT);
        Forecast forecast = of(mixed.with("epochs", "4"));
        assertTrue(forecast.firstEpoch() > 2 * forecast.epoch());
    }

    @Test
    void theRunIsTheSumOfItsEpochs() {
        Recipe recipe = PLAIN.with("epochs", "5").with("averaging", "2").with("synthetic", "0.2");
        Forecast forecast = of(recipe);
        int images = new Workload(recipe, Material.MNIST).images();
        assertEquals(0, forecast.until(0), EXACT);
        assertEquals(forecast.firstEpoch(), forecast.until(images), EXACT);
        assertEquals(forecast.firstEpoch() + 2 * forecast.epoch(), forecast.until(3L * images), EXACT);
        assertTrue(forecast.until(4L * images) - forecast.until(3L * images) > forecast.epoch());
        assertTrue(forecast.run() > forecast.until(5L * images));
        for (long done = 0; done < 5L * images; done += images / 7) {
            assertTrue(forecast.until(done + images / 7) > forecast.until(done), "after " + done);
        }
    }

    @Test
    void aRunThatIsTwiceAsSlowAsForecastSaysSoWithinSeconds() {
        Recipe recipe = PLAIN.with("epochs", "500");
        Forecast forecast = of(recipe);
        TimeLeft left = new TimeLeft(recipe, Costs.USUAL, Material.MNIST);
        left.beginsAt(0);
        assertEquals(-1, left.seconds(recipe));
        double end = 0;
        long images = 0;
        while (end < 10) {
            images += 5_000;
            double spent = 2 * (forecast.until(images) - forecast.until(images - 5_000));
            end += spent;
            left.worked(recipe, spent, images);
        }
        assertTrue(left.isTelling());
        assertEquals(2, left.pace(), 0.05);
        assertEquals(2 * forecast.run() - end, left.seconds(recipe), 0.05 * forecast.run());
        assertTrue(left.seconds(recipe.with(Settings.EPOCHS, 250)) < left.seconds(recipe) / 2);
    }

    @Test
    void theFirstEpochsDrawingsDoNotCountForTheOthers() {
        Recipe recipe = PLAIN.with("epochs", "60").with("synthetic", "0.25");
        Forecast forecast = of(recipe);
        TimeLeft left = new TimeLeft(recipe, Costs.USUAL, Material.MNIST);
        left.beginsAt(0);
        left.worked(recipe, forecast.until(10_000), 10_000);
        assertEquals(forecast.run() - forecast.until(10_000), left.seconds(recipe), 0.01 * forecast.run());
    }
}
