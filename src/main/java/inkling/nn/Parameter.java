package inkling.nn;

import inkling.kernel.Kernels;

/**
 * A matrix of weights, or a vector of biases, with its gradient. Optimisers write the values; layers write the
 * gradient.
 */
public final class Parameter {
    private final String name;
    private final int rows;
    private final int columns;
    private final boolean decays;
    private final float[] values;
    private final float[] gradient;

    /** A zeroed matrix, which weight decay applies to or not. */
    private Parameter(String name, int rows, int columns, boolean decays, Kernels kernels) {
        this.name = name;
        this.rows = rows;
        this.columns = columns;
        this.decays = decays;
        values = kernels.allocate(rows * columns);
        gradient = kernels.allocate(rows * columns);
    }

    /** The zeroed weights of a layer. */
    static Parameter weights(String name, int in, int out, Kernels kernels) {
        return new Parameter(name, in, out, true, kernels);
    }

    /** The zeroed biases of a layer. */
    static Parameter bias(String name, int out, Kernels kernels) {
        return new Parameter(name, 1, out, false, kernels);
    }

    /** A name that is unique in its network, such as {@code dense1.weight}. */
    public String name() {
        return name;
    }

    /** Inputs of a weight matrix; 1 for a bias. */
    public int rows() {
        return rows;
    }

    /** Units. */
    public int columns() {
        return columns;
    }

    /** Number of values. */
    public int length() {
        return rows * columns;
    }

    /** Whether weight decay applies: to weights, not to biases (Goodfellow et al. 2016, section 7.1). */
    public boolean decays() {
        return decays;
    }

    /** The values themselves, row-major; changes are seen by the network. */
    public float[] values() {
        return values;
    }

    /** The gradient that was summed since the last step of an optimiser, which leaves it zero. */
    public float[] gradient() {
        return gradient;
    }
}
