package inkling.kernel;

/**
 * The xoshiro128++ generator (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", 2021).
 *
 * <p>It uses 32-bit arithmetic only, which is as quick in JavaScript as on the JVM, and gives the same sequence on
 * both. Initial weights, shuffles and dropout masks all come from it.
 */
public final class Random32 {
    private static final float UNIT = 1f / (1 << 24);

    private int a;
    private int b;
    private int c;
    private int d;

    /** A generator whose sequence is fixed by the seed. */
    public Random32(int seed) {
        // SplitMix-style scrambling keeps neighbouring seeds apart and never leaves the state all zero.
        a = scramble(seed + 0x9E3779B9);
        b = scramble(seed + 0x3C6EF372);
        c = scramble(seed + 0xDAA66D2B);
        d = scramble(seed + 0x78DDE6E4) | 1;
    }

    private static int scramble(int x) {
        int z = x;
        z = (z ^ (z >>> 16)) * 0x85EBCA6B;
        z = (z ^ (z >>> 13)) * 0xC2B2AE35;
        return z ^ (z >>> 16);
    }

    /** Shows its state, which determines all that it will draw. */
    public void visit(StateVisitor state) {
        a = state.integer(a);
        b = state.integer(b);
        c = state.integer(c);
        d = state.integer(d);
    }

    /** 32 random bits. */
    public int nextInt() {
        int result = Integer.rotateLeft(a + d, 7) + a;
        int t = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = Integer.rotateLeft(d, 11);
        return result;
    }

    /** A uniform integer in [0, bound). */
    public int nextInt(int bound) {
        return (int) (nextFloat() * (double) bound);
    }

    /** A uniform number in [0, 1). */
    public float nextFloat() {
        return (nextInt() >>> 8) * UNIT;
    }

    /** A standard normal number (Box and Muller 1958). */
    public float nextGaussian() {
        double radius = Math.sqrt(-2 * Math.log(1 - nextFloat()));
        return (float) (radius * Math.cos(2 * Math.PI * nextFloat()));
    }

    /** Shuffles in place (Fisher and Yates). */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
