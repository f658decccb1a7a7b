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

    /** Whether the largest of the {@code classes} calibrated probabilities from {@code at} on is large enough. */
    public static boolean isSure(float[] shares, int at, int classes) {
        return shares[at + Evaluation.argmax(shares, at, classes)] >= LEAST_SURE;
    }
}
