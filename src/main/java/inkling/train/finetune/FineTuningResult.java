package inkling.train.finetune;

import inkling.train.measure.Metrics;

/**
 * What a lesson ({@link FineTuning}) has done, on the examples that were taught and on images that were not.
 *
 * @param yoursBefore on the visitor's examples, with the network as it was
 * @param yoursAfter on the same, with the taught network
 * @param set what the other images are: validation images, on which nobody trains
 * @param setBefore on these, with the network as it was
 * @param setAfter on the same, with the taught network
 */
public record FineTuningResult(
        Metrics yoursBefore, Metrics yoursAfter, String set, Metrics setBefore, Metrics setAfter) {}
