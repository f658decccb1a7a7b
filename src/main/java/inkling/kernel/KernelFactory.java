package inkling.kernel;

/** Makes kernels for one network and its data. */
public interface KernelFactory {
    /**
     * Kernels with room for so much.
     *
     * @param bytes of all buffers, row numbers and adopted rows that will be asked for
     * @throws IllegalArgumentException when there is no such amount of memory, saying how much it would be
     */
    Kernels create(long bytes);
}
