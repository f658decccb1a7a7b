package inkling.wasm.threads;

/**
 * How the output of a kernel may be divided among threads: into ranges of what the kernel counts it in, be it rows or
 * values.
 *
 * @param unit every range but the last is a multiple of this
 * @param bytes of each, where the kernel is told a range in bytes; otherwise 1
 * @param perThread how many ranges to make for each thread, 1 or more
 * @param cost of each step of work, in multiply-adds; only the order of magnitude matters
 */
public record Division(int unit, int bytes, int perThread, int cost) {
    /** More than one, so that a thread that is delayed delays the others little. */
    private static final int PER_THREAD = 2;

    /** More still where some ranges are much less work than others. */
    private static final int UNEVEN = 4;

    /** Rows of a matrix, pictures of a batch and the like. */
    public static Division ofRows(int unit) {
        return new Division(unit, 1, PER_THREAD, 1);
    }

    /** Columns or values, which the kernel counts in bytes. */
    public static Division ofFloats(int unit) {
        return new Division(unit, Float.BYTES, PER_THREAD, 1);
    }

    /** The same in more ranges. */
    public Division uneven() {
        return new Division(unit, bytes, UNEVEN * perThread, cost);
    }

    /** The same where a step of work is so many multiply-adds. */
    public Division costing(int multiplyAdds) {
        return new Division(unit, bytes, perThread, multiplyAdds);
    }
}
