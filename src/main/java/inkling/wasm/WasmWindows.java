package inkling.wasm;

import inkling.kernel.Window;
import inkling.kernel.WindowKernels;
import inkling.wasm.threads.Pieces;
import org.teavm.jso.JSObject;

/** {@link WindowKernels} in WebAssembly. Average pools, and patches by themselves, are left to plain Java. */
final class WasmWindows implements WindowKernels {
    private static final int FLOAT = 4;

    private final JSObject exports;
    private final Pieces pieces;
    private final WindowKernels plain;

    WasmWindows(JSObject exports, Pieces pieces, WindowKernels plain) {
        this.exports = exports;
        this.pieces = pieces;
        this.plain = plain;
    }

    @Override
    public void unfold(Window window, float[] pictures, float[] patches, int from, int count) {
        plain.unfold(window, pictures, patches, from, count);
    }

    @Override
    public void fold(Window window, float[] patches, float[] pictures, int from, int count) {
        plain.fold(window, patches, pictures, from, count);
    }

    @Override
    public void maxPool(Window window, float[] pictures, float[] output, int[] winners, int rows) {
        int pixel = FLOAT * window.channels();
        int line = window.width() * pixel;
        WindowCalls.maxPool(
                exports,
                pictures,
                FLOAT * window.inputs(),
                line,
                pixel,
                output,
                winners,
                window.size(),
                window.stride() * pixel,
                window.stride() * line,
                window.outWidth(),
                window.outHeight(),
                rows,
                pieces.ofCopies(rows, window.inputs()));
    }

    @Override
    public void maxPoolDelta(Window window, float[] delta, int[] winners, float[] inputDelta, int rows) {
        WindowCalls.maxPoolDelta(
                exports,
                delta,
                winners,
                FLOAT * window.outputs(),
                inputDelta,
                FLOAT * window.inputs(),
                rows,
                pieces.ofCopies(rows, window.inputs()));
    }

    @Override
    public void averagePool(Window window, float[] pictures, float[] output, int rows) {
        plain.averagePool(window, pictures, output, rows);
    }

    @Override
    public void averagePoolDelta(Window window, float[] delta, float[] inputDelta, int rows) {
        plain.averagePoolDelta(window, delta, inputDelta, rows);
    }
}
