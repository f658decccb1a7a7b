package inkling.wasm.kernels;

/**
 * Writes e^x for x between -87 and 88, outside of which x is taken to be the nearest of the two.
 *
 * <p>With n the integer next to x / log 2, e^x = 2^n · e^r where |r| is at most half of log 2; e^r is the polynomial of
 * Moshier's Cephes library ({@code expf}), and 2^n is made of its bits. The relative error is below 2^-22.
 */
final class Exponential {
    private static final float LOWEST = -87f;
    private static final float HIGHEST = 88f;
    private static final float ONE_BY_LOG2 = 1.442695f;

    /** 1.5 · 2^23: adding it leaves no bits for fractions, and the integer in the lowest bits. */
    private static final float ROUNDER = 12582912f;

    /** Log 2 in two parts; the first has so few bits that its product with n is exact. */
    private static final float LOG2_HIGH = 355f / 512f;

    private static final float LOG2_LOW = -2.1219444e-4f;

    /** Of r² e^r's rest, from the highest power down. */
    private static final float[] POLYNOMIAL = {
        1.9875691e-4f, 0.0013981999f, 0.008333452f, 0.041665796f, 0.16666666f, 0.5f
    };

    private static final int MANTISSA_BITS = 23;

    private final Lanes lanes;
    private final int lowest;
    private final int highest;
    private final int oneByLog2;
    private final int rounder;
    private final int minusHigh;
    private final int minusLow;
    private final int one;
    private final int[] polynomial = new int[POLYNOMIAL.length];

    /** Sets the constants; they are good wherever the code goes on from here. */
    Exponential(Lanes lanes) {
        this.lanes = lanes;
        lowest = lanes.constant(LOWEST);
        highest = lanes.constant(-HIGHEST);
        oneByLog2 = lanes.constant(ONE_BY_LOG2);
        rounder = lanes.constant(ROUNDER);
        minusHigh = lanes.constant(-LOG2_HIGH);
        minusLow = lanes.constant(-LOG2_LOW);
        one = lanes.constant(1f);
        for (int i = 0; i < POLYNOMIAL.length; i++) {
            polynomial[i] = lanes.constant(POLYNOMIAL[i]);
        }
    }

    /** Replaces a local's x by e^x. */
    void apply(int x) {
        int rounded = lanes.local();
        int n = lanes.local();
        int sum = lanes.local();
        int square = lanes.local();
        lanes.max(x, lowest).neg().set(x);
        // min(x, h) as -max(-x, -h): one instruction fewer to know.
        lanes.max(x, highest).neg().set(x);
        lanes.get(x).get(oneByLog2).mul().get(rounder).add().set(rounded);
        lanes.get(rounded).get(rounder).sub().set(n);
        lanes.addProduct(x, n, minusHigh);
        lanes.addProduct(x, n, minusLow);
        lanes.get(x).get(x).mul().set(square);
        lanes.get(polynomial[0]).set(sum);
        for (int i = 1; i < polynomial.length; i++) {
            lanes.get(sum).get(x).mul().get(polynomial[i]).add().set(sum);
        }
        lanes.get(sum).get(square).mul().get(x).add().get(one).add();
        lanes.get(rounded).shiftBitsAndAdd(MANTISSA_BITS, Float.floatToIntBits(1f));
        lanes.mul().set(x);
    }
}
