package inkling.wasm;

import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.kernel.ProductsParity;

/** {@link YardstickProgram} for WebAssembly GC, whose products run nowhere else and so are checked here. */
public final class YardstickGcProgram {
    private static final int LONGEST_SIDE = 128;

    private YardstickGcProgram() {}

    /** An {@link AssertionError} says which product is wrong. */
    public static void main(String[] args) {
        BackendFactory factory = new LinearKernels();
        ProductsParity parity = new ProductsParity(factory.create(0, 1), Backend.reference(), LONGEST_SIDE, false);
        parity.checkProducts(0, 5, 7);
        for (int rows : ProductsParity.AWKWARD_SIDES) {
            for (int in : ProductsParity.AWKWARD_SIDES) {
                for (int out : ProductsParity.AWKWARD_SIDES) {
                    parity.checkProducts(rows, in, out);
                }
            }
        }
        YardstickProgram.offer(factory);
    }
}
