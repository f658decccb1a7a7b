package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Kernels;

/**
 * A layer's output {@code y = f(z)}, f being its activation, and {@code d ⊙ f'(z)} on the way back. Most slopes can be
 * calculated from y itself. Where they cannot, z is kept in a buffer of its own; otherwise y overwrites it.
 */
final class ActivatedOutput {
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
