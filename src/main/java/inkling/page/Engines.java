package inkling.page;

import org.teavm.jso.JSBody;

/** Which engines this browser has. */
final class Engines {
    /** What is taken when the browser has both. */
    private static final Engine PREFERRED = Engine.WASM_GC;

    private Engines() {}

    /** The engine to start: the wished one, or for {@link Engine#AUTO} the preferred one if the browser has it. */
    static Engine start(Engine wished) {
        if (wished != Engine.AUTO) {
            return wished;
        }
        return PREFERRED == Engine.WASM_GC && hasWasmGc() ? Engine.WASM_GC : Engine.JS;
    }

    /** The script that the worker begins with. */
    static String script(Engine engine) {
        return "engine-" + engine.word() + ".js";
    }

    /** Asks the browser about a module that is nothing but one type, a struct with a field of a byte. */
    @JSBody(
            script = "try { return WebAssembly.validate(new Uint8Array("
                    + "[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 95, 1, 120, 0])); } catch (absent) { return false; }")
    private static native boolean hasWasmGc();
}
