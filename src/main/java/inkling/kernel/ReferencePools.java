package inkling.kernel;

import java.util.Arrays;

/** {@link PoolKernels} as their formulas read. */
final class ReferencePools implements PoolKernels {
    /** {@code y[position, c] = max x[pixel, c]} over the pixels under the window. */
    @Override
    public void maxPool(Window window, float[] pictures, float[] output, int[] winners, int rows) {
        int[] pixels = pixels(window);
        for (int position = 0, i = 0; position < rows * window.positions(); position++) {
            int picture = picture(window, position);
            for (int c = 0; c < window.channels(); c++, i++) {
                int first = corner(window, position) + c;
                int best = first;
                for (int pixel : pixels) {
                    best = pictures[first + pixel] > pictures[best] ? first + pixel : best;
                }
                output[i] = pictures[best];
                winners[i] = best - picture;
            }
        }
    }

    /** {@code ∂L/∂x[pixel, c] = Σ d[position, c]} over the positions where that pixel is the largest. */
    @Override
    public void maxPoolDelta(Window window, float[] delta, int[] winners, float[] inputDelta, int rows) {
        Arrays.fill(inputDelta, 0, rows * window.inputs(), 0f);
        for (int position = 0, i = 0; position < rows * window.positions(); position++) {
            for (int c = 0; c < window.channels(); c++, i++) {
                inputDelta[picture(window, position) + winners[i]] += delta[i];
            }
        }
    }

    /** {@code y[position, c] = Σ x[pixel, c] / n} over the n pixels under the window. */
    @Override
    public void averagePool(Window window, float[] pictures, float[] output, int rows) {
        int[] pixels = pixels(window);
        for (int position = 0, i = 0; position < rows * window.positions(); position++) {
            for (int c = 0; c < window.channels(); c++, i++) {
                int first = corner(window, position) + c;
                float sum = 0;
                for (int pixel : pixels) {
                    sum += pictures[first + pixel];
                }
                output[i] = sum / window.area();
            }
        }
    }

    /** {@code ∂L/∂x[pixel, c] = Σ d[position, c] / n} over the positions whose window lies over that pixel. */
    @Override
    public void averagePoolDelta(Window window, float[] delta, float[] inputDelta, int rows) {
        int[] pixels = pixels(window);
        Arrays.fill(inputDelta, 0, rows * window.inputs(), 0f);
        for (int position = 0, i = 0; position < rows * window.positions(); position++) {
            for (int c = 0; c < window.channels(); c++, i++) {
                int first = corner(window, position) + c;
                for (int pixel : pixels) {
                    inputDelta[first + pixel] += delta[i] / window.area();
                }
            }
        }
    }

    /** Where the picture of a position begins in the batch; positions are numbered through the batch. */
    private static int picture(Window window, int position) {
        return position / window.positions() * window.inputs();
    }

    /** Where the pixel under the window's upper left corner begins in the batch. */
    private static int corner(Window window, int position) {
        int inPicture = position % window.positions();
        int y = inPicture / window.outWidth() * window.stride();
        int x = inPicture % window.outWidth() * window.stride();
        return picture(window, position) + (y * window.width() + x) * window.channels();
    }

    /** How far each pixel under the window is from the one at its upper left corner, row by row. */
    private static int[] pixels(Window window) {
        int[] pixels = new int[window.area()];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = (p / window.size() * window.width() + p % window.size()) * window.channels();
        }
        return pixels;
    }
}
