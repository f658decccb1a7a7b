package inkling.cli;

import inkling.train.Metrics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param testSet what the test images are called
 * @param epochs epochs that were run
 * @param validation of the network that was kept
 * @param test of the network that was kept
 * @param imagesPerSecond training images an epoch times epochs, by the time spent on training them
 * @param seconds the whole run, measurements included, reading the data not
 * @param file where the network was saved
 * @param plots the plots that were drawn
 */
record RunResult(
        String testSet,
        int epochs,
        Metrics validation,
        Metrics test,
        double imagesPerSecond,
        double seconds,
        Optional<Path> file,
        List<Path> plots) {
    RunResult {
        plots = List.copyOf(plots);
    }
}
