package inkling.nn;

import inkling.kernel.Layout;
import inkling.kernel.Memory;
import java.util.List;

/**
 * A matrix of weights, or a vector with a value for each unit, with its gradient. Optimisers write the values; layers
 * write the gradient.
 */
public final class Parameter {
    private final Tensor tensor;
    private final int rows;
    private final int columns;
    private final int fanOut;
    private final boolean decays;
    private final float[] gradient;

    /** A matrix as its tensor starts, which weight decay applies to or not. */
    private Parameter(Tensor tensor, int rows, int columns, int fanOut, boolean decays, Memory memory) {
        this.tensor = tensor;
        this.rows = rows;
        this.columns = columns;
        this.fanOut = fanOut;
        this.decays = decays;
        gradient = memory.allocate(rows * columns);
    }

    /** The zeroed weights of a dense layer. */
    static Parameter weights(String name, Layout layout, Memory memory) {
        Tensor tensor = Tensor.matrix(name, layout, memory);
        return new Parameter(tensor, layout.rows(), layout.columns(), layout.columns(), true, memory);
    }

    /** The zeroed filters of a convolution: a matrix {@code size · size · channels × filters}. */
    static Parameter filters(String name, int size, int channels, int filters, Memory memory) {
        Tensor tensor = Tensor.allocate(name, List.of(size, size, channels, filters), 0f, memory);
        return new Parameter(tensor, size * size * channels, filters, size * size * filters, true, memory);
    }

    /** A value for each unit. */
    static Parameter vector(String name, int out, float start, Memory memory) {
        return new Parameter(Tensor.allocate(name, List.of(out), start, memory), 1, out, out, false, memory);
    }

    /** The zeroed biases of a layer. */
    static Parameter bias(String name, int out, Memory memory) {
        return vector(name, out, 0f, memory);
    }

    /** A name that is unique in its network, such as {@code dense1.weight}. */
    public String name() {
        return tensor.name();
    }

    /** Inputs of a weight matrix: how many values a unit sees at a time; 1 for a vector. */
    public int rows() {
        return rows;
    }

    /** Units, or filters. */
    public int columns() {
        return columns;
    }

    /** Number of outputs that an input contributes to, away from a picture's edges. */
    int fanOut() {
        return fanOut;
    }

    /** Number of values. */
    public int length() {
        return rows * columns;
    }

    /** Whether weight decay applies: to weights, not to biases and the like (Goodfellow et al. 2016, section 7.1). */
    public boolean decays() {
        return decays;
    }

    /** The value in a row and a column. */
    public float get(int row, int column) {
        return tensor.get(row * columns + column);
    }

    /** The values themselves, in the order that the kernels keep them in; changes are seen by the network. */
    public float[] values() {
        return tensor.values();
    }

    /** The gradient that was summed since the last step of an optimiser, which leaves it zero; in the values' order. */
    public float[] gradient() {
        return gradient;
    }

    /** The values as a part of the network's saved state. */
    Tensor tensor() {
        return tensor;
    }
}
