package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Kernels;
import inkling.kernel.Layout;
import inkling.kernel.SparseRows;
import java.util.List;

/**
 * A fully connected layer: {@code y = f(x · W + b)} with x of {@code rows × in}, W of {@code in × out} and b of
 * {@code out}.
 *
 * <p>Backward, with {@code d = ∂L/∂y ⊙ f'}: {@code ∂L/∂W = xᵀ · d}, {@code ∂L/∂b = Σ d}, {@code ∂L/∂x = d · Wᵀ}
 * (Rumelhart, Hinton and Williams 1986). As a network's first layer it takes its input as sparse rows and needs no
 * derivative by it.
 */
final class DenseLayer implements Layer {
    private final Kernels kernels;
    private final Activation activation;
    private final int in;
    private final int out;
    private final Parameter weights;
    private final Parameter bias;
    private final float[] output;
    private final float[] inputDelta;
    private float[] lastInput;

    /**
     * @param layout of the weights; {@link Kernels#sparseLayout} if the input will be sparse, and row-major if not
     * @param maxRows the largest batch
     * @param first whether nothing is learnt before this layer, so that its input needs no derivative
     */
    DenseLayer(String name, Layout layout, Activation activation, int maxRows, boolean first, Kernels kernels) {
        this.kernels = kernels;
        this.activation = activation;
        in = layout.rows();
        out = layout.columns();
        weights = Parameter.weights(name + ".weight", layout, kernels);
        bias = Parameter.bias(name + ".bias", out, kernels);
        output = kernels.allocate(maxRows * out);
        inputDelta = kernels.allocate(first ? 0 : maxRows * in);
        lastInput = inputDelta;
    }

    @Override
    public float[] forward(float[] input, int rows, boolean training) {
        lastInput = input;
        kernels.dense(input, weights.values(), bias.values(), activation, output, rows, in, out);
        return output;
    }

    /** Says which rows of sparse input training will go on with; they stay as they are until {@link #backward}. */
    void expect(SparseRows input, int[] order, int from, int rows) {
        kernels.expectSparse(input, order, from, rows);
    }

    /** {@link #forward} for rows {@code order[from .. from + rows)} of sparse input. */
    float[] forward(SparseRows input, int[] order, int from, int rows, boolean training) {
        if (training) {
            expect(input, order, from, rows);
        }
        kernels.sparse(input, order, from, rows, weights.values(), bias.values(), activation, output, out);
        return output;
    }

    @Override
    public float[] backward(float[] delta, int rows) {
        kernels.activationDelta(activation, output, delta, rows * out);
        kernels.denseWeightGradient(lastInput, delta, weights.gradient(), rows, in, out);
        kernels.biasGradient(delta, bias.gradient(), rows, out);
        if (inputDelta.length > 0) {
            kernels.inputDelta(delta, weights.values(), inputDelta, rows, in, out);
        }
        return inputDelta;
    }

    /** {@link #backward} for sparse input, which needs no derivative. */
    void backward(SparseRows input, int[] order, int from, int rows, float[] delta) {
        kernels.sparseBackward(
                input, order, from, rows, activation, output, delta, weights.gradient(), bias.gradient(), out);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights, bias);
    }
}
