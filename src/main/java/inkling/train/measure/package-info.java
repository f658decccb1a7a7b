/**
 * What a network is measured by: loss, accuracy, the confusion matrix, and whether it is as often right as it says. Begin
 * with {@link inkling.train.measure.Evaluation}. Uses {@code kernel}, {@code nn} and {@code data}.
 */
package inkling.train.measure;
