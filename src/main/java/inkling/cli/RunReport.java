package inkling.cli;

import inkling.data.Splits;
import inkling.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reports on a run while it goes on. */
interface RunReport extends AutoCloseable {
    /** What is to be said of the images; empty for those that everybody knows. */
    void data(String note);

    /** The run begins. */
    void start(Splits splits, Trainer trainer);

    /** The run begins with the weights of a saved network. */
    void from(Path model, Trainer trainer);

    /**
     * The run goes on from a checkpoint, be it only to be measured again because it was over.
     *
     * @param changes the settings that are others from here on, each with what it was
     */
    void resumed(Trainer trainer, Path checkpoint, List<String> changes);

    /** The run was told to stop, and is kept as a checkpoint. */
    void stopped(Trainer trainer, Path checkpoint);

    /** Some more training is done; called very often, and of no use to a program that reads lines. */
    default void progress(Trainer trainer, double imagesPerSecond) {}

    /** An epoch is done and measured; it is the last of the trainer's log. */
    void epoch(Trainer trainer, double imagesPerSecond);

    /** The run is over and everything is written. */
    void result(Trainer trainer, Outcome outcome);

    /** Removes from the screen what was only for the time of the run; called at its end, even if it failed. */
    @Override
    default void close() {}

    /**
     * What a run took and what it left behind.
     *
     * @param imagesPerSecond training images of all epochs, by the time spent on training alone
     * @param seconds the whole run with its measurements, without reading the data
     * @param file where the network was saved
     * @param plots the plots that were drawn
     */
    record Outcome(double imagesPerSecond, double seconds, Optional<Path> file, List<Path> plots) {}
}
