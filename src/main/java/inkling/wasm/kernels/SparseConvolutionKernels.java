package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;

/**
 * Writes a convolution's derivatives for outputs' derivatives that are mostly zero, as they are before a max pool, where
 * one value of each window has a derivative at most. Each that is not zero adds one filter, or one patch, times itself
 * to where it belongs; filters are stored one behind the other, {@code filters × patch}. Filters go four together, and a
 * row of a patch must be in whole vectors.
 */
public final class SparseConvolutionKernels {
    private static final int VECTOR = 16;

    /** Windows are often five pixels wide. */
    private static final int UNROLLED = 5;

    private final ModuleWriter module;
    private final boolean relaxed;

    public SparseConvolutionKernels(ModuleWriter module, boolean relaxed) {
        this.module = module;
        this.relaxed = relaxed;
    }

    public void write() {
        write("sparseFilterGradient", false);
        write("scatterFilters", true);
    }

    /**
     * Adds patches to filters or, to scatter, filters to patches (the pictures become zero first). Parameters: pictures,
     * bytes of one, where each place's patch begins, number of places, rows of a patch, bytes of such a row, bytes from
     * one row to the next, d, length of its rows, filters, bytes of one, pictures' number, from, to (filters, four bytes
     * counted for each, or pictures).
     */
    private void write(String name, boolean scatter) {
        FunctionWriter f = module.divided(name);
        int pictures = f.integer();
        int pictureBytes = f.integer();
        int starts = f.integer();
        int places = f.integer();
        int size = f.integer();
        int run = f.integer();
        int line = f.integer();
        int d = f.integer();
        int n4 = f.integer();
        int filters = f.integer();
        int filterBytes = f.integer();
        int count = f.integer();
        int from = f.integer();
        int to = f.integer();
        int picture = f.local(ValueType.I32);
        int base = f.local(ValueType.I32);
        int place = f.local(ValueType.I32);
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
        Lanes lanes = new Lanes(f, true, relaxed);
        int factor = lanes.local();
        int sum = lanes.local();
        int value = lanes.local();
        int zero = lanes.local();
        f.get(line).get(run).subtract().set(skip);
        if (scatter) {
            f.get(from).set(picture);
            f.get(to).set(count);
            f.get(n4).set(last);
        } else {
            f.get(from).set(first);
            f.get(to).set(last);
        }
        f.get(picture).get(places).multiply().get(n4).multiply();
        f.get(d).add().set(delta);
        f.whileFits(picture, 1, count, () -> {
            f.get(picture).get(pictureBytes).multiply().get(pictures).add().set(base);
            if (scatter) {
                f.clearBytes(base, pictureBytes);
            }
            f.constant(0).set(place);
            f.whileFits(place, 1, places, () -> {
                f.get(place).shiftLeft(2).get(starts).add().loadInteger(0);
                f.get(base).add().set(patch);
                f.get(first).set(j);
                f.whileFits(j, VECTOR, last, () -> {
                    f.get(delta).get(j).add().loadVector(0).get(zero);
                    f.notEqualVector().bitMask().set(bits);
                    f.whileTrue(() -> f.get(bits), () -> {
                        f.get(bits).trailingZeros().shiftLeft(2).get(j).add().set(one);
                        f.get(delta).get(one).add().loadSplat(0).set(factor);
                        f.get(one).shiftRight(2).get(filterBytes).multiply();
                        f.get(filters).add().set(q);
                        f.get(patch).set(p);
                        f.constant(0).set(row);
                        f.whileFits(row, 1, size, () -> {
                            f.get(p).get(run).add().set(end);
                            for (int vectors : new int[] {UNROLLED, 1}) {
                                f.whileFits(p, vectors * VECTOR, end, () -> {
                                    for (int v = 0; v < vectors; v++) {
                                        int target = scatter ? p : q;
                                        f.get(target).loadVector(v * VECTOR).set(sum);
                                        f.get(scatter ? q : p)
                                                .loadVector(v * VECTOR)
                                                .set(value);
                                        lanes.addProduct(sum, factor, value);
                                        f.get(target).get(sum).storeVector(v * VECTOR);
                                    }
                                    f.increase(p, vectors * VECTOR).increase(q, vectors * VECTOR);
                                });
                            }
                            f.get(p).get(skip).add().set(p);
                            f.increase(row, 1);
                        });
                        f.get(bits).get(bits).constant(1).subtract().and().set(bits);
                    });
                    f.increase(j, VECTOR);
                });
                f.get(delta).get(n4).add().set(delta);
                f.increase(place, 1);
            });
            f.increase(picture, 1);
        });
    }
}
