/**
 * A small assembler for WebAssembly: {@link inkling.wasm.assembler.ModuleWriter} collects functions, and a
 * {@link inkling.wasm.assembler.FunctionWriter} writes the instructions of one. It uses nothing of Inkling.
 */
package inkling.wasm.assembler;
