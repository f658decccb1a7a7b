/**
 * The kernels in WebAssembly with SIMD, bound to Java: {@link inkling.wasm.Variant} makes a backend of them, whose
 * arithmetic is {@code WasmKernels}. A kernel's call ({@code KernelCall}) derives from its declaration in
 * {@link inkling.wasm.kernels}. The rooms below are, from the ground up, {@code assembler}, {@code threads} and
 * {@code kernels}; each may use those before it, and {@code kernel}. Nothing else of Inkling is known here.
 */
package inkling.wasm;
