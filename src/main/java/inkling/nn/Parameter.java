package inkling.nn;

import inkling.kernel.Layout;
import inkling.kernel.Memory;
import java.util.List;

/**
 * A matrix of weights, or a vector with a value for each unit, with its gradient. Optimisers write the values; layers
 * write the gradient.
 *
 * @param tensor the values as a part of the network's saved state
 * @param fanOut number of outputs that an input contributes to, away from a picture's edges
 * @param decays whether weight decay applies: to weights, not to biases and the like (Goodfellow et al. 2016, section 7.1)
 * @param gradient what was summed since the last step of an optimiser, which leaves it zero; in the values' order
 */
public record Parameter(Tensor tensor, int fanOut, boolean decays, float[] gradient) {
    /** The zeroed weights of a dense layer. */
    static Parameter weights(String name, Layout layout, Memory memory) {
        return learned(Tensor.matrix(name, layout, memory), layout.columns(), true, memory);
    }

    /** The zeroed filters of a convolution: a matrix {@code size · size · channels × filters}. */
    static Parameter filters(String name, int size, int channels, int filters, Memory memory) {
        Layout matrix = Layout.rowMajor(size * size * channels, filters);
        List<Integer> sides = List.of(size, size, channels, filters);
        return learned(Tensor.of(name, sides, matrix, 0f, Tensor.ANY, memory), size * size * filters, true, memory);
    }

    /** A value for each unit. */
    static Parameter vector(String name, int out, float start, Memory memory) {
        return learned(Tensor.vector(name, out, start, Tensor.ANY, memory), out, false, memory);
    }

    /** The zeroed biases of a layer. */
    static Parameter bias(String name, int out, Memory memory) {
        return vector(name, out, 0f, memory);
    }

    private static Parameter learned(Tensor tensor, int fanOut, boolean decays, Memory memory) {
        return new Parameter(tensor, fanOut, decays, memory.allocate(tensor.length()));
    }

    /** A name that is unique in its network, such as {@code dense1.weight}. */
    public String name() {
        return tensor.name();
    }

    /** Inputs of a weight matrix: how many values a unit sees at a time; 1 for a vector. */
    public int rows() {
        return tensor.layout().rows();
    }

    /** Units, or filters. */
    public int columns() {
        return tensor.layout().columns();
    }

    /** Number of values. */
    public int length() {
        return tensor.length();
    }

    /** The value in a row and a column. */
    public float get(int row, int column) {
        return tensor.get(row * columns() + column);
    }

    /** The values themselves, in the order that the kernels keep them in; changes are seen by the network. */
    public float[] values() {
        return tensor.values();
    }
}
