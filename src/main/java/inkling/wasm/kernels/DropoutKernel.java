package inkling.wasm.kernels;

import inkling.kernel.DropoutMask;
import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;

/** Writes the kernel that lets values pass, scaled, by a {@link DropoutMask}, four at a time. */
public final class DropoutKernel {
    private static final int VECTOR = 16;
    private static final int FLOAT = 4;

    private DropoutKernel() {}

    /**
     * Parameters: values, target, seed, threshold, scale, then the first byte and the one behind the last (cut at
     * multiples of 16).
     */
    public static void write(ModuleWriter module) {
        FunctionWriter f = module.divided("dropout");
        int values = f.integer();
        int target = f.integer();
        int seed = f.integer();
        int threshold = f.integer();
        int scale = f.parameter(ValueType.F32);
        int at = f.integer();
        int to = f.integer();
        int passed = f.local(ValueType.V128);
        int hash = f.local(ValueType.V128);
        f.get(values).get(at).add().set(values);
        f.get(target).get(at).add().set(target);
        Runnable pass = () -> {
            f.get(at).shiftRight(2).get(seed).add().splatInteger();
            f.countingIntegers().addIntegers().set(hash);
            mixed(f, hash, 16).constant(DropoutMask.FACTOR_1).splatInteger();
            f.multiplyIntegers().set(hash);
            mixed(f, hash, 15).constant(DropoutMask.FACTOR_2).splatInteger();
            f.multiplyIntegers().set(hash);
            mixed(f, hash, 16).shiftRightIntegers(Integer.SIZE - DropoutMask.HASH_BITS);
            f.get(threshold).splatInteger().isAtLeastIntegers();
            f.get(values).loadVector(0).get(scale).splat().multiplyVector();
            f.andVector().set(passed);
        };
        f.whileFits(at, VECTOR, to, () -> {
            pass.run();
            f.get(target).get(passed).storeVector(0);
            f.increase(values, VECTOR).increase(target, VECTOR).increase(at, VECTOR);
        });
        // What is left is less than a vector; as much of it is stored.
        pass.run();
        for (int lane = 0; lane < VECTOR / FLOAT - 1; lane++) {
            int stored = lane;
            f.fits(at, (lane + 1) * FLOAT, to);
            f.when(() -> f.get(target).get(passed).storeLane(stored * FLOAT, stored));
        }
    }

    /** {@code x ^ x >>> bits}. */
    private static FunctionWriter mixed(FunctionWriter f, int x, int bits) {
        return f.get(x).get(x).shiftRightIntegers(bits).xorVector();
    }
}
