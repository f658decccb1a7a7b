/**
 * How the work of a kernel is divided among threads: into which parts, by which code in WebAssembly, and by which web
 * workers. It may use the assembler.
 */
package inkling.wasm.threads;
