/**
 * The kernels: each class declares those of one kind of operation and writes their code. Begin with
 * {@link inkling.wasm.kernels.KernelModule}, which has all of them and says what a declaration is, and
 * {@link inkling.wasm.kernels.ActivationKernels}, the shortest code; {@link inkling.wasm.kernels.ParallelFor} divides their
 * work among threads. To add an activation or an optimiser's rule,
 * add a declaration to {@code ActivationKernels} or {@code ElementKernels}: whoever calls finds it there, and what has none
 * is left to plain Java. This room may use the assembler and the formulas' constants in {@code kernel}.
 */
package inkling.wasm.kernels;
