package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.Lanes.VECTOR;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.kernels.DenseKernels.Tile;
import inkling.wasm.kernels.KernelModule.Division;
import inkling.wasm.kernels.KernelModule.Kernel;

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

    private final KernelModule module;

    SparseConvolutionKernels(KernelModule module) {
        this.module = module;
        filterGradient = module.declare("sparseFilterGradient", Division.ofFloats(Tile.NARROW_ROWS));
        scatterFilters = module.declare("scatterFilters", Division.ofRows(1));
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
        int zero = f.local(ValueType.V128);
        int skip = f.get(line).get(run).op(I32_SUB).keep();
        int first = f.local(ValueType.I32);
        int picture = f.local(ValueType.I32);
        f.get(kernel.from()).set(scatter ? picture : first);
        int last = scatter ? n4 : kernel.to();
        f.get(picture).get(positions).op(I32_MUL).get(n4).op(I32_MUL);
        int delta = f.get(d).op(I32_ADD).keep();
        f.stepping(picture, 1, scatter ? kernel.to() : count, () -> {
            int base = f.at(pictures, picture, pictureBytes).keep();
            if (scatter) {
                f.clearBytes(base, pictureBytes);
            }
            f.repeat(positions, position -> {
                int patch = f.element(starts, position).get(base).op(I32_ADD).keep();
                int j = f.get(first).keep();
                f.stepping(j, VECTOR, last, () -> {
                    f.sum(delta, j).op(V128_LOAD, 0).get(zero);
                    int bits = f.op(F32X4_NE).op(I32X4_BITMASK).keep();
                    f.whileTrue(() -> f.get(bits), () -> {
                        f.get(bits).op(I32_CTZ).shift(I32_SHL, 2);
                        int one = f.get(j).op(I32_ADD).keep();
                        int factor = f.sum(delta, one).op(V128_LOAD32_SPLAT, 0).keep();
                        f.get(one).shift(I32_SHR_U, 2).get(filterBytes).op(I32_MUL);
                        int q = f.get(filters).op(I32_ADD).keep();
                        int p = f.get(patch).keep();
                        f.repeat(size, row -> {
                            int end = f.sum(p, run).keep();
                            for (int vectors : new int[] {UNROLLED, 1}) {
                                f.stepping(p, vectors * VECTOR, end, () -> {
                                    addProducts(f, scatter ? p : q, factor, scatter ? q : p, vectors);
                                    f.increase(q, vectors * VECTOR);
                                });
                            }
                            f.increaseBy(p, skip);
                        });
                        f.get(bits).get(bits).i32Const(1);
                        f.op(I32_SUB).op(I32_AND).set(bits);
                    });
                });
                f.increaseBy(delta, n4);
            });
        });
    }

    /** Adds to so many vectors at an address those at another times a factor. */
    private void addProducts(FunctionWriter f, int target, int factor, int source, int vectors) {
        for (int v = 0; v < vectors; v++) {
            int sum = f.get(target).op(V128_LOAD, v * VECTOR).keep();
            int value = f.get(source).op(V128_LOAD, v * VECTOR).keep();
            module.lanes(f).addProduct(sum, factor, value);
            f.get(target).get(sum).op(V128_STORE, v * VECTOR);
        }
    }
}
