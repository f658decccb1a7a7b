package inkling.kernel;

/**
 * What a network is built with: arithmetic, and the memory and threads that belong to it.
 *
 * @param kernels the arithmetic
 * @param memory where all buffers are that the kernels work on
 * @param threads what the kernels divide their work among
 * @param microBatchWork how many multiply-adds of a forward pass, followed by its backward pass, these kernels do in the
 *     few milliseconds after which a worker reads its messages again
 */
public record Backend(Kernels kernels, Memory memory, ThreadPool threads, int microBatchWork) {
    private static final int PLAIN_WORK = 20_000_000;

    /** Plain Java on the JVM, in its heap, on the caller's thread. */
    public static Backend plain() {
        return plain(new ScalarKernels());
    }

    /** The textbook loops in the same memory: slow, and what all other kernels are checked against. */
    public static Backend reference() {
        return plain(new ReferenceKernels());
    }

    /** Kernels that work on Java's heap and on the caller's thread. */
    public static Backend plain(Kernels kernels) {
        return plain(kernels, Memory.HEAP);
    }

    /** The same with buffers from a memory. */
    static Backend plain(Kernels kernels, Memory memory) {
        return new Backend(kernels, memory, ThreadPool.CALLER, PLAIN_WORK);
    }

    /**
     * How many images to work on at a time, so that it takes a few milliseconds.
     *
     * @param multiplyAdds of a forward pass over one image
     * @param least the fewest images
     * @param most the most images
     */
    public int microBatch(long multiplyAdds, int least, int most) {
        return (int) Math.max(least, Math.min(most, microBatchWork / multiplyAdds));
    }
}
