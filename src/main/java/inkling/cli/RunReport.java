package inkling.cli;

import inkling.data.Splits;
import inkling.recipe.Recipe;
import inkling.train.EpochRecord;
import inkling.train.Trainer;

/** Tells of a run while it goes on. */
interface RunReport {
    /** The run begins. */
    void start(Recipe recipe, Splits splits, Trainer trainer);

    /** A slice of training is done; called very often. */
    void progress(Trainer trainer, double imagesPerSecond);

    /** An epoch is done and measured. */
    void epoch(EpochRecord record, double imagesPerSecond);

    /** The run is over and everything is written. */
    void result(RunResult result);

    /** Clears what is on the screen for the time of the run; called at its end, whatever the end. */
    void close();
}
