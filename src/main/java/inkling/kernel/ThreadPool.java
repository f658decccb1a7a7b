package inkling.kernel;

import inkling.kernel.SparseRows.Batch;

/** The threads among which kernels divide their work. Results do not depend on their number. */
public interface ThreadPool {
    /** Only the caller's thread. */
    ThreadPool CALLER = new ThreadPool() {};

    /** How many threads take part, including the caller's; after {@link #dismiss}, how many did. */
    default int count() {
        return 1;
    }

    /**
     * From now on at most so many threads work, the caller's included; the others sleep until more may.
     *
     * @param threads 1 or more; more than were asked for at the beginning do not come
     */
    default void limit(int threads) {}

    /** Why there are fewer threads than were asked for, in a sentence; empty if there is nothing to say. */
    default String shortage() {
        return "";
    }

    /** Ends all threads but the caller's; the kernels still work. */
    default void dismiss() {}

    /**
     * Says which batch comes next in training, so that waiting threads can prepare for it. Its rows must not change until
     * the backward pass over it.
     */
    default void prefetch(Batch next) {}
}
