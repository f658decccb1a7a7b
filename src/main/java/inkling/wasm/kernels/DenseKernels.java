package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.Kernel.Division.LINE;
import static inkling.wasm.kernels.Lanes.FLOAT;
import static inkling.wasm.kernels.Lanes.VECTOR;
import static inkling.wasm.kernels.Tile.PANEL;
import static inkling.wasm.kernels.Tile.PANEL_VECTORS;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.kernels.Kernel.Division;

/**
 * The dense products that a dense layer's passes are made of ({@link Product}), the packing of their second factor,
 * and the sum of rows.
 */
public final class DenseKernels {
    /** Floats of a panel's line. */
    public static final int PANEL_COLUMNS = PANEL / FLOAT;

    private static final int PANELS_PACKED = 4;

    public final Kernel product;
    public final Kernel productByColumns;
    public final Kernel transposedProduct;
    public final Kernel pack;
    public final Kernel packTransposed;
    public final Kernel sumRows;
    private final KernelModule module;

    DenseKernels(KernelModule module) {
        this.module = module;
        product = product("dense", false, false);
        productByColumns = product("denseByColumns", false, true);
        transposedProduct = product("denseTransposed", true, false);
        pack = pack();
        packTransposed = packTransposed();
        sumRows = sumRows();
    }

    private Kernel product(String name, boolean transposed, boolean byColumns) {
        Division division = byColumns ? Division.ofFloats(PANEL_COLUMNS) : Division.ofRows(Tile.NARROW_ROWS);
        Kernel kernel = module.declare(name, division);
        new Product(kernel, transposed, byColumns, module).write();
        return kernel;
    }

    /** Packs columns of a matrix into panels. Parameters: matrix, length of its rows, panels, number of rows. */
    private Kernel pack() {
        Kernel kernel = module.declare("pack", Division.ofFloats(LINE));
        FunctionWriter f = kernel.code();
        int matrix = kernel.array();
        int stride = kernel.bytes();
        int panels = kernel.array();
        int rows = kernel.integer();
        int j = kernel.from();
        int[] target = f.locals(ValueType.I32, PANELS_PACKED);
        // Several panels together read whole lines of the cache; rows a power of two apart would push them out.
        for (int together : new int[] {PANELS_PACKED, 1}) {
            int ahead = together > 1 ? together * PANEL : FLOAT;
            f.stepping(j, ahead, together * PANEL, kernel.to(), () -> {
                int p = f.sum(matrix, j).keep();
                f.at(panels, rows, j).set(target[0]);
                for (int t = 1; t < together; t++) {
                    f.get(rows).i32Const(PANEL).op(I32_MUL);
                    f.get(target[t - 1]).op(I32_ADD).set(target[t]);
                }
                f.repeat(rows, r -> {
                    for (int t = 0; t < together; t++) {
                        for (int v = 0; v < PANEL_VECTORS; v++) {
                            f.get(target[t]).get(p).op(V128_LOAD, t * PANEL + v * VECTOR);
                            f.op(V128_STORE, v * VECTOR);
                        }
                        f.increase(target[t], PANEL);
                    }
                    f.increaseBy(p, stride);
                });
            });
        }
        return kernel;
    }

    /** Packs rows of a matrix as if they were columns, into panels. Parameters: matrix, length of its rows, panels. */
    private Kernel packTransposed() {
        Kernel kernel = module.declare("packTransposed", Division.ofFloats(LINE));
        FunctionWriter f = kernel.code();
        int matrix = kernel.array();
        int stride = kernel.bytes();
        int panels = kernel.array();
        int j = kernel.from();
        f.stepping(j, FLOAT, kernel.to(), () -> {
            f.get(j).shift(I32_SHR_U, 2).get(stride).op(I32_MUL);
            int p = f.get(matrix).op(I32_ADD).keep();
            int end = f.sum(p, stride).keep();
            // A panel of as many lines as a row has floats is stride · PANEL / 4 long.
            f.get(j).i32Const(-PANEL).op(I32_AND).shift(I32_SHR_U, 2);
            f.get(stride).op(I32_MUL).get(panels).op(I32_ADD);
            int q = f.get(j).i32Const(PANEL - 1).op(I32_AND).op(I32_ADD).keep();
            f.stepping(p, VECTOR, end, () -> {
                int vector = f.get(p).op(V128_LOAD, 0).keep();
                for (int lane = 0; lane < VECTOR / FLOAT; lane++) {
                    f.get(q).get(vector).op(V128_STORE32_LANE, lane * PANEL, lane);
                }
                f.increase(q, VECTOR / FLOAT * PANEL);
            });
            f.stepping(p, FLOAT, end, () -> {
                f.get(q).get(p).op(F32_LOAD, 0).op(F32_STORE, 0);
                f.increase(q, PANEL);
            });
        });
        return kernel;
    }

