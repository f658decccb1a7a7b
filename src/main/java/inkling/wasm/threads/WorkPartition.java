package inkling.wasm.threads;

/** The size of the ranges into which a kernel's work is divided for a number of threads. */
public final class WorkPartition {
    /**
     * The fewest multiply-adds that are worth a thread: about four microseconds. Giving out a job and waiting for it costs
     * half a microsecond, and what its ranges read must often come from another core.
     */
    public static final int USUAL_WORK = 80_000;

    private final int threads;
    private final int smallest;

    /**
     * @param threads the most that there may be
     * @param smallest multiply-adds of the smallest range
     */
    public WorkPartition(int threads, int smallest) {
        this.threads = threads;
        this.smallest = smallest;
    }

    /** All that there may be. */
    public int threads() {
        return threads;
    }

    /**
     * The size of a range: a multiple of the division's unit, or the whole extent.
     *
     * @param extent of the output, in what the division counts
     * @param steps of work for all of it, each of the division's cost
     */
    public int grain(Division division, int extent, double steps) {
        if (threads == 1) {
            return extent;
        }
        int most = Math.min(ParallelFor.MOST_RANGES, division.perThread() * threads);
        int ranges = (int) Math.min(most, division.cost() * steps / smallest);
        if (ranges <= 1) {
            return extent;
        }
        if (ranges > threads) {
            // The same number for each thread; otherwise threads would not find what their cache holds from the last
            // job.
            ranges -= ranges % threads;
        }
        int grain = (extent + ranges - 1) / ranges;
        return (grain + division.unit() - 1) / division.unit() * division.unit();
    }
}
