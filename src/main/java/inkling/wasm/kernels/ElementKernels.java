package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.KernelWriter.LINE;
import static inkling.wasm.kernels.KernelWriter.VALUE_COST;
import static inkling.wasm.kernels.KernelWriter.VECTOR;

import inkling.kernel.DropoutMask;
import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;
import inkling.wasm.threads.Division;

/** Kernels that go through arrays value by value: the mould of most of them, and dropout, which needs each value's index. */
public final class ElementKernels {
    public final Kernel dropout;

    ElementKernels(KernelWriter writer) {
        dropout = writer.declare("dropout", division(2));
        dropout(dropout);
    }

    /** The division of kernels that load, change and store the values of so many arrays. */
    static Division division(int arrays) {
        return Division.ofFloats(LINE).costing(VALUE_COST * arrays);
    }

    /** What a kernel does to the values of one index. */
    interface Body {
        void write(Step step, Lanes lanes);
    }

    /** One step through the arrays: their values, loaded before the body, and the kernel's numbers in every lane. */
    static final class Step {
        private final FunctionWriter code;
        private final Lanes lanes;
        private final int[] arrays;
        private final int[] numbers;
        private final int[] values;

        Step(FunctionWriter code, Lanes lanes, int[] arrays, int[] numbers) {
            this.code = code;
            this.lanes = lanes;
            this.arrays = arrays;
            this.numbers = numbers;
            values = new int[arrays.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = lanes.local();
            }
        }

        int value(int array) {
            return values[array];
        }

        int number(int index) {
            return numbers[index];
        }

        void store(int array, int local) {
            code.get(arrays[array]).get(local);
            lanes.store(0);
        }

        /** Goes on from {@code at}, a step of the lanes at a time. */
        void through(int at, int to, Body body) {
            code.stepping(at, lanes.bytes(), to, () -> {
                for (int i = 0; i < arrays.length; i++) {
                    lanes.get(arrays[i]).load(0).set(values[i]);
                }
                body.write(this, lanes);
                code.increaseAll(arrays, lanes.bytes());
            });
        }
    }

    /** Declares a kernel whose parameters are some arrays, then some floats. */
    static Kernel declare(
            KernelWriter writer, String name, Division division, int arrayCount, int numberCount, Body body) {
        Kernel kernel = writer.declare(name, division);
        FunctionWriter f = kernel.code();
        int[] arrays = kernel.arrays(arrayCount);
        int[] numbers = new int[numberCount];
        for (int i = 0; i < numberCount; i++) {
            numbers[i] = kernel.number();
        }
        int at = kernel.from();
        for (int array : arrays) {
            f.increaseBy(array, at);
        }
        for (boolean wide : new boolean[] {true, false}) {
            Lanes lanes = writer.lanes(f, wide);
            int[] spread = new int[numberCount];
            for (int i = 0; i < numberCount; i++) {
                spread[i] = lanes.splat(numbers[i]);
            }
            new Step(f, lanes, arrays, spread).through(at, kernel.to(), body);
        }
        return kernel;
    }

    /** The values that {@link DropoutMask} lets pass, scaled. Parameters: values, target, seed, threshold, scale. */
    private static void dropout(Kernel kernel) {
        FunctionWriter f = kernel.code();
        int values = kernel.array();
        int target = kernel.array();
        int seed = kernel.integer();
        int threshold = kernel.integer();
        int scale = kernel.number();
        int at = kernel.from();
        int to = kernel.to();
        int passed = f.local(ValueType.V128);
        int hash = f.local(ValueType.V128);
        f.increaseBy(values, at).increaseBy(target, at);
        Runnable pass = () -> {
            f.get(at).shift(I32_SHR_U, 2).get(seed).op(I32_ADD).op(I32X4_SPLAT);
            f.v128Const(0, 1, 2, 3).op(I32X4_ADD).set(hash);
            mixed(f, hash, 16).i32Const(DropoutMask.FACTOR_1).op(I32X4_SPLAT);
            f.op(I32X4_MUL).set(hash);
            mixed(f, hash, 15).i32Const(DropoutMask.FACTOR_2).op(I32X4_SPLAT);
            f.op(I32X4_MUL).set(hash);
            mixed(f, hash, 16).shift(I32X4_SHR_U, Integer.SIZE - DropoutMask.HASH_BITS);
            f.get(threshold).op(I32X4_SPLAT).op(I32X4_GE_S);
            f.get(values).op(V128_LOAD, 0).get(scale).op(F32X4_SPLAT).op(F32X4_MUL);
            f.op(V128_AND).set(passed);
        };
        f.stepping(at, VECTOR, to, () -> {
            pass.run();
            f.get(target).get(passed).op(V128_STORE, 0);
            f.increase(values, VECTOR).increase(target, VECTOR);
        });
        // What is left is less than a vector; as much of it is stored.
        pass.run();
        ColumnBlocks.storeLanes(f, passed, 0, target, at, to);
    }

    /** {@code x ^ x >>> bits}. */
    private static FunctionWriter mixed(FunctionWriter f, int x, int bits) {
        return f.get(x).get(x).shift(I32X4_SHR_U, bits).op(V128_XOR);
    }
}