    /** {@code sum += Σ matrix[r]}. Parameters: matrix, sum, number of rows, length of a row. */
    private Kernel sumRows() {
        Kernel kernel = module.declare("sumRows", Division.ofFloats(LINE));
        FunctionWriter f = kernel.code();
        int matrix = kernel.array();
        int sum = kernel.array();
        int rows = kernel.integer();
        int n4 = kernel.bytes();
        int j = kernel.from();
        Tile.strips(f, j, kernel.to(), (vectors, end) -> {
            int q = f.sum(sum, j).keep();
            int p = f.sum(matrix, j).keep();
            int[] sums = Tile.load(f, vectors, q);
            f.repeat(rows, r -> {
                for (int v = 0; v < vectors; v++) {
                    f.get(p).op(V128_LOAD, v * VECTOR).get(sums[v]);
                    f.op(F32X4_ADD).set(sums[v]);
                }
                f.increaseBy(p, n4);
            });
            Tile.store(f, sums, q, j, kernel.to(), end);
        });
        return kernel;
    }

    /**
     * Writes a dense product of which a {@link Tile} is held in registers over all steps. The second factor comes in panels,
     * each of which fits the first-level cache when packed.
     */
    private static final class Product {
        private static final int[] WIDE_TILES = {Tile.ROWS, 1};
        private static final int[] NARROW_TILES = {Tile.NARROW_ROWS, Tile.ROWS, 1};

        private final FunctionWriter f;
        private final boolean transposed;
        private final int a;
        private final int aStride;
        private final int panel;
        private final int panelStride;
        private final int lineStride;
        private final int initial;
        private final int initialStride;
        private final int c;
        private final int steps;
        private final int n4;
        private final int firstRow;
        private final int lastRow;
        private final int firstColumn;
        private final int lastColumn;
        private final boolean byColumns;
        private final int floor;
        private final Tile tile;

        /**
         * {@code c[i] = max(least, initial[i] + Σ a(i, k) · b[k])}. Parameters: a, stride of a's rows or, transposed, of
         * its steps (floats of the other kind are neighbours), panels of b, from one panel to the next, from one line of a
         * panel to the next, initial, stride of its rows, least, c, number of steps, length of c's rows, and, if columns
         * are divided, the number of rows.
         *
         * @param byColumns whether a range is one of columns, beginning with a panel, or else of rows
         */
        Product(Kernel kernel, boolean transposed, boolean byColumns, KernelModule module) {
            f = kernel.code();
            this.transposed = transposed;
            this.byColumns = byColumns;
            a = kernel.array();
            aStride = kernel.bytes();
            panel = kernel.array();
            panelStride = kernel.bytes();
            lineStride = kernel.bytes();
            initial = kernel.array();
            initialStride = kernel.bytes();
            int least = kernel.number();
            c = kernel.array();
            steps = kernel.integer();
            n4 = kernel.bytes();
            int zero = f.local(ValueType.I32);
            firstRow = byColumns ? zero : kernel.from();
            lastRow = byColumns ? kernel.integer() : kernel.to();
            firstColumn = byColumns ? kernel.from() : zero;
            lastColumn = byColumns ? kernel.to() : n4;
            Lanes lanes = module.lanes(f);
            floor = lanes.splat(least);
            tile = Tile.of(f, lanes, Tile.NARROW_ROWS);
        }

        void write() {
            int j = firstColumn;
            if (byColumns) {
                f.get(j).i32Const(Tile.PANEL).op(I32_DIV_U).get(panelStride).op(I32_MUL);
                f.get(panel).op(I32_ADD).set(panel);
            }
            f.stepping(j, FLOAT, Tile.PANEL, lastColumn, () -> {
                f.fits(j, VECTOR + FLOAT, n4)
                        .choose(() -> panel(j, Tile.PANEL_VECTORS, WIDE_TILES), () -> panel(j, 1, NARROW_TILES));
                f.increaseBy(panel, panelStride);
            });
        }

        /** All rows of the range, in the columns of one panel. */
        private void panel(int j, int vectors, int[] tiles) {
            int i = f.get(firstRow).keep();
            for (int rows : tiles) {
                f.stepping(i, rows, lastRow, () -> write(tile.part(rows, vectors), i, j));
            }
        }

        private void write(Tile held, int i, int j) {
            for (int r = 0; r < held.rows(); r++) {
                int row = f.get(i).i32Const(r).op(I32_ADD).keep();
                int begin = f.at(initial, row, initialStride).get(j).op(I32_ADD).keep();
                held.load(r, begin);
                f.at(c, row, n4).get(j).op(I32_ADD).set(held.address(r));
                if (!transposed) {
                    f.at(a, row, aStride).set(held.factor(r));
                }
            }
            if (transposed) {
                f.at(a, i).set(held.factor(0));
            }
            int b = f.get(panel).keep();
            f.repeat(steps, k -> {
                held.loadLine(b, 0);
                if (transposed) {
                    for (int r = 0; r < held.rows(); r++) {
                        held.add(r, held.factor(0), r * FLOAT);
                    }
                    f.increaseBy(held.factor(0), aStride);
                } else {
                    held.add(0);
                    held.eachFactor(factor -> f.increase(factor, FLOAT));
                }
                f.increaseBy(b, lineStride);
            });
            held.raise(floor);
            held.store(j, n4);
        }
    }
}
