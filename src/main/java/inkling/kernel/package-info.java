/**
 * The arithmetic of a network, and what it works on: batches of sparse rows, memory, threads.
 *
 * <p>Begin with {@link inkling.kernel.ReferenceKernels}, in which each operation of {@link inkling.kernel.Kernels} is the
 * loop of its formula; then {@link inkling.kernel.Backend}, which puts kernels, memory and threads together.
 * {@link inkling.kernel.ScalarKernels} is the same arithmetic in plain Java, made quick. Uses nothing of the other rooms.
 */
package inkling.kernel;
