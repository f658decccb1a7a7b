package inkling.train.finetune;

import inkling.train.measure.Metrics;

/**
 * What {@link FineTuning} has changed, on the examples that it trained on and on images that it did not.
 *
 * @param yoursBefore on the visitor's examples, with the original network
 * @param yoursAfter on the same, with the fine-tuned network
 * @param set name of the other images: validation images, which are never trained on
 * @param setBefore on these, with the original network
 * @param setAfter on the same, with the fine-tuned network
 */
public record FineTuningResult(
        Metrics yoursBefore, Metrics yoursAfter, String set, Metrics setBefore, Metrics setAfter) {}
