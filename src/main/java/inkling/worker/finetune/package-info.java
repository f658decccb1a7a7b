/**
 * Fine-tuning of a network on the visitor's own digits: {@link inkling.worker.finetune.FineTuningService} begins, stops
 * and undoes it, {@link inkling.worker.finetune.FineTuningJob} does the work in time slices.
 */
package inkling.worker.finetune;
