package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Kernels;
import java.util.Arrays;

/**
 * The loss that training minimises, together with the head whose outputs it compares with the targets. Targets are
 * one-hot: 1 for the true class, 0 for the others. They are never stored, because the label determines them.
 *
 * <p>With one image's outputs p and target t, the loss is {@code -log p[label]} for cross-entropy, and the quadratic
 * cost {@code ½ Σ (p - t)²} for mean squared error (Nielsen 2015, chapter 1); the loss of a batch is the mean over its
 * images.
 *
 * <p>An image may belong to no class at all ({@link #NO_CLASS}). Then each of the {@code K} classes has the same target,
 * {@code 1/K}, so that the network learns to be unsure of such images (Hendrycks, Mazeika and Dietterich, "Deep anomaly
 * detection with outlier exposure", 2019).
 */
public enum Loss {
    /** Cross-entropy on softmax, fused: stable for logits of any size. */
    CROSS_ENTROPY(Head.SOFTMAX, "Softmax, cross-entropy"),
    /** Mean squared error on softmax. */
    SOFTMAX_MSE(Head.SOFTMAX, "Softmax, squared error"),
    /** Mean squared error on sigmoid outputs, as in the earliest networks. */
    SIGMOID_MSE(Head.SIGMOID, "Sigmoid, squared error");

    /** The label of an image that belongs to no class. */
    public static final int NO_CLASS = -1;

    private final Head head;
    private final String title;

    Loss(Head head, String title) {
        this.head = head;
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** The head that the loss belongs to. */
    public Head head() {
        return head;
    }

    /**
     * Turns logits into probabilities, in place, and finds the loss and its gradient.
     *
     * @param logits {@code rows × classes}; on return the head's outputs
     * @param labels the true class of each row, or {@link #NO_CLASS}
     * @param delta receives {@code scale · ∂L/∂logits}, {@code rows × classes}
     * @return the sum (not the mean) of the rows' losses, unscaled
     */
    public double apply(
            Kernels kernels, float[] logits, int[] labels, float[] delta, int rows, int classes, float scale) {
        if (this == CROSS_ENTROPY) {
            return crossEntropy(kernels, logits, labels, delta, rows, classes, scale);
        }
        head.apply(kernels, logits, rows, classes);
        double loss = 0;
        for (int r = 0; r < rows; r++) {
            loss += squaredError(logits, r * classes, labels[r], delta, classes, scale);
        }
        return loss;
    }

    /** Kernels know only one-hot targets: rows of no class get the first class, and are corrected before and after. */
    private static double crossEntropy(
            Kernels kernels, float[] logits, int[] labels, float[] delta, int rows, int classes, float scale) {
        int[] targets = labels;
        double more = 0;
        for (int r = 0; r < rows; r++) {
            if (labels[r] == NO_CLASS) {
                targets = targets == labels ? Arrays.copyOf(labels, rows) : targets;
                targets[r] = 0;
                more += aboveMean(logits, r * classes, classes);
            }
        }
        double loss = kernels.softmaxCrossEntropy(logits, targets, delta, rows, classes, scale);
        for (int r = 0; r < rows; r++) {
            if (labels[r] == NO_CLASS) {
                for (int j = r * classes; j < (r + 1) * classes; j++) {
                    delta[j] = scale * (logits[j] - 1f / classes);
                }
            }
        }
        return loss + more;
    }

    /** How much more the loss {@code log Σ e^z - mean z} is than the first class's, {@code log Σ e^z - z[0]}. */
    private static double aboveMean(float[] logits, int at, int classes) {
        double sum = 0;
        for (int j = 0; j < classes; j++) {
            sum += logits[at + j];
        }
        return logits[at] - sum / classes;
    }

    private double squaredError(float[] outputs, int at, int label, float[] delta, int classes, float scale) {
        double loss = 0;
        float mean = 0;
        for (int j = 0; j < classes; j++) {
            float p = outputs[at + j];
            float target = label == NO_CLASS ? 1f / classes : j == label ? 1f : 0f;
            float error = p - target;
            loss += 0.5 * error * error;
            delta[at + j] = error;
            mean += error * p;
        }
        for (int j = 0; j < classes; j++) {
            float p = outputs[at + j];
            // Softmax: ∂L/∂z[j] = p[j] (e[j] - Σ e p). Sigmoid: each output depends only on its own logit.
            delta[at + j] = scale
                    * (head == Head.SOFTMAX ? p * (delta[at + j] - mean) : delta[at + j] * Activation.SIGMOID.slope(p));
        }
        return loss;
    }
}
