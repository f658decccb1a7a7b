package inkling.nn;

import inkling.kernel.Backend;
import inkling.kernel.Kernels;
import inkling.kernel.Memory;
import inkling.kernel.Random32;

/**
 * What a layer is built with.
 *
 * @param name of the layer, unique in its network: {@code conv1}, {@code dense2}
 * @param input shape of what reaches the layer
 * @param maxRows the largest batch
 * @param first whether no layer before this one learns, so that nobody needs the derivative with respect to its input
 * @param masks draws the masks of dropout
 * @param backend arithmetic and memory
 */
record LayerContext(String name, Shape input, int maxRows, boolean first, Random32 masks, Backend backend) {
    Kernels kernels() {
        return backend.kernels();
    }

    Memory memory() {
        return backend.memory();
    }

    /** A buffer for so many values of each image of a batch. */
    float[] buffer(int values) {
        return memory().allocate((long) maxRows * values);
    }

    /** A buffer for the derivative with respect to the layer's input; empty if nobody needs it. */
    float[] inputDelta() {
        return buffer(first ? 0 : input.size());
    }
}
