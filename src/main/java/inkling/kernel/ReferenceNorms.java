package inkling.kernel;

/** {@link NormKernels} as their formulas read; {@code rows × columns}, and j is a column. */
final class ReferenceNorms implements NormKernels {
    /** {@code mean[j] = Σ x[r, j] / rows} and {@code variance[j] = Σ x[r, j]² / rows - mean[j]²}. */
    @Override
    public void moments(float[] values, float[] mean, float[] variance, int rows, int columns) {
        for (int j = 0; j < columns; j++) {
            double sum = 0;
            double squares = 0;
            for (int r = 0; r < rows; r++) {
                double value = values[r * columns + j];
                sum += value;
                squares += value * value;
            }
            mean[j] = (float) (sum / rows);
            variance[j] = (float) (squares / rows - sum / rows * (sum / rows));
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
        for (int i = 0; i < rows * columns; i++) {
            int j = i % columns;
            double x = ((double) input[i] - mean[j]) / Math.sqrt((double) variance[j] + EPSILON);
            normalised[i] = (float) x;
            output[i] = (float) (gamma[j] * x + beta[j]);
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
                products += (double) delta[i] * normalised[i];
            }
            betaGradient[j] = (float) (betaGradient[j] + sum);
            gammaGradient[j] = (float) (gammaGradient[j] + products);
            double scale = gamma[j] / Math.sqrt((double) variance[j] + EPSILON);
            for (int i = j; i < rows * columns; i += columns) {
                delta[i] = (float) (scale * (delta[i] - sum / rows - normalised[i] * products / rows));
            }
        }
    }
}
