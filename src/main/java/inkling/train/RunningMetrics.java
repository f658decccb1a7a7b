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
                right += Evaluation.argmax(outputs, r * classes, classes) == labels[r] ? 1 : 0;
                digits++;
            }
        }
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
