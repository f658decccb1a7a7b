package inkling.worker;

import inkling.wasm.Variant;

/**
 * The Web Worker's entry point in JavaScript: the engine js, or, with the argument {@code simd}, the engine simd, whose
 * kernels are WebAssembly.
 */
public final class JsWorkerMain {
    private JsWorkerMain() {}

    public static void main(String[] args) {
        boolean simd = args.length > 0 && args[0].equals("simd");
        Session.open(simd ? Variant.FASTEST_FIRST : Session.PLAIN);
    }
}
