package inkling.kernel;

/**
 * The arithmetic of batch normalisation (Ioffe and Szegedy 2015, algorithm 1) on a matrix {@code rows × columns}: a
 * column is a unit, or a channel of pictures, whose pixels are rows too.
 */
public interface NormKernels {
    /** Added to each variance, so that it is never zero. */
    float EPSILON = 1e-5f;

    /** {@code 1 / √(variance + ε)}. */
    static float inverseDeviation(float variance) {
        return (float) (1 / Math.sqrt((double) variance + EPSILON));
    }

    /** Mean and variance of each column; the variance is the mean of the squared distances. */
    void moments(float[] values, float[] mean, float[] variance, int rows, int columns);

    /**
     * {@code normalised = (x - mean) / √(variance + ε)} and {@code output = gamma · normalised + beta}, column by
     * column.
     */
    void normalise(
            float[] input,
            float[] mean,
            float[] variance,
            float[] gamma,
            float[] beta,
            float[] normalised,
            float[] output,
            int rows,
            int columns);

    /**
     * The backward pass, where mean and variance are those of the rows themselves: adds {@code Σ d · normalised} and
     * {@code Σ d} to the gradients of gamma and beta, and replaces the derivative with respect to the output by that
     * with respect to the input, {@code gamma / √(variance + ε) · (d - mean(d) - normalised · mean(d · normalised))}.
     */
    void normaliseDelta(
            float[] delta,
            float[] normalised,
            float[] variance,
            float[] gamma,
            float[] gammaGradient,
            float[] betaGradient,
            int rows,
            int columns);
}
