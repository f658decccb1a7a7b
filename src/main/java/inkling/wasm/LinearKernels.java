package inkling.wasm;

import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.kernel.ScalarKernels;

/** Makes the kernels of the engine {@code wasm-gc}: plain Java, whose larger products go through linear memory. */
public final class LinearKernels implements BackendFactory {
    // All kernels share them, because no garbage collector releases linear memory.
    private final LinearTiles tiles = new LinearTiles();
    private final LinearSums sums = new LinearSums();

    @Override
    public Backend create(long bytes, int threads) {
        return Backend.plain(new ScalarKernels(tiles, sums));
    }

    @Override
    public String variant() {
        return "scalar";
    }
}
