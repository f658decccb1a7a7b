package inkling.kernel;

import java.util.Arrays;

/** {@link PoolKernels} as their formulas read. */
final class ReferencePools implements PoolKernels {
    /** {@code y[place, c] = max x[pixel, c]} over the pixels under the window. */
    @Override
    public void maxPool(Window window, float[] pictures, float[] output, int[] winners, int rows) {
        int[] pixels = pixels(window);
        for (int place = 0, i = 0; place < rows * window.places(); place++) {
            int picture = picture(window, place);
            for (int c = 0; c < window.channels(); c++, i++) {
                int first = corner(window, place) + c;
                int best = first;
                for (int pixel : pixels) {
                    best = pictures[first + pixel] > pictures[best] ? first + pixel : best;
                }
                output[i] = pictures[best];
                winners[i] = best - picture;
            }
        }
    }

    /** {@code ∂L/∂x[pixel, c] = Σ d[place, c]} over the places where that pixel is the largest. */
    @Override
    public void maxPoolDelta(Window window, float[] delta, int[] winners, float[] inputDelta, int rows) {
        Arrays.fill(inputDelta, 0, rows * window.inputs(), 0f);
        for (int place = 0, i = 0; place < rows * window.places(); place++) {
            for (int c = 0; c < window.channels(); c++, i++) {
                inputDelta[picture(window, place) + winners[i]] += delta[i];
            }
        }
    }

    /** {@code y[place, c] = Σ x[pixel, c] / n} over the n pixels under the window. */
    @Override
    public void averagePool(Window window, float[] pictures, float[] output, int rows) {
        int[] pixels = pixels(window);
        for (int place = 0, i = 0; place < rows * window.places(); place++) {
            for (int c = 0; c < window.channels(); c++, i++) {
                int first = corner(window, place) + c;
                float sum = 0;
                for (int pixel : pixels) {
                    sum += pictures[first + pixel];
                }
                output[i] = sum / window.area();
            }
        }
    }

    /** {@code ∂L/∂x[pixel, c] = Σ d[place, c] / n} over the places whose window lies over that pixel. */
    @Override
    public void averagePoolDelta(Window window, float[] delta, float[] inputDelta, int rows) {
        int[] pixels = pixels(window);
        Arrays.fill(inputDelta, 0, rows * window.inputs(), 0f);
        for (int place = 0, i = 0; place < rows * window.places(); place++) {
            for (int c = 0; c < window.channels(); c++, i++) {
                int first = corner(window, place) + c;
                for (int pixel : pixels) {
                    inputDelta[first + pixel] += delta[i] / window.area();
                }
            }
        }
    }

    /** Where the picture of a position begins in the batch; positions are numbered through the batch. */
    private static int picture(Window window, int place) {
        return place / window.places() * window.inputs();
    }

    /** Where the pixel under the window's upper left corner begins in the batch. */
    private static int corner(Window window, int place) {
        int inPicture = place % window.places();
        int y = inPicture / window.outWidth() * window.stride();
        int x = inPicture % window.outWidth() * window.stride();
        return picture(window, place) + (y * window.width() + x) * window.channels();
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
