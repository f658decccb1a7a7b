package inkling.kernel;

/**
 * A {@link Convolution} as its formula reads (LeCun et al. 1998, section II.A): every filter f looks at every place (v, u)
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

    /** {@code y[place, f] = b[f] + Σᵢⱼ꜀ x[pixel(place, i, j), c] · W[i, j, c, f]}. */
    @Override
    public void forward(float[] pictures, float[] weights, float[] bias, float[] output, int rows) {
        for (int place = 0; place < rows * window.places(); place++) {
            for (int f = 0; f < filters; f++) {
                double sum = bias[f];
                for (int p = 0; p < window.patch(); p++) {
                    int at = window.at(place, p);
                    sum += at < 0 ? 0 : (double) pictures[at] * weights[p * filters + f];
                }
                output[place * filters + f] = (float) sum;
            }
        }
    }

    /** {@code ∂L/∂W[i, j, c, f] += Σ d[place, f] · x[pixel(place, i, j), c]} over the places of all pictures. */
    @Override
    public void weightGradient(float[] pictures, float[] delta, float[] gradient, int rows) {
        for (int p = 0; p < window.patch(); p++) {
            for (int f = 0; f < filters; f++) {
                double sum = gradient[p * filters + f];
                for (int place = 0; place < rows * window.places(); place++) {
                    int at = window.at(place, p);
                    sum += at < 0 ? 0 : (double) pictures[at] * delta[place * filters + f];
                }
                gradient[p * filters + f] = (float) sum;
            }
        }
    }

    /** {@code ∂L/∂x[pixel, c] = Σ d[place, f] · W[i, j, c, f]} over all places and filters that look at the pixel. */
    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows) {
        double[] sums = new double[rows * window.inputs()];
        for (int place = 0; place < rows * window.places(); place++) {
            for (int p = 0; p < window.patch(); p++) {
                int at = window.at(place, p);
                for (int f = 0; at >= 0 && f < filters; f++) {
                    sums[at] += (double) delta[place * filters + f] * weights[p * filters + f];
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            inputDelta[i] = (float) sums[i];
        }
    }
}
