package inkling.wasm.kernels;

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
        f.get(picture).get(width).i32Mul().get(height).i32Mul();
        f.get(pixel).i32Mul().set(out);
        f.whileFits(picture, 1, to, () -> {
            f.get(picture).get(pictureBytes).i32Mul().get(pictures).i32Add().set(base);
            f.i32Const(0).set(y);
            f.whileFits(y, 1, height, () -> {
                f.i32Const(0).set(x);
                f.whileFits(x, 1, width, () -> {
                    f.get(y).get(down).i32Mul();
                    f.get(x).get(right).i32Mul().i32Add().set(corner);
                    f.i32Const(0).set(c);
                    for (Largest largest : List.of(four, one)) {
                        f.whileFits(c, largest.bytes(), pixel, () -> {
                            f.get(corner).get(c).i32Add().set(at);
                            largest.begin(base, at);
                            f.i32Const(0).set(row);
                            f.whileFits(row, 1, size, () -> {
                                f.get(corner).get(c).i32Add();
                                f.get(row).get(line).i32Mul().i32Add().set(at);
                                f.i32Const(0).set(column);
                                f.whileFits(column, 1, size, () -> {
                                    largest.compare(base, at);
                                    f.get(at).get(pixel).i32Add().set(at);
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
            f.get(at).i32ShrU(2);
            if (wide) {
                f.i32x4Splat().v128Const(0, 1, 2, 3).i32x4Add();
            }
        }

        /** Begins with the values at an offset in the picture. */
        void begin(int picture, int at) {
            number(at);
            f.set(winner);
            f.get(picture).get(at).i32Add();
            lanes.load(0).set(largest);
        }

        /** Takes the values at an offset where they are larger. */
        void compare(int picture, int at) {
            f.get(picture).get(at).i32Add();
            lanes.load(0).set(value);
            f.get(value).get(largest);
            if (wide) {
                f.f32x4Gt().set(mask);
                f.get(value).get(largest).get(mask).v128Bitselect().set(largest);
                number(at);
                f.get(winner).get(mask).v128Bitselect().set(winner);
            } else {
                f.f32Gt().set(mask);
                f.get(value).get(largest).get(mask).select().set(largest);
                number(at);
                f.get(winner).get(mask).select().set(winner);
            }
        }

        void store(int output, int winners, int at) {
            f.get(output).get(at).i32Add().get(largest);
            lanes.store(0);
            f.get(winners).get(at).i32Add().get(winner);
            if (wide) {
                f.v128Store(0);
            } else {
                f.i32Store(0);
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
            f.get(picture).get(pictureBytes).i32Mul().get(inputDelta).i32Add().set(base);
            f.clearBytes(base, pictureBytes);
            f.get(picture).get(outputBytes).i32Mul().set(at);
            f.get(at).get(outputBytes).i32Add().set(end);
            f.whileFits(at, FLOAT, end, () -> {
                f.get(winners).get(at).i32Add().i32Load(0);
                f.i32Shl(2).get(base).i32Add().set(winner);
                f.get(winner).get(winner).f32Load(0);
                f.get(delta).get(at).i32Add().f32Load(0).f32Add().f32Store(0);
                f.increase(at, FLOAT);
            });
            f.increase(picture, 1);
        });
    }
}
