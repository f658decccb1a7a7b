package inkling.kernel;

/**
 * Which values dropout keeps. This depends only on the mask's seed and the value's position, so that masks need not be
 * stored, can be made in any order and by several threads, and are the same on every engine.
 */
public final class DropoutMask {
    /** The hash of a position has so many bits; it is compared with a threshold. */
    public static final int HASH_BITS = 24;

    /** Factors of the hash: a finaliser of two rounds, "lowbias32" (C. Wellons, "Prospecting for Hash Functions"). */
    public static final int FACTOR_1 = 0x7feb352d;

    public static final int FACTOR_2 = 0x846ca68b;

    private DropoutMask() {}

    /** Values are kept from this hash on. */
    public static int threshold(float rate) {
        return (int) (rate * (1 << HASH_BITS));
    }

    /** The factor of the values that are kept, so that the expectation does not change. */
    public static float scale(float rate) {
        return 1f / (1f - rate);
    }

    /** Whether the value at an index is kept. */
    public static boolean passes(int seed, int index, int threshold) {
        int hash = seed + index;
        hash = (hash ^ hash >>> 16) * FACTOR_1;
        hash = (hash ^ hash >>> 15) * FACTOR_2;
        return (hash ^ hash >>> 16) >>> (Integer.SIZE - HASH_BITS) >= threshold;
    }
}
