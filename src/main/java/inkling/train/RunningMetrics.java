package inkling.train;

import inkling.nn.Loss;
import inkling.train.measure.Evaluation;
import inkling.train.measure.Metrics;

/**
 * Loss over the images of an epoch so far, and accuracy over those of them that are digits, measured in training: with
 * dropout, and while the weights change.
 */
final class RunningMetrics {
    private final int classes;
    private double loss;
    private int right;
    private int digits;
    private int images;

    RunningMetrics(int classes) {
        this.classes = classes;
    }

    /**
     * Takes note of a micro-batch.
     *
     * @param microBatchLoss the sum over its images
     * @param outputs {@code rows × classes}
     * @param labels the true class of each row, or {@link Loss#NO_CLASS}
     */
    void add(double microBatchLoss, float[] outputs, int[] labels, int rows) {
        loss += microBatchLoss;
        images += rows;
        for (int r = 0; r < rows; r++) {
            if (labels[r] != Loss.NO_CLASS) {
                right += isLargest(outputs, r * classes, labels[r]) ? 1 : 0;
                digits++;
            }
        }
    }

    /**
     * Whether a row's {@link Evaluation#argmax} is the label. It mostly is, so that it is faster to look for a larger value
     * than for the largest: the processor nearly always predicts these comparisons correctly.
     */
    private boolean isLargest(float[] outputs, int at, int label) {
        float most = outputs[at + label];
        for (int j = at; j < at + label; j++) {
            if (outputs[j] >= most) {
                return false;
            }
        }
        for (int j = at + label + 1; j < at + classes; j++) {
            if (outputs[j] > most) {
                return false;
            }
        }
        return true;
    }

    /** Begins a new epoch. */
    void restart() {
        loss = 0;
        right = 0;
        digits = 0;
        images = 0;
    }

    Metrics metrics() {
        return new Metrics(loss / Math.max(1, images), right / (double) Math.max(1, digits), images);
    }
}
