package inkling.page.engine;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;

/** Which engines this browser has. */
public final class Engines {
    private Engines() {}

    /** Every engine that this browser has, the one that should be fastest first; JavaScript is always there. */
    public static List<Engine> available() {
        List<Engine> available = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            if (has(engine)) {
                available.add(engine);
            }
        }
        return available;
    }

    /** Every engine that this browser does not have. */
    public static List<Engine> absent() {
        List<Engine> absent = new ArrayList<>(List.of(Engine.values()));
        absent.remove(Engine.AUTO);
        absent.removeAll(available());
        return absent;
    }

    private static boolean has(Engine engine) {
        return switch (engine) {
            case AUTO -> false;
            case SIMD -> hasSimd();
            case WASM_GC -> hasWasmGc();
            case JS -> true;
        };
    }

    /** The script that the worker begins with. */
    static String script(Engine engine) {
        return "engine-" + engine.word() + ".js";
    }

    /** Whether this browser lets threads share the page's memory. */
    public static EngineNote.SharedMemory sharedMemory() {
        if (!isIsolated()) {
            return EngineNote.SharedMemory.NOT_ISOLATED;
        }
        return hasSharedMemory() ? EngineNote.SharedMemory.THERE : EngineNote.SharedMemory.REFUSED;
    }

    @JSBody(script = "return self.crossOriginIsolated === true;")
    private static native boolean isIsolated();

    @JSBody(script = "return typeof SharedArrayBuffer === 'function';")
    private static native boolean hasSharedMemory();

    /** How many threads the machine runs at once. */
    @JSBody(script = "return navigator.hardwareConcurrency || 1;")
    public static native int cores();

    /** Asks the browser about a module with one function, which makes a vector and drops it. */
    @JSBody(
            script = "try { return WebAssembly.validate(new Uint8Array("
                    + "[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0,"
                    + " 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11])); } catch (absent) { return false; }")
    private static native boolean hasSimd();

    /** Asks the browser about a module that is nothing but one type, a struct with a field of a byte. */
    @JSBody(
            script = "try { return WebAssembly.validate(new Uint8Array("
                    + "[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 95, 1, 120, 0])); } catch (absent) { return false; }")
    private static native boolean hasWasmGc();
}
