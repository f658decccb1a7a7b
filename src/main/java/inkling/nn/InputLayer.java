package inkling.nn;

import inkling.kernel.SparseRows.Batch;
import java.util.List;

/** How images enter a network. It owns the buffer that it returns, which holds until its next call. */
interface InputLayer {
    /** The input of the network's next layer: {@code count × outputs}. */
    float[] forward(Batch images);

    /**
     * Adds to the gradients of the parameters, if there are any.
     *
     * @param delta the loss's derivative with respect to the result of {@link #forward}; overwritten
     */
    default void backward(Batch images, float[] delta) {}

    /** What the optimiser changes. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** Writes the images out as pictures, zeros included: {@code count × height × width × channels}. */
    static InputLayer pictures(float[] buffer) {
        return images -> {
            images.copyTo(buffer);
            return buffer;
        };
    }
}
