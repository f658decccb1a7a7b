package inkling.kernel;

/** {@link NormKernels} as their formulas read; x̂ is what is normalised, j a column, and sums are in double precision. */
final class ReferenceNorms implements NormKernels {
    /** {@code mean[j] = Σ x[r, j] / rows} and {@code variance[j] = Σ (x[r, j] - mean[j])² / rows}. */
    @Override
    public void moments(float[] values, float[] mean, float[] variance, int rows, int columns) {
        for (int j = 0; j < columns; j++) {
            double sum = 0;
            for (int i = j; i < rows * columns; i += columns) {
                sum += values[i];
            }
            mean[j] = (float) (sum / rows);
            double squares = 0;
            for (int i = j; i < rows * columns; i += columns) {
                float distance = values[i] - mean[j];
                squares += distance * distance;
            }
            variance[j] = (float) (squares / rows);
        }
    }

    /** {@code x̂[r, j] = (x[r, j] - mean[j]) / √(variance[j] + ε)} and {@code y = gamma[j] · x̂ + beta[j]}. */
    @Override
    public void normalise(
            float[] input,
            float[] mean,
            float[] variance,
            float[] gamma,
            float[] beta,
            float[] normalised,
            float[] output,
            int rows,
            int columns) {
        for (int j = 0; j < columns; j++) {
            float scale = NormKernels.inverseDeviation(variance[j]);
            for (int i = j; i < rows * columns; i += columns) {
                normalised[i] = (input[i] - mean[j]) * scale;
                output[i] = gamma[j] * normalised[i] + beta[j];
            }
        }
    }

    /**
     * {@code ∂L/∂gamma[j] += Σ d · x̂}, {@code ∂L/∂beta[j] += Σ d}, and {@code d} becomes
     * {@code gamma[j] / √(variance[j] + ε) · (d - Σ d / rows - x̂ · Σ (d · x̂) / rows)}.
     */
    @Override
    public void normaliseDelta(
            float[] delta,
            float[] normalised,
            float[] variance,
            float[] gamma,
            float[] gammaGradient,
            float[] betaGradient,
            int rows,
            int columns) {
        for (int j = 0; j < columns; j++) {
            double sum = 0;
            double products = 0;
            for (int i = j; i < rows * columns; i += columns) {
                sum += delta[i];
                products += delta[i] * normalised[i];
            }
            betaGradient[j] += (float) sum;
            gammaGradient[j] += (float) products;
            float scale = gamma[j] * NormKernels.inverseDeviation(variance[j]);
            float mean = (float) (sum / rows);
            float slope = (float) (products / rows);
            for (int i = j; i < rows * columns; i += columns) {
                delta[i] = scale * (delta[i] - mean - normalised[i] * slope);
            }
        }
    }
}
