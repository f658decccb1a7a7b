package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.KernelWriter.FLOAT;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;
import inkling.wasm.threads.Division;
import java.util.List;

/**
 * Max pooling, with the formulas of {@link inkling.kernel.PoolKernels}. Four channels go together; what is left
 * over, one by one. Winners are numbered in values, all else is in bytes.
 */
public final class MaxPoolKernels {
    public final Kernel maxPool;
    public final Kernel maxPoolDelta;

    MaxPoolKernels(KernelWriter writer) {
        Division pictures = Division.ofRows(1).costing(KernelWriter.VALUE_COST);
        maxPool = writer.declare("maxPool", pictures);
        maxPoolDelta = writer.declare("maxPoolDelta", pictures);
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
        int to = kernel.to();
        int base = f.local(ValueType.I32);
        int x = f.local(ValueType.I32);
        int y = f.local(ValueType.I32);
        int c = f.local(ValueType.I32);
        int corner = f.local(ValueType.I32);
        int at = f.local(ValueType.I32);
        int row = f.local(ValueType.I32);
        int column = f.local(ValueType.I32);
        int out = f.local(ValueType.I32);
        Largest four = new Largest(f, true);
        Largest one = new Largest(f, false);
        f.get(picture).get(width).op(I32_MUL).get(height).op(I32_MUL);
        f.get(pixel).op(I32_MUL).set(out);
        f.whileFits(picture, 1, to, () -> {
            f.get(picture)
                    .get(pictureBytes)
                    .op(I32_MUL)
                    .get(pictures)
                    .op(I32_ADD)
                    .set(base);
            f.i32Const(0).set(y);
            f.whileFits(y, 1, height, () -> {
                f.i32Const(0).set(x);
                f.whileFits(x, 1, width, () -> {
                    f.get(y).get(down).op(I32_MUL);
                    f.get(x).get(right).op(I32_MUL).op(I32_ADD).set(corner);
                    f.i32Const(0).set(c);
                    for (Largest largest : List.of(four, one)) {
                        f.whileFits(c, largest.bytes(), pixel, () -> {
                            f.get(corner).get(c).op(I32_ADD).set(at);
                            largest.begin(base, at);
                            f.i32Const(0).set(row);
                            f.whileFits(row, 1, size, () -> {
                                f.get(corner).get(c).op(I32_ADD);
                                f.get(row).get(line).op(I32_MUL).op(I32_ADD).set(at);
                                f.i32Const(0).set(column);
                                f.whileFits(column, 1, size, () -> {
                                    largest.compare(base, at);
                                    f.get(at).get(pixel).op(I32_ADD).set(at);
                                    f.increase(column, 1);
                                });
                                f.increase(row, 1);
                            });
                            largest.store(output, winners, out);
                            f.increase(out, largest.bytes()).increase(c, largest.bytes());
                        });
                    }
                    f.increase(x, 1);
                });
                f.increase(y, 1);
            });
            f.increase(picture, 1);
        });
    }

    /** The largest values so far of four channels or one, and where in the picture they are. */
    private static final class Largest {
        private final FunctionWriter f;
        private final boolean wide;
        private final Lanes lanes;
        private final int largest;
        private final int value;
        private final int winner;
        private final int mask;

        Largest(FunctionWriter f, boolean wide) {
            this.f = f;
            this.wide = wide;
            lanes = new Lanes(f, wide, false);
            largest = lanes.local();
            value = lanes.local();
            winner = f.local(wide ? ValueType.V128 : ValueType.I32);
            mask = f.local(wide ? ValueType.V128 : ValueType.I32);
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
            f.get(picture).get(at).op(I32_ADD);
            lanes.load(0).set(largest);
        }

        /** Takes the values at an offset where they are larger. */
        void compare(int picture, int at) {
            f.get(picture).get(at).op(I32_ADD);
            lanes.load(0).set(value);
            f.get(value).get(largest);
            if (wide) {
                f.op(F32X4_GT).set(mask);
                f.get(value).get(largest).get(mask).op(V128_BITSELECT).set(largest);
                number(at);
                f.get(winner).get(mask).op(V128_BITSELECT).set(winner);
            } else {
                f.op(F32_GT).set(mask);
                f.get(value).get(largest).get(mask).select().set(largest);
                number(at);
                f.get(winner).get(mask).select().set(winner);
            }
        }

        void store(int output, int winners, int at) {
            f.get(output).get(at).op(I32_ADD).get(largest);
            lanes.store(0);
            f.get(winners).get(at).op(I32_ADD).get(winner);
            if (wide) {
                f.op(V128_STORE, 0);
            } else {
                f.op(I32_STORE, 0);
            }
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
        int to = kernel.to();
        int base = f.local(ValueType.I32);
        int at = f.local(ValueType.I32);
        int end = f.local(ValueType.I32);
        int winner = f.local(ValueType.I32);
        f.whileFits(picture, 1, to, () -> {
            f.get(picture)
                    .get(pictureBytes)
                    .op(I32_MUL)
                    .get(inputDelta)
                    .op(I32_ADD)
                    .set(base);
            f.clearBytes(base, pictureBytes);
            f.get(picture).get(outputBytes).op(I32_MUL).set(at);
            f.get(at).get(outputBytes).op(I32_ADD).set(end);
            f.whileFits(at, FLOAT, end, () -> {
                f.get(winners).get(at).op(I32_ADD).op(I32_LOAD, 0);
                f.shift(I32_SHL, 2).get(base).op(I32_ADD).set(winner);
                f.get(winner).get(winner).op(F32_LOAD, 0);
                f.get(delta).get(at).op(I32_ADD).op(F32_LOAD, 0).op(F32_ADD).op(F32_STORE, 0);
                f.increase(at, FLOAT);
            });
            f.increase(picture, 1);
        });
    }
}
