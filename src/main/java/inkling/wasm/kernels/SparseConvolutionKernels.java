package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
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
        f.get(line).get(run).op(I32_SUB).set(skip);
        if (scatter) {
            f.get(from).set(picture);
            f.get(to).set(count);
            f.get(n4).set(last);
        } else {
            f.get(from).set(first);
            f.get(to).set(last);
        }
        f.get(picture).get(positions).op(I32_MUL).get(n4).op(I32_MUL);
        f.get(d).op(I32_ADD).set(delta);
        f.whileFits(picture, 1, count, () -> {
            f.get(picture)
                    .get(pictureBytes)
                    .op(I32_MUL)
                    .get(pictures)
                    .op(I32_ADD)
                    .set(base);
            if (scatter) {
                f.clearBytes(base, pictureBytes);
            }
            f.i32Const(0).set(position);
            f.whileFits(position, 1, positions, () -> {
                f.get(position).shift(I32_SHL, 2).get(starts).op(I32_ADD).op(I32_LOAD, 0);
                f.get(base).op(I32_ADD).set(patch);
                f.get(first).set(j);
                f.whileFits(j, VECTOR, last, () -> {
                    f.get(delta).get(j).op(I32_ADD).op(V128_LOAD, 0).get(zero);
                    f.op(F32X4_NE).op(I32X4_BITMASK).set(bits);
                    f.whileTrue(() -> f.get(bits), () -> {
                        f.get(bits)
                                .op(I32_CTZ)
                                .shift(I32_SHL, 2)
                                .get(j)
                                .op(I32_ADD)
                                .set(one);
                        f.get(delta)
                                .get(one)
                                .op(I32_ADD)
                                .op(V128_LOAD32_SPLAT, 0)
                                .set(factor);
                        f.get(one).shift(I32_SHR_U, 2).get(filterBytes).op(I32_MUL);
                        f.get(filters).op(I32_ADD).set(q);
                        f.get(patch).set(p);
                        f.i32Const(0).set(row);
                        f.whileFits(row, 1, size, () -> {
                            f.get(p).get(run).op(I32_ADD).set(end);
                            for (int vectors : new int[] {UNROLLED, 1}) {
                                f.whileFits(p, vectors * VECTOR, end, () -> {
                                    for (int v = 0; v < vectors; v++) {
                                        int target = scatter ? p : q;
                                        f.get(target).op(V128_LOAD, v * VECTOR).set(sum);
                                        f.get(scatter ? q : p)
                                                .op(V128_LOAD, v * VECTOR)
                                                .set(value);
                                        lanes.addProduct(sum, factor, value);
                                        f.get(target).get(sum).op(V128_STORE, v * VECTOR);
                                    }
                                    f.increase(p, vectors * VECTOR).increase(q, vectors * VECTOR);
                                });
                            }
                            f.get(p).get(skip).op(I32_ADD).set(p);
                            f.increase(row, 1);
                        });
                        f.get(bits)
                                .get(bits)
                                .i32Const(1)
                                .op(I32_SUB)
                                .op(I32_AND)
                                .set(bits);
                    });
                    f.increase(j, VECTOR);
                });
                f.get(delta).get(n4).op(I32_ADD).set(delta);
                f.increase(position, 1);
            });
            f.increase(picture, 1);
        });
    }
}
