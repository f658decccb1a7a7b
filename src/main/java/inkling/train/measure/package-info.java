/**
 * How a network is measured: loss, accuracy, the confusion matrix, and how well its probabilities agree with its
 * accuracy. Begin with {@link inkling.train.measure.Evaluation}. Uses {@code kernel}, {@code nn} and {@code data}.
 */
package inkling.train.measure;
