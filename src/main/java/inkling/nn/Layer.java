package inkling.nn;

import inkling.kernel.StateVisitor;
import java.util.List;

/**
 * A layer with its weights: the pass forward over a batch, and the pass back. It owns the buffers that it returns, which
 * hold until its next call; values beyond the rows in use have no meaning.
 */
interface Layer {
    /**
     * Outputs for a batch.
     *
     * @param input {@code rows × inputs}
     * @param training whether dropout is on and batch normalisation takes the batch's own statistics
     * @return {@code rows × outputs}
     */
    float[] forward(float[] input, int rows, boolean training);

    /**
     * Adds to the gradients of the layer's parameters and passes the loss's derivative on.
     *
     * @param delta derivative with respect to the outputs of the last {@link #forward}, {@code rows × outputs}; overwritten
     * @return derivative with respect to the inputs, {@code rows × inputs}; empty for the first layer that learns
     */
    float[] backward(float[] delta, int rows);

    /**
     * How one output of an image comes about, outside of training.
     *
     * @param input the image's values that reach the layer
     * @param unit the output's channel: a unit, a filter
     * @param pixel of the output's picture, row by row; 0 for a plain vector
     */
    UnitSum sum(float[] input, int unit, int pixel);

    /** What the optimiser changes. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** What is saved with the parameters but not learned from gradients. */
    default List<Tensor> statistics() {
        return List.of();
    }

    /** Forgets what was counted in training, before training begins again. */
    default void restart() {}

    /** From now on this share of the outputs is dropped in training, 0 to below 1, if the layer drops any. */
    default void dropout(float rate) {}

    /** Shows what was counted in training. */
    default void visit(StateVisitor state) {}
}
