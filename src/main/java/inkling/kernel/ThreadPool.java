package inkling.kernel;

import inkling.kernel.SparseRows.Batch;

/** The threads among which kernels divide their work. Results do not depend on their number. */
public interface ThreadPool {
    /** Only the caller's thread. */
    ThreadPool CALLER = new ThreadPool() {};

    /** How many threads work, including the caller's; after {@link #dismiss}, how many did. */
    default int count() {
        return 1;
    }

    /** Makes the caller work alone for a while, or no longer. */
    default void workAlone(boolean alone) {}

    /** Ends all threads but the caller's; the kernels still work. */
    default void dismiss() {}

    /**
     * Says which batch comes next in training, so that waiting threads can prepare for it. Its rows must not change until
     * the backward pass over it.
     */
    default void prefetch(Batch next) {}
}
