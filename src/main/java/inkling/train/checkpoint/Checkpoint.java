package inkling.train.checkpoint;

import inkling.kernel.StateVisitor;
import inkling.recipe.Recipe;
import java.util.function.Consumer;

/**
 * All that a run must remember to go on as if it had never stopped: the network with its statistics, the optimiser's
 * state, the way through the images, all random states, the records of its epochs, the weights that are kept. In the same
 * engine and variant the run goes on to the last bit as it would have.
 *
 * <p>{@link CheckpointFile} has it as bytes.
 *
 * @param description what it is a checkpoint of
 * @param integers whole numbers of the state, in the order in which the parts of a run show them
 * @param floats the state's floats
 */
public record Checkpoint(Description description, int[] integers, float[] floats) {
    /**
     * What is to be known of a run before it goes on.
     *
     * @param recipe its settings
     * @param data fingerprint of the images that it learns from and is measured on
     * @param epoch under way, from 1; after the last, that one
     * @param batches done in this epoch
     * @param done whether the run is over
     * @param validationAccuracy after the last epoch that is over, 0 to 1; 0 before
     */
    public record Description(
            Recipe recipe, int data, int epoch, int batches, boolean done, double validationAccuracy) {}

    /** A checkpoint of what a run shows. */
    public static Checkpoint of(Description description, Consumer<StateVisitor> run) {
        StateWriter writer = new StateWriter();
        run.accept(writer);
        return new Checkpoint(description, writer.integers(), writer.floats());
    }

    /**
     * Gives a run back what it had shown.
     *
     * @throws IllegalArgumentException if it is another kind of run; its state must not be used then
     */
    public void restore(Consumer<StateVisitor> run) {
        StateReader reader = new StateReader(integers, floats);
        try {
            run.accept(reader);
            reader.requireEnd();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The run cannot go on from its checkpoint: " + e.getMessage() + ". Begin it anew.", e);
        }
    }
}
