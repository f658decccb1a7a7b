package inkling.train.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network answered for each image of a set.
 *
 * @param labels the true class of each image, as an unsigned byte; shared, not to be changed
 * @param predictions the likeliest class of each, as an unsigned byte; shared, not to be changed
 * @param confidences the calibrated probability of that class, 0 to 1; shared, not to be changed
 */
public record Answers(byte[] labels, byte[] predictions, float[] confidences) {
    /** Stands for every class. */
    public static final int ANY = -1;

    /** Checks that there are as many of all. */
    public Answers {
        if (predictions.length != labels.length || confidences.length != labels.length) {
            throw new IllegalArgumentException("There are " + labels.length + " labels, " + predictions.length
                    + " predictions and " + confidences.length + " confidences; expected as many of each.");
        }
    }

    /** The true class of an image. */
    public int label(int image) {
        return labels[image] & 0xff;
    }

    /** The class that an image was read as. */
    public int prediction(int image) {
        return predictions[image] & 0xff;
    }

    /**
     * The images of a cell of the confusion matrix, by their numbers: mistakes with the surest first, because those teach
     * most; right answers with the least sure first, because those were nearly mistakes. Of {@link #ANY} class, only
     * mistakes are taken. Equally sure ones stay in the order of the set.
     *
     * @param label true class, or {@link #ANY}
     * @param prediction class that it was read as, or {@link #ANY}
     */
    public int[] of(int label, int prediction) {
        boolean onlyMistakes = label == ANY || prediction == ANY;
        List<Integer> images = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            boolean taken = (label == ANY || label(i) == label)
                    && (prediction == ANY || prediction(i) == prediction)
                    && !(onlyMistakes && labels[i] == predictions[i]);
            if (taken) {
                images.add(i);
            }
        }
        int sign = label == prediction && !onlyMistakes ? 1 : -1;
        images.sort((one, other) -> sign * Float.compare(confidences[one], confidences[other]));
        int[] sorted = new int[images.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = images.get(i);
        }
        return sorted;
    }
}
