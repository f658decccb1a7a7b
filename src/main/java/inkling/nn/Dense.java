package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Kernels;
import inkling.kernel.Layout;
import inkling.kernel.SparseRows.Batch;
import java.util.Arrays;
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

    private Parameter weights(LayerContext context, Layout layout) {
        return Parameter.weights(context.name() + ".weight", layout, context.memory());
    }

    private Parameter bias(LayerContext context) {
        return Parameter.bias(context.name() + ".bias", units, context.memory());
    }

    @Override
    public Layer layer(LayerContext context) {
        Kernels kernels = context.kernels();
        int in = context.input().size();
        Parameter weights = weights(context, Layout.rowMajor(in, units));
        Parameter bias = bias(context);
        ActivatedOutput output = new ActivatedOutput(activation, units, context);
        float[] inputDelta = context.inputDelta();
        kernels.reserve(context.maxRows(), in, units);
        return new Layer() {
            private float[] lastInput = inputDelta;

            @Override
            public float[] forward(float[] input, int rows, boolean training) {
                lastInput = input;
                kernels.dense(input, weights.values(), bias.values(), output.fused(), output.sums(), rows, in, units);
                return output.afterFused(rows);
            }

            @Override
            public float[] backward(float[] delta, int rows) {
                output.backward(delta, rows);
                kernels.denseWeightGradient(lastInput, delta, weights.gradient(), rows, in, units);
                kernels.biasGradient(delta, bias.gradient(), rows, units);
                if (!context.first()) {
                    kernels.inputDelta(delta, weights.values(), inputDelta, rows, in, units);
                }
                return inputDelta;
            }

            @Override
            public UnitSum sum(float[] input, int unit, int pixel) {
                float[] column = new float[in];
                for (int i = 0; i < in; i++) {
                    column[i] = weights.get(i, unit);
                }
                float[] inputs = Arrays.copyOf(input, in);
                return new UnitSum(context.input(), inputs, column, bias.get(0, unit), activation);
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(weights, bias);
            }
        };
    }

    /** The same layer over images, of which most pixels are zero and cost nothing. */
    @Override
    public Optional<InputLayer> inputLayer(LayerContext context) {
        Kernels kernels = context.kernels();
        Parameter weights = weights(
                context, kernels.sparseLayout(context.maxRows(), context.input().size(), units));
        Parameter bias = bias(context);
        ActivatedOutput output = new ActivatedOutput(activation, units, context);
        return Optional.of(new InputLayer() {
            @Override
            public float[] forward(Batch images) {
                kernels.sparse(images, weights.values(), bias.values(), output.fused(), output.sums(), units);
                return output.afterFused(images.count());
            }

            @Override
            public void backward(Batch images, float[] delta) {
                float[] sums = output.sums();
                kernels.sparseBackward(images, activation, sums, delta, weights.gradient(), bias.gradient(), units);
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(weights, bias);
            }
        });
    }

    /**
     * A layer's output {@code y = f(z)}, f being its activation, and {@code d ⊙ f'(z)} on the way back. Most slopes can be
     * calculated from y itself. Where they cannot, z is kept in a buffer of its own; otherwise y overwrites it.
     */
    static final class ActivatedOutput {
        private final Kernels kernels;
        private final Activation activation;
        private final int values;
        private final float[] output;
        private final float[] sums;

        /**
         * @param values of an image
         */
        ActivatedOutput(Activation activation, int values, LayerContext context) {
            kernels = context.kernels();
            this.activation = activation;
            this.values = values;
            output = context.buffer(values);
            sums = activation.slopeNeedsInput() ? context.buffer(values) : output;
        }

        /** Where z is written to: {@code rows × values}. */
        float[] sums() {
            return sums;
        }

        /** The activation that a kernel is to apply to z as it writes it. {@link #afterFused} does the rest. */
        Activation fused() {
            return sums == output ? activation : Activation.IDENTITY;
        }

        /** The output, once z has been written with the activation {@link #fused}. */
        float[] afterFused(int rows) {
            return sums == output ? output : activate(rows);
        }

        /** The output, once z has been written without activation. */
        float[] activate(int rows) {
            if (sums != output) {
                System.arraycopy(sums, 0, output, 0, rows * values);
            }
            kernels.activate(activation, output, rows * values);
            return output;
        }

        /** Turns the derivative by the output, in place, into the derivative by z. */
        void backward(float[] delta, int rows) {
            kernels.activationDelta(activation, sums, delta, rows * values);
        }
    }
}
