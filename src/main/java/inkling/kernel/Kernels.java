package inkling.kernel;

import inkling.kernel.SparseRows.Batch;
import java.util.Arrays;

/**
 * The arithmetic in which training spends its time.
 *
 * <p>Unless stated otherwise, matrices are row-major {@code float[]}; an array may be longer than the matrix in it. A
 * weight matrix is {@code in × out}: row {@code i} holds what input {@code i} contributes to every unit, so that a
 * sparse input touches whole rows. Buffers on which kernels work come from the {@link Memory} that belongs to them. Kernels check nothing: shapes are validated where networks and data are made.
 */
public interface Kernels {
    /** Sets the first values to zero. */
    default void clear(float[] values, int length) {
        Arrays.fill(values, 0, length, 0f);
    }

    /** Output = f(input · weights + bias), f being the activation; {@code rows × out} from {@code rows × in}. */
    void dense(
            float[] input,
            float[] weights,
            float[] bias,
            Activation activation,
            float[] output,
            int rows,
            int in,
            int out);

    /**
     * Takes the room that these kernels need for themselves in a dense layer's passes.
     *
     * @param maxRows the largest batch
     */
    default void reserve(int maxRows, int in, int out) {}

    /**
     * The layout of the weights that {@link #sparse} takes, and of their gradient. Takes the room that these kernels need
     * for themselves in such a layer's passes.
     *
     * @param maxRows the largest batch
     */
    default Layout sparseLayout(int maxRows, int in, int out) {
        return Layout.rowMajor(in, out);
    }

    /**
     * The same for a batch of sparse rows, {@code input.width()} wide, by weights in {@link #sparseLayout}.
     */
    void sparse(Batch input, float[] weights, float[] bias, Activation activation, float[] output, int out);

    /** Gradient += inputᵀ · delta; {@code in × out} from {@code rows × in} and {@code rows × out}. */
    void denseWeightGradient(float[] input, float[] delta, float[] gradient, int rows, int in, int out);

    /**
     * The backward pass of {@link #sparse}: delta becomes {@code delta ⊙ f'}, then gradient += inputᵀ · delta, in
     * {@link #sparseLayout}, and bias gradient += the sum of delta's rows.
     *
     * @param values the output of {@link #sparse}, or its sums before the activation where
     *     {@link Activation#slopeNeedsInput}
     * @param delta the derivative with respect to that output, {@code rows × out}; undefined afterwards
     */
    void sparseBackward(
            Batch input,
            Activation activation,
            float[] values,
            float[] delta,
            float[] gradient,
            float[] biasGradient,
            int out);

    /** Gradient += the sum of delta's rows; {@code out} from {@code rows × out}. */
    void biasGradient(float[] delta, float[] gradient, int rows, int out);

    /** InputDelta = delta · weightsᵀ; {@code rows × in} from {@code rows × out} and {@code in × out}. */
    void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows, int in, int out);

    /** The arithmetic of pools. */
    PoolKernels pools();

    /**
     * The products of one convolution.
     *
     * @param maxRows the largest batch
     * @param first whether the derivative with respect to the pictures will never be needed
     */
    Convolution convolution(Window window, int filters, int maxRows, boolean first);

    /** The arithmetic of batch normalisation for so many columns. */
    NormKernels norms(int columns);

    /** Applies the activation in place to the first {@code length} values. */
    default void activate(Activation activation, float[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = activation.apply(values[i]);
        }
    }

    /**
     * Delta[i] *= f'(z[i]).
     *
     * @param values f(z), or z itself where {@link Activation#slopeNeedsInput}
     */
    default void activationDelta(Activation activation, float[] values, float[] delta, int length) {
        for (int i = 0; i < length; i++) {
            delta[i] *= activation.slope(values[i]);
        }
    }

    /**
     * Inverted dropout: the values that {@link DropoutMask} keeps are multiplied by {@code 1 / (1 - rate)}, and the
     * others become 0 (Srivastava et al. 2014, section 10). Derivatives take the same mask.
     *
     * @param to receives the values; may be {@code from}
     * @param rate fraction of the values that is dropped, 0 or more and below 1
     * @param seed of the mask; the same seed drops the same positions
     */
    default void dropout(float[] from, float[] to, int length, float rate, int seed) {
        for (int i = 0; i < length; i++) {
            boolean passes = DropoutMask.passes(seed, i, DropoutMask.threshold(rate));
            to[i] = passes ? from[i] * DropoutMask.scale(rate) : 0f;
        }
    }

    /** Turns each row of logits into probabilities, in place (shifted by the row's maximum, so that none overflows). */
    void softmax(float[] logits, int rows, int classes);

    /**
     * Softmax and cross-entropy in one: {@code logits} become probabilities in place, and
     * {@code delta = scale · (probability - target)} is the loss's gradient with respect to the logits (Bishop 2006, section 4.3.4).
     *
     * @param labels the true class of each row
     * @return the sum of the rows' losses, {@code log Σ e^z - z[label]}
     */
    double softmaxCrossEntropy(float[] logits, int[] labels, float[] delta, int rows, int classes, float scale);

    /**
     * One step of an optimiser: applies the rule and sets the gradient to zero for the next batch.
     *
     * @param state the rule's arrays, as the previous step left them
     */
    default void update(
            UpdateRule rule, float[] weights, float[] gradient, float[][] state, int length, UpdateRule.Step step) {
        rule.apply(weights, gradient, state, length, step);
        clear(gradient, length);
    }
}
