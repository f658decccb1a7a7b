package inkling.nn.inspect;

/**
 * How many values lie where, in bins of equal width around zero. Nobody need know the values beforehand: whenever one lies
 * outside, the bins become twice as wide, two of them joining. What is counted does not depend on the order of the values.
 */
public final class Histogram {
    /** Number of bins; half of them are below zero. */
    public static final int BINS = 64;

    private static final double FIRST_LIMIT = 0x1p-30;

    private int[] counts = new int[BINS];
    private double limit = FIRST_LIMIT;
    private int count;
    private int zeros;
    private int notFinite;
    private double sum;
    private double squares;

    /** Counts a value. */
    public void add(float value) {
        if (!(Math.abs(value) <= Float.MAX_VALUE)) {
            notFinite++;
            return;
        }
        while (Math.abs(value) >= limit) {
            widen();
        }
        count++;
        zeros += value == 0f ? 1 : 0;
        sum += value;
        squares += (double) value * value;
        counts[(int) Math.floor((value / limit + 1) * (BINS / 2))]++;
    }

    /** Counts several values. */
    public void addAll(float[] values, int length) {
        for (int i = 0; i < length; i++) {
            add(values[i]);
        }
    }

    private void widen() {
        int[] wider = new int[BINS];
        for (int i = 0; i < BINS; i++) {
            wider[BINS / 4 + i / 2] += counts[i];
        }
        counts = wider;
        limit *= 2;
    }

    /** The bins' counts, from the lowest values to the highest: bin i begins at {@code limit · (2i / BINS - 1)}. */
    public float[] counts() {
        float[] copy = new float[BINS];
        for (int i = 0; i < BINS; i++) {
            copy[i] = counts[i];
        }
        return copy;
    }

    /** All values are above {@code -limit} and below it; a power of two. */
    public double limit() {
        return limit;
    }

    /** Number of values, those that are not finite left out. */
    public int count() {
        return count;
    }

    /** How many of them are exactly 0. */
    public int zeros() {
        return zeros;
    }

    /** How many values were infinite or no numbers. */
    public int notFinite() {
        return notFinite;
    }

    /** The mean of the values; 0 if there are none. */
    public double mean() {
        return count == 0 ? 0 : sum / count;
    }

    /** The root of the mean square; 0 if there are none. */
    public double rootMeanSquare() {
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }
}
