/**
 * The visitor's own examples: how they are collected, kept, and used to fine-tune a network. Begin with
 * {@link inkling.page.finetune.FineTuningPanel}.
 */
package inkling.page.finetune;
