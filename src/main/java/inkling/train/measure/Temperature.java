package inkling.train.measure;

/**
 * Temperature scaling (Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", 2017): the logits
 * of an overconfident network are divided by a temperature above 1, which changes no answer, only its confidence.
 *
 * <p>Logits are the logarithms of the probabilities plus a number that all classes share, which softmax removes again. So
 * the temperature is applied to probabilities: {@code p^(1/T)}, scaled to sum to 1.
 */
public final class Temperature {
    /** The temperature that leaves everything as it is. */
    public static final double NEUTRAL = 1;

    private static final double LOWEST = 0.1;
    private static final double HIGHEST = 10;

    /** Each step halves the range of logarithms; these leave less than a hundred-thousandth. */
    private static final int STEPS = 20;

    /** Replaces a probability that was rounded to zero. */
    private static final double LEAST_PROBABILITY = Float.MIN_NORMAL;

    private Temperature() {}

    /** Applies a temperature to the {@code classes} probabilities from {@code at} on, in place. */
    public static void apply(float[] probabilities, int at, int classes, double temperature) {
        if (temperature == NEUTRAL) {
            return;
        }
        double largest = 0;
        for (int j = 0; j < classes; j++) {
            largest = Math.max(largest, probabilities[at + j]);
        }
        double sum = 0;
        for (int j = 0; j < classes; j++) {
            // Relative to the largest, so that the powers of all classes cannot underflow together.
            double power = Math.pow(probabilities[at + j] / largest, 1 / temperature);
            probabilities[at + j] = (float) power;
            sum += power;
        }
        for (int j = 0; j < classes; j++) {
            probabilities[at + j] = (float) (probabilities[at + j] / sum);
        }
    }

    /**
     * The temperature, between 0.1 and 10, at which the images' true classes are most likely: the single minimum of
     * the mean negative logarithm of their probabilities, found by bisection of its derivative.
     *
     * @param probabilities {@code images × classes}, as the network gives them; images that it was not trained on
     * @param labels the true class of each image, as an unsigned byte
     */
    public static double fit(float[] probabilities, byte[] labels, int classes) {
        if (labels.length == 0 || probabilities.length != labels.length * classes) {
            throw new IllegalArgumentException(
                    "A temperature is fitted to the probabilities of one image or more; there are "
                            + probabilities.length + " probabilities of " + classes + " classes for " + labels.length
                            + " images.");
        }
        double[] logits = new double[probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            logits[i] = Math.log(Math.max(probabilities[i], LEAST_PROBABILITY));
        }
        double low = Math.log(LOWEST);
        double high = Math.log(HIGHEST);
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (slope(logits, labels, classes, Math.exp(-middle)) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /**
     * The derivative of {@code Σ (log Σ e^(βz) - βz[label])} by β, the temperature's inverse: the sum of how far the mean
     * of z, by the probabilities at that temperature, is above z[label].
     */
    private static double slope(double[] logits, byte[] labels, int classes, double beta) {
        double slope = 0;
        for (int row = 0; row < labels.length; row++) {
            int at = row * classes;
            double right = logits[at + (labels[row] & 0xff)];
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < classes; j++) {
                largest = Math.max(largest, logits[at + j]);
            }
            double sum = 0;
            double above = 0;
            for (int j = 0; j < classes; j++) {
                double power = Math.exp(beta * (logits[at + j] - largest));
                sum += power;
                above += power * (logits[at + j] - right);
            }
            slope += above / sum;
        }
        return slope;
    }
}
