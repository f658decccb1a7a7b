package inkling.kernel;

/**
 * Which values dropout lets pass. Whether one does depends on the mask's seed and the value's place alone, so that
 * masks need not be kept, are made in any order and by several threads, and come out the same on every engine.
 */
public final class DropoutMask {
    /** A place's hash has so many bits, which a threshold is compared with. */
    public static final int HASH_BITS = 24;

    /** Factors of the hash: a finaliser of two rounds, "lowbias32" (C. Wellons, "Prospecting for Hash Functions"). */
    public static final int FACTOR_1 = 0x7feb352d;

    public static final int FACTOR_2 = 0x846ca68b;

    private DropoutMask() {}

    /** The hash from which on values pass. */
    public static int threshold(float rate) {
        return (int) (rate * (1 << HASH_BITS));
    }

    /** What the values that pass are multiplied by, so that the expectation stays. */
    public static float scale(float rate) {
        return 1f / (1f - rate);
    }

    /** Whether the value at a place passes. */
    public static boolean passes(int seed, int place, int threshold) {
        int hash = seed + place;
        hash = (hash ^ hash >>> 16) * FACTOR_1;
        hash = (hash ^ hash >>> 15) * FACTOR_2;
        return (hash ^ hash >>> 16) >>> (Integer.SIZE - HASH_BITS) >= threshold;
    }
}
