/**
 * Training by a recipe. Begin with {@link inkling.train.Trainer}. The room {@code train.measure} holds what a network is
 * measured by, {@code train.finetune} what teaches a trained network some examples more. Uses {@code kernel},
 * {@code nn}, {@code optim}, {@code ink}, {@code data} and {@code recipe}.
 */
package inkling.train;
