package inkling.wasm;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Uint16Array;

/** WebAssembly memories and the Java arrays that are views of them. */
final class LinearMemory {
    private LinearMemory() {}

    /** Is called from within a kernel when a helper that took a range has not come back. */
    @JSFunctor
    interface Loss extends JSObject {
        void lost();
    }

    /** A zeroed memory of so many pages of 64 KiB. */
    @JSBody(
            params = {"pages", "shared"},
            script = "return new WebAssembly.Memory({initial: pages, maximum: pages, shared: shared});")
    static native JSObject create(int pages, boolean shared);

    /**
     * Whether threads may share a memory here: browsers allow it for pages that are isolated from other origins, and some
     * do not have it even there.
     */
    @JSBody(script = "return self.crossOriginIsolated === true && typeof SharedArrayBuffer === 'function';")
    static native boolean isShareable();

    /** The functions of a module over the memory. */
    @JSBody(
            params = {"module", "memory", "lost"},
            script = "const imports = {m: {m: memory, lost: lost}};"
                    + "return new WebAssembly.Instance(new WebAssembly.Module(module), imports).exports;")
    static native JSObject instantiate(@JSByRef byte[] module, JSObject memory, Loss lost);

    /** Whether the browser runs modules like this one. */
    @JSBody(params = "module", script = "return WebAssembly.validate(module);")
    static native boolean validate(@JSByRef byte[] module);

    static float[] floats(JSObject memory, int address, int length) {
        return floatView(memory, address, length).toJavaArray();
    }

    static int[] integers(JSObject memory, int address, int length) {
        return integerView(memory, address, length).toJavaArray();
    }

    static char[] characters(JSObject memory, int address, int length) {
        return characterView(memory, address, length).toJavaArray();
    }

    /** A function of a module. */
    @JSBody(
            params = {"exports", "name"},
            script = "return exports[name];")
    static native JSObject function(JSObject exports, String name);

    /** Calls the function that runs a kernel ({@link inkling.wasm.kernels.ParallelFor}). */
    @JSBody(
            params = {"run", "kernel", "extent", "grain"},
            script = "run(kernel, extent, grain);")
    static native void run(JSObject run, int kernel, int extent, int grain);

    /** The address at which an array that is a view of a memory begins. */
    @JSBody(params = "values", script = "return values.byteOffset;")
    static native int address(@JSByRef float[] values);

    @JSBody(params = "values", script = "return values.byteOffset;")
    static native int address(@JSByRef int[] values);

    @JSBody(params = "values", script = "return values.byteOffset;")
    static native int address(@JSByRef char[] values);

    /** Sets the first values to zero. */
    @JSBody(
            params = {"values", "length"},
            script = "values.fill(0, 0, length);")
    static native void clear(@JSByRef float[] values, int length);

    @JSBody(
            params = {"memory", "address", "length"},
            script = "return new Float32Array(memory.buffer, address, length);")
    private static native Float32Array floatView(JSObject memory, int address, int length);

    @JSBody(
            params = {"memory", "address", "length"},
            script = "return new Int32Array(memory.buffer, address, length);")
    private static native Int32Array integerView(JSObject memory, int address, int length);

    @JSBody(
            params = {"memory", "address", "length"},
            script = "return new Uint16Array(memory.buffer, address, length);")
    private static native Uint16Array characterView(JSObject memory, int address, int length);
}
