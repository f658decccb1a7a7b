package inkling.nn;

import inkling.kernel.Kernels;
import java.util.Arrays;

/**
 * Cross-entropy for images of which some belong to no class: their target is {@code 1/K} for each of the {@code K} classes,
 * so that the network learns to be unsure of them (Hendrycks, Mazeika and Dietterich, "Deep anomaly detection with outlier
 * exposure", 2019).
 */
final class OutlierExposure {
    private OutlierExposure() {}

    /** Kernels know only one-hot targets: rows of no class get the first class, and are corrected before and after. */
    static double crossEntropy(
            Kernels kernels, float[] logits, int[] labels, float[] delta, int rows, int classes, float scale) {
        int[] targets = labels;
        double more = 0;
        for (int r = 0; r < rows; r++) {
            if (labels[r] == Loss.NO_CLASS) {
                targets = targets == labels ? Arrays.copyOf(labels, rows) : targets;
                targets[r] = 0;
                more += aboveMean(logits, r * classes, classes);
            }
        }
        double loss = kernels.softmaxCrossEntropy(logits, targets, delta, rows, classes, scale);
        for (int r = 0; r < rows; r++) {
            if (labels[r] == Loss.NO_CLASS) {
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
}
