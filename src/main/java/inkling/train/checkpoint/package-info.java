/**
 * A run as bytes, from which it goes on as if it had never stopped. Begin with {@link
 * inkling.train.checkpoint.Checkpoint}. Each part of a run shows what it must remember to a {@link
 * inkling.kernel.StateVisitor}, of which there is one that writes and one that reads.
 */
package inkling.train.checkpoint;
