/**
 * The kernels in WebAssembly with SIMD, bound to Java: {@link inkling.wasm.Variant} makes a backend of them, whose
 * arithmetic is {@code WasmKernels}. A kernel's call ({@code KernelCall}) derives from its declaration in
 * {@link inkling.wasm.kernels}. Of the rooms below, {@code assembler} is known to {@code kernels}, and both may use
 * {@code kernel}. Nothing else of Inkling is known here.
 */
package inkling.wasm;
