/**
 * The kernels in WebAssembly with SIMD, and what binds them to Java: {@link inkling.wasm.WasmKernels} is the place to
 * begin. The rooms below are, from the ground up, {@code assembler}, {@code threads} and {@code kernels}; each may use
 * those before it, and {@code kernel}. Nothing else of Inkling is known here.
 */
package inkling.wasm;
