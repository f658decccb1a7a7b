package inkling.worker;

import inkling.kernel.ScalarKernels;
import inkling.wasm.Variant;
import inkling.wasm.WasmKernels;

/**
 * The Web Worker's entry point in JavaScript: the engine js, or, with the argument {@code simd}, the engine simd, whose
 * kernels are WebAssembly.
 */
public final class JsWorkerMain {
    private JsWorkerMain() {}

    public static void main(String[] args) {
        boolean simd = args.length > 0 && args[0].equals("simd");
        if (simd) {
            Variant variant = Variant.best();
            new Session(bytes -> new WasmKernels(bytes, variant)).open();
        } else {
            new Session(bytes -> new ScalarKernels()).open();
        }
    }
}
