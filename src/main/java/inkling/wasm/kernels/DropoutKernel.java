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
        f.get(values).get(at).i32Add().set(values);
        f.get(target).get(at).i32Add().set(target);
        Runnable pass = () -> {
            f.get(at).i32ShrU(2).get(seed).i32Add().i32x4Splat();
            f.v128Const(0, 1, 2, 3).i32x4Add().set(hash);
            mixed(f, hash, 16).i32Const(DropoutMask.FACTOR_1).i32x4Splat();
            f.i32x4Mul().set(hash);
            mixed(f, hash, 15).i32Const(DropoutMask.FACTOR_2).i32x4Splat();
            f.i32x4Mul().set(hash);
            mixed(f, hash, 16).i32x4ShrU(Integer.SIZE - DropoutMask.HASH_BITS);
            f.get(threshold).i32x4Splat().i32x4GeS();
            f.get(values).v128Load(0).get(scale).f32x4Splat().f32x4Mul();
            f.v128And().set(passed);
        };
        f.whileFits(at, VECTOR, to, () -> {
            pass.run();
            f.get(target).get(passed).v128Store(0);
            f.increase(values, VECTOR).increase(target, VECTOR).increase(at, VECTOR);
        });
        // What is left is less than a vector; as much of it is stored.
        pass.run();
        for (int lane = 0; lane < VECTOR / FLOAT - 1; lane++) {
            int stored = lane;
            f.fits(at, (lane + 1) * FLOAT, to);
            f.when(() -> f.get(target).get(passed).v128Store32Lane(stored * FLOAT, stored));
        }
    }

    /** {@code x ^ x >>> bits}. */
    private static FunctionWriter mixed(FunctionWriter f, int x, int bits) {
        return f.get(x).get(x).i32x4ShrU(bits).v128Xor();
    }
}
