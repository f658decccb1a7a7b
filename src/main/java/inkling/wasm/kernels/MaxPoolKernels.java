package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.Lanes.FLOAT;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.kernels.KernelModule.Division;
import inkling.wasm.kernels.KernelModule.Kernel;

/**
 * Max pooling, with the formulas of {@link inkling.kernel.PoolKernels}. Four channels go together; what is left
 * over, one by one. Winners are numbered in values, all else is in bytes.
 */
public final class MaxPoolKernels {
    public final Kernel maxPool;
    public final Kernel maxPoolDelta;

    MaxPoolKernels(KernelModule module) {
        Division pictures = Division.ofRows(1).costing(Division.VALUE_COST);
        maxPool = module.declare("maxPool", pictures);
        maxPoolDelta = module.declare("maxPoolDelta", pictures);
        maxPool(maxPool);
        maxPoolDelta(maxPoolDelta);
    }

    /**
     * Parameters: pictures, values of one, of one of its lines and of a pixel, output, winners, side of the window,
     * values from one position to the next to the right and downwards, positions from left to right and from top to
     * bottom.
     */
    private static void maxPool(Kernel kernel) {
        FunctionWriter f = kernel.code();
        int pictures = kernel.array();
        int pictureBytes = kernel.bytes();
        int line = kernel.bytes();
        int pixel = kernel.bytes();
        int output = kernel.array();
        int winners = kernel.array();
        int size = kernel.integer();
        int right = kernel.bytes();
        int down = kernel.bytes();
        int width = kernel.integer();
        int height = kernel.integer();
        int picture = kernel.from();
        f.get(picture).get(width).op(I32_MUL).get(height).op(I32_MUL);
        int out = f.get(pixel).op(I32_MUL).keep();
        f.stepping(picture, 1, kernel.to(), () -> {
            int base = f.at(pictures, picture, pictureBytes).keep();
            f.repeat(
                    height,
                    y -> f.repeat(width, x -> {
                        int corner = f.get(y).get(down).op(I32_MUL).keep();
                        f.at(corner, x, right).set(corner);
                        int c = f.i32Const(0).keep();
                        for (boolean wide : new boolean[] {true, false}) {
                            Largest largest = new Largest(f, wide);
                            f.stepping(c, largest.bytes(), pixel, () -> {
                                int first = f.sum(corner, c).keep();
                                largest.begin(base, first);
                                f.repeat(size, row -> {
                                    int at = f.at(first, row, line).keep();
                                    f.repeat(size, column -> {
                                        largest.compare(base, at);
                                        f.increaseBy(at, pixel);
                                    });
                                });
                                largest.store(output, winners, out);
                                f.increase(out, largest.bytes());
                            });
                        }
                    }));
        });
    }

    /** The largest values so far of four channels or one, and where in the picture they are. */
    private static final class Largest {
        private final FunctionWriter f;
        private final boolean wide;
        private final Lanes lanes;
        private final int largest;
        private final int winner;

        Largest(FunctionWriter f, boolean wide) {
            this.f = f;
            this.wide = wide;
            lanes = new Lanes(f, wide, false);
            largest = lanes.local();
            winner = f.local(wide ? ValueType.V128 : ValueType.I32);
        }

        int bytes() {
            return lanes.bytes();
        }

        /** Puts the numbers of the values at an offset in the picture on the stack. */
        private void number(int at) {
            f.get(at).shift(I32_SHR_U, 2);
            if (wide) {
                f.op(I32X4_SPLAT).v128Const(0, 1, 2, 3).op(I32X4_ADD);
            }
        }

        /** Begins with the values at an offset in the picture. */
        void begin(int picture, int at) {
            number(at);
            f.set(winner);
            f.sum(picture, at).op(wide ? V128_LOAD : F32_LOAD, 0).set(largest);
        }

        /** Takes the values at an offset where they are larger. */
        void compare(int picture, int at) {
            f.sum(picture, at);
            int value = f.op(wide ? V128_LOAD : F32_LOAD, 0).keep();
            int mask = f.get(value).get(largest).op(wide ? F32X4_GT : F32_GT).keep();
            f.get(value).get(largest).get(mask);
            choose(largest);
            number(at);
            f.get(winner).get(mask);
            choose(winner);
        }

        /** Sets a local to the first of two values where the mask on top is set, and to the second elsewhere. */
        private void choose(int local) {
            (wide ? f.op(V128_BITSELECT) : f.select()).set(local);
        }

        void store(int output, int winners, int at) {
            f.sum(output, at).get(largest).op(wide ? V128_STORE : F32_STORE, 0);
            f.sum(winners, at).get(winner).op(wide ? V128_STORE : I32_STORE, 0);
        }
    }

    /** Parameters: delta, winners, values of a picture's outputs, inputDelta, values of a picture. */
    private static void maxPoolDelta(Kernel kernel) {
        FunctionWriter f = kernel.code();
        int delta = kernel.array();
        int winners = kernel.array();
        int outputBytes = kernel.bytes();
        int inputDelta = kernel.array();
        int pictureBytes = kernel.bytes();
        int picture = kernel.from();
        f.stepping(picture, 1, kernel.to(), () -> {
            int base = f.at(inputDelta, picture, pictureBytes).keep();
            f.clearBytes(base, pictureBytes);
            int at = f.get(picture).get(outputBytes).op(I32_MUL).keep();
            int end = f.sum(at, outputBytes).keep();
            f.stepping(at, FLOAT, end, () -> {
                int number = f.sum(winners, at).op(I32_LOAD, 0).keep();
                int winner = f.at(base, number).keep();
                f.get(winner).get(winner).op(F32_LOAD, 0);
                f.sum(delta, at).op(F32_LOAD, 0).op(F32_ADD).op(F32_STORE, 0);
            });
        });
    }
}
