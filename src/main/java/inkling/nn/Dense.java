package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Batch;
import inkling.kernel.Kernels;
import inkling.kernel.Layout;
import java.util.List;
import java.util.Optional;

/**
 * A fully connected layer: {@code y = f(x · W + b)} with x of {@code rows × in}, W of {@code in × units} and b of
 * {@code units}. A picture that reaches it is taken as the vector of its values.
 *
 * <p>Backward, with {@code d = ∂L/∂y ⊙ f'}: {@code ∂L/∂W = xᵀ · d}, {@code ∂L/∂b = Σ d}, {@code ∂L/∂x = d · Wᵀ}
 * (Rumelhart, Hinton and Williams 1986).
 *
 * @param units number of outputs, 1 to {@link #MAX_UNITS}
 * @param activation f
 */
public record Dense(int units, Activation activation) implements LayerSpec {
    /** The most units. */
    public static final int MAX_UNITS = 4096;

    public Dense {
        LayerSpec.require(units, MAX_UNITS, "A layer has 1 to " + MAX_UNITS + " units");
    }

    static final LayerText.Word WORD =
            new LayerText.Word("", "N, dense with N units", token -> new Dense(token.number(), Activation.IDENTITY));

    @Override
    public String text() {
        return Integer.toString(units);
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public Shape output(Shape input) {
        return Shape.vector(units);
    }

    @Override
    public long parameters(Shape input) {
        return (input.size() + 1L) * units;
    }

    @Override
    public long multiplyAdds(Shape input) {
        return parameters(input);
    }

    @Override
    public Dense with(Activation other) {
        return new Dense(units, other);
    }

    @Override
    public boolean leavesPicture() {
        return false;
    }

    @Override
    public Layer layer(LayerContext context) {
        return new DenseLayer(this, context);
    }

    @Override
    public Optional<InputLayer> inputLayer(LayerContext context) {
        return Optional.of(new SparseDenseLayer(this, context));
    }

    /** The layer over the outputs of another layer. */
    private static final class DenseLayer implements Layer {
        private final Kernels kernels;
        private final int in;
        private final int out;
        private final Parameter weights;
        private final Parameter bias;
        private final ActivatedOutput output;
        private final float[] inputDelta;
        private float[] lastInput;

        DenseLayer(Dense spec, LayerContext context) {
            kernels = context.kernels();
            in = context.input().size();
            out = spec.units;
            weights = Parameter.weights(context.name() + ".weight", Layout.rowMajor(in, out), context.memory());
            bias = Parameter.bias(context.name() + ".bias", out, context.memory());
            output = new ActivatedOutput(spec.activation, out, context);
            inputDelta = context.inputDelta();
            lastInput = inputDelta;
        }

        @Override
        public float[] forward(float[] input, int rows, boolean training) {
            lastInput = input;
            kernels.dense(input, weights.values(), bias.values(), output.fused(), output.sums(), rows, in, out);
            return output.afterFused(rows);
        }

        @Override
        public float[] backward(float[] delta, int rows) {
            output.backward(delta, rows);
            kernels.denseWeightGradient(lastInput, delta, weights.gradient(), rows, in, out);
            kernels.biasGradient(delta, bias.gradient(), rows, out);
            if (inputDelta.length > 0) {
                kernels.inputDelta(delta, weights.values(), inputDelta, rows, in, out);
            }
            return inputDelta;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(weights, bias);
        }
    }

    /** The layer over images, of which most pixels are zero and cost nothing. */
    private static final class SparseDenseLayer implements InputLayer {
        private final Kernels kernels;
        private final Activation activation;
        private final int out;
        private final Parameter weights;
        private final Parameter bias;
        private final ActivatedOutput output;

        SparseDenseLayer(Dense spec, LayerContext context) {
            kernels = context.kernels();
            activation = spec.activation;
            out = spec.units;
            Layout layout = kernels.sparseLayout(context.input().size(), out);
            weights = Parameter.weights(context.name() + ".weight", layout, context.memory());
            bias = Parameter.bias(context.name() + ".bias", out, context.memory());
            output = new ActivatedOutput(activation, out, context);
        }

        @Override
        public float[] forward(Batch images) {
            kernels.sparse(images, weights.values(), bias.values(), output.fused(), output.sums(), out);
            return output.afterFused(images.count());
        }

        @Override
        public void backward(Batch images, float[] delta) {
            kernels.sparseBackward(images, activation, output.sums(), delta, weights.gradient(), bias.gradient(), out);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(weights, bias);
        }
    }
}
