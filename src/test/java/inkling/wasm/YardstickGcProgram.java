package inkling.wasm;

import inkling.kernel.KernelFactory;
import inkling.kernel.KernelsParity;
import inkling.kernel.NaiveKernels;

/** {@link YardstickProgram} for WebAssembly GC, whose products run nowhere else and so are checked here. */
public final class YardstickGcProgram {
    private static final int LONGEST_SIDE = 128;

    private YardstickGcProgram() {}

    /** An {@link AssertionError} says which product is wrong. */
    public static void main(String[] args) {
        KernelFactory factory = new LinearKernels();
        KernelsParity parity = new KernelsParity(factory.create(0, 1), new NaiveKernels(), LONGEST_SIDE);
        parity.checkProducts(0, 5, 7);
        for (int rows : KernelsParity.AWKWARD_SIDES) {
            for (int in : KernelsParity.AWKWARD_SIDES) {
                for (int out : KernelsParity.AWKWARD_SIDES) {
                    parity.checkProducts(rows, in, out);
                }
            }
        }
        YardstickProgram.offer(factory);
    }
}
