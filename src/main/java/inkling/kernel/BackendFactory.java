package inkling.kernel;

import java.util.function.Supplier;

/** Makes a backend for one network and its data. */
public interface BackendFactory {
    /** Plain Java: the engines js and wasm-gc. */
    BackendFactory PLAIN = onHeap("scalar", ScalarKernels::new);

    /** The textbook loops. */
    BackendFactory REFERENCE = onHeap("textbook", ReferenceKernels::new);

    /**
     * A backend with memory of a certain size.
     *
     * @param bytes of all buffers, row numbers and adopted rows that will be asked for
     * @param threads the most to work with, 1 or more
     * @throws IllegalArgumentException when there is no such amount of memory, saying how much it would be
     */
    Backend create(long bytes, int threads);

    /** Which instructions the kernels use, in a word. */
    String variant();

    /** Backends on Java's heap, which needs no plan, and on the caller's thread. */
    static BackendFactory onHeap(String variant, Supplier<Kernels> kernels) {
        return new BackendFactory() {
            @Override
            public Backend create(long bytes, int threads) {
                return Backend.plain(kernels.get());
            }

            @Override
            public String variant() {
                return variant;
            }
        };
    }
}
