package inkling.train.measure;

/**
 * When a network should not name a digit: when its most likely class, at its {@link Temperature}, is more likely wrong
 * than right. The threshold is a little higher than one half, because the temperature was fitted to digits, and some of
 * what people draw is none. A network that has learned to abstain (the setting {@code abstention}) is that unsure of
 * what is no digit.
 */
public final class Abstention {
    /** Answers with a smaller probability are withheld. */
    public static final float LEAST_SURE = 0.65f;

    private Abstention() {}

    /**
     * How many images a network names a digit for.
     *
     * @param images number of all images
     * @param sure number of those that it is sure of
     * @param sureAndRight number of those that it is sure of and reads correctly
     */
    public record Figures(int images, int sure, int sureAndRight) {
        /** Fraction of the images that it is not sure of. */
        public double notSure() {
            return (images - sure) / (double) Math.max(1, images);
        }

        /** Of the images that it is sure of, the fraction that it reads correctly. */
        public double accuracyWhenSure() {
            return sureAndRight / (double) Math.max(1, sure);
        }
    }

    /**
     * Counts the images that are named.
     *
     * @param probabilities {@code images × classes}, calibrated
     * @param labels the true class of each image, as an unsigned byte
     */
    static Figures of(float[] probabilities, byte[] labels, int classes) {
        int sure = 0;
        int sureAndRight = 0;
        for (int image = 0; image < labels.length; image++) {
            if (isSure(probabilities, image * classes, classes)) {
                sure++;
                int answer = Evaluation.argmax(probabilities, image * classes, classes);
                sureAndRight += answer == (labels[image] & 0xff) ? 1 : 0;
            }
        }
        return new Figures(labels.length, sure, sureAndRight);
    }

    /** Whether the largest of the {@code classes} calibrated probabilities from {@code at} on is large enough. */
    public static boolean isSure(float[] probabilities, int at, int classes) {
        return probabilities[at + Evaluation.argmax(probabilities, at, classes)] >= LEAST_SURE;
    }
}
