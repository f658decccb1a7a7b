package inkling.wasm;

import inkling.kernel.PoolKernels;
import inkling.kernel.Window;
import inkling.wasm.threads.Pieces;
import org.teavm.jso.JSObject;

/** {@link PoolKernels} in WebAssembly. Average pools are left to plain Java. */
final class WasmPools implements PoolKernels {
    private static final int FLOAT = 4;

    private final JSObject exports;
    private final Pieces pieces;
    private final PoolKernels plain;

    WasmPools(JSObject exports, Pieces pieces, PoolKernels plain) {
        this.exports = exports;
        this.pieces = pieces;
        this.plain = plain;
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
