package inkling.kernel;

/** {@link PoolKernels} as their formulas read. The window's pixels are numbered row by row, from 0. */
final class ReferencePools implements PoolKernels {
    /** Where a channel of a pixel under the window stands in the batch. */
    private static int at(Window window, int place, int pixel, int channel) {
        return window.at(place, pixel * window.channels() + channel);
    }

    /** {@code y[place, c] = max x[pixel, c]} over the pixels under the window. */
    @Override
    public void maxPool(Window window, float[] pictures, float[] output, int[] winners, int rows) {
        for (int place = 0; place < rows * window.places(); place++) {
            for (int c = 0; c < window.channels(); c++) {
                int best = at(window, place, 0, c);
                for (int pixel = 1; pixel < window.area(); pixel++) {
                    int at = at(window, place, pixel, c);
                    best = pictures[at] > pictures[best] ? at : best;
                }
                output[place * window.channels() + c] = pictures[best];
                winners[place * window.channels() + c] = best % window.inputs();
            }
        }
    }

    /** {@code ∂L/∂x[pixel, c] = Σ d[place, c]} over the places where that pixel is the largest. */
    @Override
    public void maxPoolDelta(Window window, float[] delta, int[] winners, float[] inputDelta, int rows) {
        double[] sums = new double[rows * window.inputs()];
        for (int i = 0; i < rows * window.outputs(); i++) {
            sums[i / window.outputs() * window.inputs() + winners[i]] += delta[i];
        }
        round(sums, inputDelta);
    }

    /** {@code y[place, c] = Σ x[pixel, c] / n} over the n pixels under the window. */
    @Override
    public void averagePool(Window window, float[] pictures, float[] output, int rows) {
        for (int place = 0; place < rows * window.places(); place++) {
            for (int c = 0; c < window.channels(); c++) {
                double sum = 0;
                for (int pixel = 0; pixel < window.area(); pixel++) {
                    sum += pictures[at(window, place, pixel, c)];
                }
                output[place * window.channels() + c] = (float) (sum / window.area());
            }
        }
    }

    /** {@code ∂L/∂x[pixel, c] = Σ d[place, c] / n} over the places whose window lies over that pixel. */
    @Override
    public void averagePoolDelta(Window window, float[] delta, float[] inputDelta, int rows) {
        double[] sums = new double[rows * window.inputs()];
        for (int place = 0; place < rows * window.places(); place++) {
            for (int pixel = 0; pixel < window.area(); pixel++) {
                for (int c = 0; c < window.channels(); c++) {
                    sums[at(window, place, pixel, c)] += delta[place * window.channels() + c] / (double) window.area();
                }
            }
        }
        round(sums, inputDelta);
    }

    private static void round(double[] sums, float[] values) {
        for (int i = 0; i < sums.length; i++) {
            values[i] = (float) sums[i];
        }
    }
}
