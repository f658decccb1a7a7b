package inkling.data;

import inkling.kernel.Random32;

/**
 * Smooth random displacements, after Simard, Steinkraus and Platt (2003): for each point a number that is uniform
 * between -1 and 1, smoothed with a Gaussian, times alpha.
 *
 * <p>Smoothing a field for every picture would cost more than the training on it. One field is therefore made in
 * advance, large and without edges, and each picture takes two windows of it, one for each axis, at random places and
 * with random signs.
 */
final class ElasticField {
    /** Bits of a displacement behind the point. */
    static final int FRACTION = 16;

    private static final int SIDE_BITS = 7;
    private static final int SIDE = 1 << SIDE_BITS;

    /** The Gaussian is cut off after so many standard deviations, where it has fallen to a three-thousandth. */
    private static final int REACH = 4;

    /** Weights are rounded to this unit, so that an engine's own last digit of the exponential changes nothing. */
    private static final double WEIGHT_UNIT = 1 << 20;

    private final int[] displacements;
    private final int bits;
    private final int largest;

    /**
     * @param alpha factor of the displacements; with 0 nothing is displaced
     * @param sigma standard deviation of the Gaussian, in pixels
     */
    ElasticField(int alpha, int sigma, Random32 random) {
        bits = alpha == 0 ? 0 : SIDE_BITS;
        displacements = new int[1 << (2 * bits)];
        int most = 0;
        if (alpha > 0) {
            double[] noise = new double[displacements.length];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = 2 * random.nextFloat() - 1;
            }
            double[] weights = gaussian(sigma);
            double[] smooth = smoothRows(smoothRows(noise, weights), weights);
            for (int i = 0; i < smooth.length; i++) {
                displacements[i] = (int) Math.floor(alpha * smooth[i] * (1 << FRACTION) + 0.5);
                most = Math.max(most, Math.abs(displacements[i]));
            }
        }
        largest = most;
    }

    /** Half a Gaussian from its peak on; the whole sums to 1. */
    private static double[] gaussian(int sigma) {
        double[] weights = new double[REACH * sigma + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.floor(WEIGHT_UNIT * Math.exp(-0.5 * i * i / (sigma * sigma)));
            sum += i == 0 ? weights[i] : 2 * weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** Smooths along the rows, which have no ends, and turns rows into columns, so that doing it twice smooths both. */
    private static double[] smoothRows(double[] field, double[] weights) {
        double[] smooth = new double[field.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double sum = weights[0] * field[y * SIDE + x];
                for (int i = 1; i < weights.length; i++) {
                    sum += weights[i] * (field[y * SIDE + (x + i & SIDE - 1)] + field[y * SIDE + (x - i & SIDE - 1)]);
                }
                smooth[x * SIDE + y] = sum;
            }
        }
        return smooth;
    }

    /**
     * The displacements: a square of {@code 1 << bits} rows, in pixels with {@link #FRACTION} bits behind the point;
     * not to be changed.
     */
    int[] displacements() {
        return displacements;
    }

    /** Binary logarithm of the square's side. */
    int bits() {
        return bits;
    }

    /** The largest displacement, in pixels. */
    double largest() {
        return (double) largest / (1 << FRACTION);
    }
}
