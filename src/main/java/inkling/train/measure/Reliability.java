package inkling.train.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * How well a network's probabilities agree with its accuracy: answers are sorted by their probability into {@value
 * #BINS} bins of equal width, and in each bin the mean probability is compared with the fraction of correct answers (a
 * reliability diagram; Guo et al. 2017).
 *
 * @param bins from probability 0 to 1
 */
public record Reliability(List<Bin> bins) {
    /** The usual number of bins. */
    public static final int BINS = 15;

    /**
     * Answers with about the same probability.
     *
     * @param count number of answers
     * @param confidence their mean probability; 0 when there is none
     * @param accuracy fraction of them that is correct; 0 when there is none
     */
    public record Bin(int count, double confidence, double accuracy) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Sorts the answers; an image's answer is its most likely class.
     *
     * @param probabilities {@code images × classes}
     * @param labels the true class of each image, as an unsigned byte
     */
    public static Reliability of(float[] probabilities, byte[] labels, int classes) {
        int[] counts = new int[BINS];
        double[] confidences = new double[BINS];
        int[] right = new int[BINS];
        for (int row = 0; row < labels.length; row++) {
            int answer = Evaluation.argmax(probabilities, row * classes, classes);
            double confidence = probabilities[row * classes + answer];
            int bin = Math.min(BINS - 1, (int) (confidence * BINS));
            counts[bin]++;
            confidences[bin] += confidence;
            right[bin] += answer == (labels[row] & 0xff) ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int some = Math.max(1, counts[bin]);
            bins.add(new Bin(counts[bin], confidences[bin] / some, (double) right[bin] / some));
        }
        return new Reliability(bins);
    }

    /** The expected calibration error: the mean gap between probability and accuracy, over all answers. */
    public double error() {
        double gaps = 0;
        int answers = 0;
        for (Bin bin : bins) {
            gaps += bin.count() * Math.abs(bin.confidence() - bin.accuracy());
            answers += bin.count();
        }
        return gaps / Math.max(1, answers);
    }
}
