package inkling.wasm.kernels;

import static inkling.wasm.kernels.KernelWriter.VECTOR;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;
import inkling.wasm.threads.Division;

/**
 * A convolution's derivatives for outputs' derivatives that are mostly zero, as they are before a max pool, where one
 * value of each window has a derivative at most. Each that is not zero adds one filter, or one patch, times itself to
 * where it belongs; filters are stored one behind the other, {@code filters × patch}. Filters go four together, and a row
 * of a patch must be in whole vectors.
 */
public final class SparseConvolutionKernels {
    /** Windows are often five pixels wide. */
    private static final int UNROLLED = 5;

    /** Adds patches to filters; a range is one of filters. */
    public final Kernel filterGradient;

    /** Sets pictures to zero and adds filters to their patches; a range is one of pictures. */
    public final Kernel scatterFilters;

    private final KernelWriter writer;

    SparseConvolutionKernels(KernelWriter writer) {
        this.writer = writer;
        filterGradient = writer.declare("sparseFilterGradient", Division.ofFloats(Tile.NARROW_ROWS));
        scatterFilters = writer.declare("scatterFilters", Division.ofRows(1));
        write(filterGradient, false);
        write(scatterFilters, true);
    }

    /**
     * Parameters: pictures, values of one, the bytes at which each position's patch begins, number of positions, rows of a
     * patch, values of such a row, values from one row to the next, d, length of its rows, filters, values of one, number
     * of pictures.
     */
    private void write(Kernel kernel, boolean scatter) {
        FunctionWriter f = kernel.code();
        int pictures = kernel.array();
        int pictureBytes = kernel.bytes();
        int starts = kernel.array();
        int positions = kernel.integer();
        int size = kernel.integer();
        int run = kernel.bytes();
        int line = kernel.bytes();
        int d = kernel.array();
        int n4 = kernel.bytes();
        int filters = kernel.array();
        int filterBytes = kernel.bytes();
        int count = kernel.integer();
        int from = kernel.from();
        int to = kernel.to();
        int picture = f.local(ValueType.I32);
        int base = f.local(ValueType.I32);
        int position = f.local(ValueType.I32);
        int delta = f.local(ValueType.I32);
        int patch = f.local(ValueType.I32);
        int j = f.local(ValueType.I32);
        int first = f.local(ValueType.I32);
        int last = f.local(ValueType.I32);
        int bits = f.local(ValueType.I32);
        int one = f.local(ValueType.I32);
        int p = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        int row = f.local(ValueType.I32);
        int end = f.local(ValueType.I32);
        int skip = f.local(ValueType.I32);
        Lanes lanes = writer.lanes(f);
        int factor = lanes.local();
        int sum = lanes.local();
        int value = lanes.local();
        int zero = lanes.local();
        f.get(line).get(run).i32Sub().set(skip);
        if (scatter) {
            f.get(from).set(picture);
            f.get(to).set(count);
            f.get(n4).set(last);
        } else {
            f.get(from).set(first);
            f.get(to).set(last);
        }
        f.get(picture).get(positions).i32Mul().get(n4).i32Mul();
        f.get(d).i32Add().set(delta);
        f.whileFits(picture, 1, count, () -> {
            f.get(picture).get(pictureBytes).i32Mul().get(pictures).i32Add().set(base);
            if (scatter) {
                f.clearBytes(base, pictureBytes);
            }
            f.i32Const(0).set(position);
            f.whileFits(position, 1, positions, () -> {
                f.get(position).i32Shl(2).get(starts).i32Add().i32Load(0);
                f.get(base).i32Add().set(patch);
                f.get(first).set(j);
                f.whileFits(j, VECTOR, last, () -> {
                    f.get(delta).get(j).i32Add().v128Load(0).get(zero);
                    f.f32x4Ne().i32x4Bitmask().set(bits);
                    f.whileTrue(() -> f.get(bits), () -> {
                        f.get(bits).i32Ctz().i32Shl(2).get(j).i32Add().set(one);
                        f.get(delta).get(one).i32Add().v128Load32Splat(0).set(factor);
                        f.get(one).i32ShrU(2).get(filterBytes).i32Mul();
                        f.get(filters).i32Add().set(q);
                        f.get(patch).set(p);
                        f.i32Const(0).set(row);
                        f.whileFits(row, 1, size, () -> {
                            f.get(p).get(run).i32Add().set(end);
                            for (int vectors : new int[] {UNROLLED, 1}) {
                                f.whileFits(p, vectors * VECTOR, end, () -> {
                                    for (int v = 0; v < vectors; v++) {
                                        int target = scatter ? p : q;
                                        f.get(target).v128Load(v * VECTOR).set(sum);
                                        f.get(scatter ? q : p)
                                                .v128Load(v * VECTOR)
                                                .set(value);
                                        lanes.addProduct(sum, factor, value);
                                        f.get(target).get(sum).v128Store(v * VECTOR);
                                    }
                                    f.increase(p, vectors * VECTOR).increase(q, vectors * VECTOR);
                                });
                            }
                            f.get(p).get(skip).i32Add().set(p);
                            f.increase(row, 1);
                        });
                        f.get(bits).get(bits).i32Const(1).i32Sub().i32And().set(bits);
                    });
                    f.increase(j, VECTOR);
                });
                f.get(delta).get(n4).i32Add().set(delta);
                f.increase(position, 1);
            });
            f.increase(picture, 1);
        });
    }
}
