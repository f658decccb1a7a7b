/**
 * The code of the kernels: each class writes the functions of one kind of operation into a module. It may use the
 * assembler and {@code threads}, and the formulas' constants in {@code kernel}.
 */
package inkling.wasm.kernels;
