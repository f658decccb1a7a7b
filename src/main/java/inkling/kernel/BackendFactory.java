package inkling.kernel;

/** Makes a backend for one network and its data. */
public interface BackendFactory {
    /** Plain Java in JavaScript. */
    BackendFactory JAVASCRIPT = new BackendFactory() {
        @Override
        public Backend create(long bytes, int threads) {
            return Backend.plain(ScalarKernels.forJavaScript());
        }

        @Override
        public String variant() {
            return "scalar";
        }
    };

    /**
     * A backend with room for so much.
     *
     * @param bytes of all buffers, row numbers and adopted rows that will be asked for
     * @param threads the most to work with, 1 or more
     * @throws IllegalArgumentException when there is no such amount of memory, saying how much it would be
     */
    Backend create(long bytes, int threads);

    /** Which instructions the kernels use, in a word. */
    String variant();
}
