package inkling.kernel;

/**
 * A {@link Convolution} as its formula reads (LeCun et al. 1998, section II.A): every filter f looks at every position (v, u)
 * through the window, whose pixel (i, j) is the picture's {@code (v · stride + i - top, u · stride + j - left)}, 0 outside
 * of it.
 */
final class ReferenceConvolution implements Convolution {
    private final Window window;
    private final int filters;

    ReferenceConvolution(Window window, int filters) {
        this.window = window;
        this.filters = filters;
    }

    /** {@code y[position, f] = b[f] + Σᵢⱼ꜀ x[pixel(position, i, j), c] · W[i, j, c, f]}. */
    @Override
    public void forward(float[] pictures, float[] weights, float[] bias, float[] output, int rows) {
        for (int position = 0; position < rows * window.positions(); position++) {
            for (int f = 0; f < filters; f++) {
                double sum = bias[f];
                for (int p = 0; p < window.patch(); p++) {
                    int at = window.at(position, p);
                    sum += at < 0 ? 0 : (double) pictures[at] * weights[p * filters + f];
                }
                output[position * filters + f] = (float) sum;
            }
        }
    }

    /** {@code ∂L/∂W[i, j, c, f] += Σ d[position, f] · x[pixel(position, i, j), c]} over the positions of all pictures. */
    @Override
    public void weightGradient(float[] pictures, float[] delta, float[] gradient, int rows) {
        for (int p = 0; p < window.patch(); p++) {
            for (int f = 0; f < filters; f++) {
                double sum = gradient[p * filters + f];
                for (int position = 0; position < rows * window.positions(); position++) {
                    int at = window.at(position, p);
                    sum += at < 0 ? 0 : (double) pictures[at] * delta[position * filters + f];
                }
                gradient[p * filters + f] = (float) sum;
            }
        }
    }

    /** {@code ∂L/∂x[pixel, c] = Σ d[position, f] · W[i, j, c, f]} over all positions and filters that look at the pixel. */
    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows) {
        double[] sums = new double[rows * window.inputs()];
        for (int position = 0; position < rows * window.positions(); position++) {
            for (int p = 0; p < window.patch(); p++) {
                int at = window.at(position, p);
                for (int f = 0; at >= 0 && f < filters; f++) {
                    sums[at] += (double) delta[position * filters + f] * weights[p * filters + f];
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            inputDelta[i] = (float) sums[i];
        }
    }
}
