package inkling.wasm;

import inkling.kernel.KernelFactory;
import inkling.kernel.Kernels;
import inkling.kernel.ScalarKernels;

/** Makes the kernels of the engine {@code wasm-gc}: plain Java, whose larger products go through linear memory. */
public final class LinearKernels implements KernelFactory {
    // All kernels share them: what they take of linear memory no garbage collector gives back.
    private final LinearTiles tiles = new LinearTiles();
    private final LinearSums sums = new LinearSums();

    @Override
    public Kernels create(long bytes, int threads) {
        return new ScalarKernels(tiles, sums);
    }

    @Override
    public String variant() {
        return "scalar";
    }
}
