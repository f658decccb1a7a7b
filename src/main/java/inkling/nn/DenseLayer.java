package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Batch;
import inkling.kernel.Kernels;
import inkling.kernel.Layout;
import inkling.kernel.Memory;
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
    DenseLayer(String name, Layout layout, Activation activation, int maxRows, boolean first, Backend backend) {
        kernels = backend.kernels();
        Memory memory = backend.memory();
        this.activation = activation;
        in = layout.rows();
        out = layout.columns();
        weights = Parameter.weights(name + ".weight", layout, memory);
        bias = Parameter.bias(name + ".bias", out, memory);
        output = memory.allocate(maxRows * out);
        inputDelta = memory.allocate(first ? 0 : maxRows * in);
        lastInput = inputDelta;
    }

    @Override
    public float[] forward(float[] input, int rows, boolean training) {
        lastInput = input;
        kernels.dense(input, weights.values(), bias.values(), activation, output, rows, in, out);
        return output;
    }

    /** {@link #forward} for sparse input. */
    float[] forward(Batch input) {
        kernels.sparse(input, weights.values(), bias.values(), activation, output, out);
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
    void backward(Batch input, float[] delta) {
        kernels.sparseBackward(input, activation, output, delta, weights.gradient(), bias.gradient(), out);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights, bias);
    }
}
