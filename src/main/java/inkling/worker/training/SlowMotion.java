package inkling.worker.training;

/** So many batches a second, so that the eye can follow: when the next one is due. Times are of one clock, in milliseconds. */
public final class SlowMotion {
    private static final double SECOND_MS = 1000;

    private int batchesPerSecond;
    private double due;

    /**
     * Changes the speed.
     *
     * @param batches a second; 0 for as many as can be
     */
    public void speed(int batches) {
        batchesPerSecond = batches;
    }

    /** Whether training is slowed down. */
    boolean isOn() {
        return batchesPerSecond > 0;
    }

    /** The next batch is due now. */
    void begin(double now) {
        due = now;
    }

    /** A batch is done. One that took too long delays those that follow. */
    void batchDone(double now) {
        due = isOn() ? Math.max(now, due + SECOND_MS / batchesPerSecond) : now;
    }

    /** How long to rest before the next batch; 0 for not at all. */
    double rest(double now) {
        return isOn() ? Math.max(0, due - now) : 0;
    }
}
