package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;

/**
 * Writes the dense products that a dense layer's passes are made of, the packing of their second factor, and the sum of
 * rows. Addresses and strides are in bytes.
 */
public final class DenseKernels {
    private static final int PANELS_PACKED = 4;

    private static final int FLOAT = 4;
    private static final int VECTOR = 16;
    private static final int PANEL = ProductWriter.PANEL;
    private static final int PANEL_VECTORS = PANEL / VECTOR;

    private final ModuleWriter module;
    private final boolean relaxed;

    public DenseKernels(ModuleWriter module, boolean relaxed) {
        this.module = module;
        this.relaxed = relaxed;
    }

    public void write() {
        product("dense", false, ProductWriter.Cut.ROWS);
        product("denseByColumns", false, ProductWriter.Cut.COLUMNS);
        product("denseTransposed", true, ProductWriter.Cut.ROWS);
        pack();
        packTransposed();
        sumRows();
    }

    private void product(String name, boolean transposed, ProductWriter.Cut cut) {
        new ProductWriter(module.divided(name), transposed, cut, relaxed).write();
    }

    /**
     * Packs columns of a matrix into panels. Parameters: matrix, length of its rows, panels, number of rows, from, to
     * (columns in bytes, from being a multiple of a panel's line).
     */
    private void pack() {
        FunctionWriter f = module.divided("pack");
        int matrix = f.integer();
        int stride = f.integer();
        int panels = f.integer();
        int rows = f.integer();
        int from = f.integer();
        int to = f.integer();
        int p = f.local(ValueType.I32);
        int r = f.local(ValueType.I32);
        int[] target = f.locals(ValueType.I32, PANELS_PACKED);
        int j = from;
        // Several panels together read whole lines of the cache; rows a power of two apart would push them out.
        for (int together : new int[] {PANELS_PACKED, 1}) {
            int ahead = together > 1 ? together * PANEL : FLOAT;
            f.whileFits(j, ahead, to, () -> {
                f.get(matrix).get(j).i32Add().set(p);
                f.get(rows).get(j).i32Mul().get(panels).i32Add().set(target[0]);
                for (int t = 1; t < together; t++) {
                    f.get(rows)
                            .i32Const(PANEL)
                            .i32Mul()
                            .get(target[t - 1])
                            .i32Add()
                            .set(target[t]);
                }
                f.i32Const(0).set(r);
                f.whileFits(r, 1, rows, () -> {
                    for (int t = 0; t < together; t++) {
                        for (int v = 0; v < PANEL_VECTORS; v++) {
                            f.get(target[t]).get(p).v128Load(t * PANEL + v * VECTOR);
                            f.v128Store(v * VECTOR);
                        }
                        f.increase(target[t], PANEL);
                    }
                    f.get(p).get(stride).i32Add().set(p);
                    f.increase(r, 1);
                });
                f.increase(j, together * PANEL);
            });
        }
    }

    /**
     * Packs rows of a matrix as if they were columns, into panels. Parameters: matrix, length of its rows in bytes,
     * panels, from, to (rows, four bytes counted for each).
     */
    private void packTransposed() {
        FunctionWriter f = module.divided("packTransposed");
        int matrix = f.integer();
        int stride = f.integer();
        int panels = f.integer();
        int from = f.integer();
        int to = f.integer();
        int p = f.local(ValueType.I32);
        int end = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        int vector = f.local(ValueType.V128);
        int j = from;
        f.whileFits(j, FLOAT, to, () -> {
            f.get(j).i32ShrU(2).get(stride).i32Mul();
            f.get(matrix).i32Add().set(p);
            f.get(p).get(stride).i32Add().set(end);
            // A panel of as many lines as a row has floats is stride · PANEL / 4 long.
            f.get(j).i32Const(-PANEL).i32And().i32ShrU(2).get(stride).i32Mul();
            f.get(j).i32Const(PANEL - 1).i32And().i32Add();
            f.get(panels).i32Add().set(q);
            f.whileFits(p, VECTOR, end, () -> {
                f.get(p).v128Load(0).set(vector);
                for (int lane = 0; lane < VECTOR / FLOAT; lane++) {
                    f.get(q).get(vector).v128Store32Lane(lane * PANEL, lane);
                }
                f.increase(p, VECTOR).increase(q, VECTOR / FLOAT * PANEL);
            });
            f.whileFits(p, FLOAT, end, () -> {
                f.get(q).get(p).f32Load(0).f32Store(0);
                f.increase(p, FLOAT).increase(q, PANEL);
            });
            f.increase(j, FLOAT);
        });
    }

    /** {@code sum += Σ matrix[r]}. Parameters: matrix, sum, number of rows, length of a row, from, to (columns). */
    private void sumRows() {
        FunctionWriter f = module.divided("sumRows");
        int matrix = f.integer();
        int sum = f.integer();
        int rows = f.integer();
        int n4 = f.integer();
        int from = f.integer();
        int to = f.integer();
        int r = f.local(ValueType.I32);
        int p = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        int j = from;
        Blocks.each(f, j, to, (vectors, end) -> {
            int[] sums = f.locals(ValueType.V128, vectors);
            f.get(sum).get(j).i32Add().set(q);
            f.get(matrix).get(j).i32Add().set(p);
            Blocks.load(f, sums, q);
            f.i32Const(0).set(r);
            f.whileFits(r, 1, rows, () -> {
                for (int v = 0; v < vectors; v++) {
                    f.get(sums[v]).get(p).v128Load(v * VECTOR).f32x4Add().set(sums[v]);
                }
                f.get(p).get(n4).i32Add().set(p);
                f.increase(r, 1);
            });
            Blocks.store(f, sums, q, j, to, end);
        });
    }
}
