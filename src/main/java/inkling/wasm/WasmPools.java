package inkling.wasm;

import inkling.kernel.PoolKernels;
import inkling.kernel.Window;
import inkling.wasm.kernels.MaxPoolKernels;

/** {@link PoolKernels} in WebAssembly. Average pools are left to plain Java. */
final class WasmPools implements PoolKernels {
    private final MaxPoolKernels kernels;
    private final KernelCall call;
    private final PoolKernels plain;

    WasmPools(MaxPoolKernels kernels, KernelCall call, PoolKernels plain) {
        this.kernels = kernels;
        this.call = call;
        this.plain = plain;
    }

    @Override
    public void maxPool(Window window, float[] pictures, float[] output, int[] winners, int rows) {
        int pixel = window.channels();
        int line = window.width() * pixel;
        call.of(kernels.maxPool)
                .array(pictures)
                .integer(window.inputs())
                .integer(line)
                .integer(pixel);
        call.array(output).array(winners).integer(window.size());
        call.integer(window.stride() * pixel).integer(window.stride() * line);
        call.integer(window.outWidth()).integer(window.outHeight()).run(rows, (double) rows * window.inputs());
    }

    @Override
    public void maxPoolDelta(Window window, float[] delta, int[] winners, float[] inputDelta, int rows) {
        call.of(kernels.maxPoolDelta).array(delta).array(winners).integer(window.outputs());
        call.array(inputDelta).integer(window.inputs()).run(rows, (double) rows * window.inputs());
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
