package inkling.kernel;

/** The threads that kernels divide their work among. Results do not depend on their number. */
public interface ThreadPool {
    /** The caller's thread and no other. */
    ThreadPool CALLER = new ThreadPool() {};

    /** How many are at work, the caller's included; or were, until they were dismissed. */
    default int count() {
        return 1;
    }

    /** Has the caller work alone for a while, or no longer. */
    default void workAlone(boolean alone) {}

    /** Ends all threads but the caller's; the kernels still work. */
    default void dismiss() {}

    /**
     * Tells which batch will be trained with next, so that threads that wait for others may get ready for it. Its rows
     * stay as they are until the pass back over it.
     */
    default void prefetch(Batch next) {}
}
