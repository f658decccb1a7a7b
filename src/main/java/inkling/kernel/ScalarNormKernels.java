package inkling.kernel;

import java.util.Arrays;

/** {@link NormKernels} in plain Java; sums over the rows are in double precision, since there may be many. */
final class ScalarNormKernels implements NormKernels {
    private double[] sums = new double[0];
    private double[] products = new double[0];
    private float[] scale = new float[0];

    @Override
    public void moments(float[] values, float[] mean, float[] variance, int rows, int columns) {
        reserve(columns);
        for (int i = 0; i < rows * columns; i += columns) {
            for (int j = 0; j < columns; j++) {
                sums[j] += values[i + j];
            }
        }
        for (int j = 0; j < columns; j++) {
            mean[j] = (float) (sums[j] / rows);
        }
        for (int i = 0; i < rows * columns; i += columns) {
            for (int j = 0; j < columns; j++) {
                float distance = values[i + j] - mean[j];
                products[j] += distance * distance;
            }
        }
        for (int j = 0; j < columns; j++) {
            variance[j] = (float) (products[j] / rows);
        }
    }

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
        reserve(columns);
        for (int j = 0; j < columns; j++) {
            scale[j] = NormKernels.inverseDeviation(variance[j]);
        }
        for (int i = 0; i < rows * columns; i += columns) {
            for (int j = 0; j < columns; j++) {
                float x = (input[i + j] - mean[j]) * scale[j];
                normalised[i + j] = x;
                output[i + j] = gamma[j] * x + beta[j];
            }
        }
    }

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
        reserve(columns);
        for (int i = 0; i < rows * columns; i += columns) {
            for (int j = 0; j < columns; j++) {
                sums[j] += delta[i + j];
                products[j] += delta[i + j] * normalised[i + j];
            }
        }
        for (int j = 0; j < columns; j++) {
            betaGradient[j] += (float) sums[j];
            gammaGradient[j] += (float) products[j];
            scale[j] = gamma[j] * NormKernels.inverseDeviation(variance[j]);
            sums[j] /= rows;
            products[j] /= rows;
        }
        for (int i = 0; i < rows * columns; i += columns) {
            for (int j = 0; j < columns; j++) {
                delta[i + j] = scale[j] * (delta[i + j] - (float) sums[j] - normalised[i + j] * (float) products[j]);
            }
        }
    }

    /** Room for a value a column; the sums begin at zero. */
    private void reserve(int columns) {
        if (sums.length < columns) {
            sums = new double[columns];
            products = new double[columns];
            scale = new float[columns];
        }
        Arrays.fill(sums, 0, columns, 0);
        Arrays.fill(products, 0, columns, 0);
    }
}
