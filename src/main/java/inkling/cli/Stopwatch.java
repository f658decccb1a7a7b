package inkling.cli;

/** Adds up the time between starts and stops. */
final class Stopwatch {
    private static final double NANOS = 1e9;

    private long total;
    private long startedAt;

    /** Begins to count. */
    void start() {
        startedAt = System.nanoTime();
    }

    /** Ceases to count. */
    void stop() {
        total += System.nanoTime() - startedAt;
    }

    /** What was counted, always above zero. */
    double seconds() {
        return Math.max(1, total) / NANOS;
    }
}
