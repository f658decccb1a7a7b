package inkling.data;

import inkling.kernel.SparseRows;

/**
 * How many images of each class a set has, and the mean of their pixels. It goes through the set some images at a time, so
 * that a worker can read its messages in between.
 */
public final class ClassSummary {
    private final Dataset set;
    private final int[] counts;
    private final float[][] sums;
    private int seen;

    /** A summary of a set, of which no image was looked at yet. */
    public ClassSummary(Dataset set) {
        this.set = set;
        counts = new int[set.classes()];
        sums = new float[set.classes()][set.images().width()];
    }

    /** Looks at some more images; returns whether there are others. */
    public boolean advance(int more) {
        SparseRows rows = set.images();
        int end = Math.min(set.size(), seen + more);
        for (; seen < end; seen++) {
            int label = set.label(seen);
            counts[label]++;
            float[] sum = sums[label];
            int last = rows.starts()[seen + 1];
            for (int e = rows.starts()[seen]; e < last; e++) {
                sum[rows.columns()[e]] += rows.values()[e];
            }
        }
        return seen < set.size();
    }

    /** How many of the images so far belong to a class. */
    public int count(int label) {
        return counts[label];
    }

    /** The mean of a class's images so far, row by row, values from 0 to 1; all 0 if there is none. */
    public float[] mean(int label) {
        float[] mean = sums[label].clone();
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= Math.max(1, counts[label]);
        }
        return mean;
    }
}
