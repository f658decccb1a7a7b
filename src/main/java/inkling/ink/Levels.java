package inkling.ink;

import java.util.Arrays;

/** Statistics of grey levels, with which ink is distinguished from paper. */
final class Levels {
    private static final int BINS = 256;

    private Levels() {}

    /** The value that a share of all values, 0 to 1, does not exceed. */
    static float quantile(float[] values, double share) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }

    /**
     * The level that divides values from 0 to 1 into two groups with the largest variance between them (Otsu, "A threshold
     * selection method from gray-level histograms", 1979). Values below 0 count as 0.
     */
    static float otsu(float[] values) {
        int[] histogram = new int[BINS];
        double total = 0;
        for (float value : values) {
            int bin = (int) Math.max(0, Math.min(BINS - 1, value * BINS));
            histogram[bin]++;
            total += bin;
        }
        double most = -1;
        int best = 0;
        double below = 0;
        double sumBelow = 0;
        for (int bin = 0; bin < BINS - 1; bin++) {
            below += histogram[bin];
            sumBelow += (double) bin * histogram[bin];
            double above = values.length - below;
            if (below == 0 || above == 0) {
                continue;
            }
            double apart = sumBelow / below - (total - sumBelow) / above;
            double between = below * above * apart * apart;
            if (between > most) {
                most = between;
                best = bin;
            }
        }
        return (best + 1f) / BINS;
    }

    /**
     * The mean of the known values in a square around each pixel (by summed-area tables); 0 where none is known.
     *
     * @param known which values count
     * @param radius half the square's side, the pixel itself not counted
     */
    static float[] means(float[] values, boolean[] known, int width, int height, int radius) {
        double[] sums = new double[(width + 1) * (height + 1)];
        int[] counts = new int[sums.length];
        int stride = width + 1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                int at = (y + 1) * stride + x + 1;
                sums[at] = sums[at - 1] + sums[at - stride] - sums[at - stride - 1] + (known[i] ? values[i] : 0);
                counts[at] = counts[at - 1] + counts[at - stride] - counts[at - stride - 1] + (known[i] ? 1 : 0);
            }
        }
        float[] means = new float[values.length];
        for (int y = 0; y < height; y++) {
            int top = Math.max(0, y - radius) * stride;
            int bottom = Math.min(height, y + radius + 1) * stride;
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - radius);
                int right = Math.min(width, x + radius + 1);
                int count = counts[bottom + right] - counts[bottom + left] - counts[top + right] + counts[top + left];
                double sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
                means[y * width + x] = count == 0 ? 0 : (float) (sum / count);
            }
        }
        return means;
    }
}
