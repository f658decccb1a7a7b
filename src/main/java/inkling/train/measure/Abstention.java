package inkling.train.measure;

/**
 * When a network should not name a digit: when its likeliest one, at its {@link Temperature}, is likelier wrong than
 * right, or little less so, since the temperature suits digits and some of what people draw is none. A network that has
 * learned to doubt (the setting {@code doubt}) is that unsure of what is no digit.
 */
public final class Abstention {
    /** The least probability of an answer that is given. */
    public static final float LEAST_SURE = 0.65f;

    private Abstention() {}

    /**
     * How many images a network names a digit for.
     *
     * @param images number of all images
     * @param sure number of those that it is sure of
     * @param sureAndRight number of those that it is sure of and reads rightly
     */
    public record Figures(int images, int sure, int sureAndRight) {
        /** Share of the images that it is not sure of. */
        public double notSure() {
            return (images - sure) / (double) Math.max(1, images);
        }

        /** Share read rightly of the images that it is sure of. */
        public double accuracyWhenSure() {
            return sureAndRight / (double) Math.max(1, sure);
        }
    }

    /** Whether the likeliest of the {@code classes} calibrated probabilities from {@code at} on is likely enough. */
    public static boolean isSure(float[] shares, int at, int classes) {
        return shares[at + Evaluation.argmax(shares, at, classes)] >= LEAST_SURE;
    }
}
