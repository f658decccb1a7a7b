package inkling.data;

import inkling.kernel.Random32;

/**
 * Smooth random displacements, as in Simard, Steinkraus and Platt (2003), section 2: for each point a number that is
 * uniform between -1 and 1, smoothed with a Gaussian, times alpha.
 *
 * <p>Smoothing a field for every picture would cost more than training on it. So one field is made in advance, large
 * and without edges (it wraps around), and each picture uses two windows of it, one for each axis, at random positions
 * and with random signs.
 *
 * @param displacements a square of {@code 1 << bits} rows, row-major, in pixels with {@link #FRACTION} fractional bits;
 *     not to be changed
 * @param bits binary logarithm of the square's side
 * @param largest the largest displacement, in pixels
 */
record ElasticField(int[] displacements, int bits, double largest) {
    /** Fractional bits of a displacement. */
    static final int FRACTION = 16;

    private static final int SIDE_BITS = 7;
    private static final int SIDE = 1 << SIDE_BITS;

    /** The Gaussian is cut off after so many standard deviations, where it has fallen to a three-thousandth. */
    private static final int REACH = 4;

    /** Weights are rounded to this unit, so that engines whose exponentials differ in the last digit agree. */
    private static final double WEIGHT_UNIT = 1 << 20;

    /**
     * A new field.
     *
     * @param alpha factor of the displacements; with 0 nothing is displaced
     * @param sigma standard deviation of the Gaussian, in pixels
     */
    static ElasticField of(int alpha, int sigma, Random32 random) {
        if (alpha == 0) {
            return new ElasticField(new int[1], 0, 0);
        }
        double[] noise = new double[SIDE * SIDE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 2 * random.nextFloat() - 1;
        }
        double[] weights = gaussian(sigma);
        double[] smooth = smoothRows(smoothRows(noise, weights), weights);
        int[] displacements = new int[smooth.length];
        int largest = 0;
        for (int i = 0; i < smooth.length; i++) {
            displacements[i] = (int) Math.floor(alpha * smooth[i] * (1 << FRACTION) + 0.5);
            largest = Math.max(largest, Math.abs(displacements[i]));
        }
        return new ElasticField(displacements, SIDE_BITS, (double) largest / (1 << FRACTION));
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

    /** Smooths along the rows, which wrap around, and transposes the result, so that doing it twice smooths both ways. */
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
}
