package inkling.kernel;

/** Makes kernels for one network and its data. */
public interface KernelFactory {
    /** Plain Java in JavaScript. */
    KernelFactory JAVASCRIPT = new KernelFactory() {
        @Override
        public Kernels create(long bytes, int threads) {
            return ScalarKernels.forJavaScript();
        }

        @Override
        public String variant() {
            return "scalar";
        }
    };

    /**
     * Kernels with room for so much.
     *
     * @param bytes of all buffers, row numbers and adopted rows that will be asked for
     * @param threads the most to work with, 1 or more
     * @throws IllegalArgumentException when there is no such amount of memory, saying how much it would be
     */
    Kernels create(long bytes, int threads);

    /** Which instructions they use, in a word. */
    String variant();
}
