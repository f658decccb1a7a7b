/**
 * Fine-tuning: a trained network learns a visitor's own examples, and keeps what it knew because images of the kind that
 * it was trained on are mixed among them (replay). Begin with {@link inkling.train.finetune.FineTuning}. Uses what
 * {@code train} uses, and {@code train} itself.
 */
package inkling.train.finetune;
