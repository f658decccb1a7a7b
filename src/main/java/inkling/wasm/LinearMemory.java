package inkling.wasm;

import inkling.wasm.threads.Crew;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Uint16Array;

/** WebAssembly memories and the Java arrays that are views of them. */
public final class LinearMemory {
    private LinearMemory() {}

    /** A zeroed memory of so many pages of 64 KiB. */
    @JSBody(
            params = {"pages", "shared"},
            script = "return new WebAssembly.Memory({initial: pages, maximum: pages, shared: shared});")
    public static native JSObject create(int pages, boolean shared);

    /** Whether threads may share a memory here: browsers allow it to pages that are isolated from other origins. */
    @JSBody(script = "return self.crossOriginIsolated === true;")
    public static native boolean isShareable();

    /** The functions of a module over the memory. */
    @JSBody(
            params = {"module", "memory", "lost"},
            script = "const imports = {m: {m: memory, lost: lost}};"
                    + "return new WebAssembly.Instance(new WebAssembly.Module(module), imports).exports;")
    public static native JSObject instantiate(@JSByRef byte[] module, JSObject memory, Crew.Loss lost);

    /** Whether the browser runs modules like this one. */
    @JSBody(params = "module", script = "return WebAssembly.validate(module);")
    public static native boolean validate(@JSByRef byte[] module);

    public static float[] floats(JSObject memory, int place, int length) {
        return floatView(memory, place, length).toJavaArray();
    }

    public static int[] integers(JSObject memory, int place, int length) {
        return integerView(memory, place, length).toJavaArray();
    }

    public static char[] characters(JSObject memory, int place, int length) {
        return characterView(memory, place, length).toJavaArray();
    }

    /** Sets the first values to zero. */
    @JSBody(
            params = {"values", "length"},
            script = "values.fill(0, 0, length);")
    public static native void clear(@JSByRef float[] values, int length);

    @JSBody(
            params = {"memory", "place", "length"},
            script = "return new Float32Array(memory.buffer, place, length);")
    private static native Float32Array floatView(JSObject memory, int place, int length);

    @JSBody(
            params = {"memory", "place", "length"},
            script = "return new Int32Array(memory.buffer, place, length);")
    private static native Int32Array integerView(JSObject memory, int place, int length);

    @JSBody(
            params = {"memory", "place", "length"},
            script = "return new Uint16Array(memory.buffer, place, length);")
    private static native Uint16Array characterView(JSObject memory, int place, int length);
}
