package inkling.cli;

import inkling.data.Splits;
import inkling.recipe.Recipe;
import inkling.train.EpochRecord;
import inkling.train.Trainer;
import inkling.train.measure.Metrics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reports on a run while it goes on. */
interface RunReport {
    /** The run begins. */
    void start(Recipe recipe, Splits splits, Trainer trainer);

    /** Some more training is done; called very often. */
    void progress(Trainer trainer, double imagesPerSecond);

    /** An epoch is done and measured. */
    void epoch(EpochRecord record, double imagesPerSecond);

    /** The run is over and everything is written. */
    void result(Result result);

    /** Removes from the screen what was only for the time of the run; called at its end, even if it failed. */
    void close();

    /**
     * The outcome of a run.
     *
     * @param testSet name of the test images
     * @param epochs number of epochs that were run
     * @param validation of the network that was kept
     * @param test of the network that was kept
     * @param imagesPerSecond training images of all epochs, by the time spent on training alone
     * @param seconds the whole run with its measurements, without reading the data
     * @param file where the network was saved
     * @param plots the plots that were drawn
     */
    record Result(
            String testSet,
            int epochs,
            Metrics validation,
            Metrics test,
            double imagesPerSecond,
            double seconds,
            Optional<Path> file,
            List<Path> plots) {
        public Result {
            plots = List.copyOf(plots);
        }
    }
}
