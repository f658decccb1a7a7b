package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Kernels;

/**
 * What training makes smaller, together with the head that it is taken on. Targets are one-hot: 1 for the true class,
 * 0 for the others; they are never stored, since the label says it all.
 *
 * <p>With one image's outputs p and target t, the loss is {@code -log p[label]} for cross-entropy, and the quadratic
 * cost {@code ½ Σ (p - t)²} for mean squared error (Nielsen 2015, chapter 1); a batch's loss is the mean over its
 * images.
 */
public enum Loss {
    /** Cross-entropy on softmax, fused: stable for logits of any size. */
    CROSS_ENTROPY(Head.SOFTMAX),
    /** Mean squared error on softmax. */
    SOFTMAX_MSE(Head.SOFTMAX),
    /** Mean squared error on sigmoid outputs, as in the earliest networks. */
    SIGMOID_MSE(Head.SIGMOID);

    private final Head head;

    Loss(Head head) {
        this.head = head;
    }

    /** The head that the loss is taken on. */
    public Head head() {
        return head;
    }

    /**
     * Turns logits into probabilities, in place, and finds the loss and its gradient.
     *
     * @param logits {@code rows × classes}; on return the head's outputs
     * @param labels the true class of each row
     * @param delta receives {@code scale · ∂L/∂logits}, {@code rows × classes}
     * @return the sum (not the mean) of the rows' losses, unscaled
     */
    public double apply(
            Kernels kernels, float[] logits, int[] labels, float[] delta, int rows, int classes, float scale) {
        if (this == CROSS_ENTROPY) {
            return kernels.softmaxCrossEntropy(logits, labels, delta, rows, classes, scale);
        }
        applyHead(kernels, head, logits, rows, classes);
        double loss = 0;
        for (int r = 0; r < rows; r++) {
            loss += squaredError(logits, r * classes, labels[r], delta, classes, scale);
        }
        return loss;
    }

    /** Turns logits into the head's outputs, in place. */
    static void applyHead(Kernels kernels, Head head, float[] logits, int rows, int classes) {
        switch (head) {
            case SOFTMAX -> kernels.softmax(logits, rows, classes);
            case SIGMOID -> kernels.activate(Activation.SIGMOID, logits, rows * classes);
        }
    }

    private double squaredError(float[] outputs, int at, int label, float[] delta, int classes, float scale) {
        double loss = 0;
        float mean = 0;
        for (int j = 0; j < classes; j++) {
            float p = outputs[at + j];
            float error = p - (j == label ? 1f : 0f);
            loss += 0.5 * error * error;
            delta[at + j] = error;
            mean += error * p;
        }
        for (int j = 0; j < classes; j++) {
            float p = outputs[at + j];
            // Softmax: ∂L/∂z[j] = p[j] (e[j] - Σ e p). Sigmoid: each output depends on its own logit only.
            delta[at + j] = scale
                    * (head == Head.SOFTMAX ? p * (delta[at + j] - mean) : delta[at + j] * Activation.SIGMOID.slope(p));
        }
        return loss;
    }
}
