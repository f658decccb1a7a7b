package inkling.kernel;

/**
 * What a network is built with: arithmetic, and the memory and threads that belong to it.
 *
 * @param kernels the arithmetic
 * @param memory where all buffers lie that the kernels work on
 * @param threads what the kernels divide their work among
 * @param microBatchWork how many multiply-adds of a pass forward, with the pass back, these kernels get through in the
 *     few milliseconds between two looks at a worker's messages
 */
public record Backend(Kernels kernels, Memory memory, ThreadPool threads, int microBatchWork) {
    private static final int PLAIN_WORK = 20_000_000;

    /** Plain Java on the JVM, in its heap, on the caller's thread. */
    public static Backend plain() {
        return plain(new ScalarKernels());
    }

    /** The textbook loops, in the same place: slow, and what all other kernels are checked against. */
    public static Backend reference() {
        return plain(new ReferenceKernels());
    }

    /** Kernels that work on Java's heap and on the caller's thread. */
    public static Backend plain(Kernels kernels) {
        return new Backend(kernels, Memory.HEAP, ThreadPool.CALLER, PLAIN_WORK);
    }

    /**
     * How many images to work on at a time, so that it takes a few milliseconds.
     *
     * @param multiplyAdds of a pass forward over one image
     * @param least the fewest images
     * @param most the most images
     */
    public int microBatch(long multiplyAdds, int least, int most) {
        return (int) Math.max(least, Math.min(most, microBatchWork / multiplyAdds));
    }
}
