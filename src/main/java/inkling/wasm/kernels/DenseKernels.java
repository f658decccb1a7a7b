package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.DenseKernels.Tile.PANEL;
import static inkling.wasm.kernels.DenseKernels.Tile.PANEL_VECTORS;
import static inkling.wasm.kernels.KernelModule.Division.LINE;
import static inkling.wasm.kernels.Lanes.FLOAT;
import static inkling.wasm.kernels.Lanes.VECTOR;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.kernels.KernelModule.Division;
import inkling.wasm.kernels.KernelModule.Kernel;
import java.util.Arrays;

/**
 * The dense products that a dense layer's passes are made of ({@link Product}), a {@link Tile} at a time, which convolutions
 * have too; the packing of their second factor; and the sum of rows.
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
        Lanes.strips(f, j, kernel.to(), (vectors, end) -> {
            int q = f.sum(sum, j).keep();
            int p = f.sum(matrix, j).keep();
            int[] sums = Lanes.load(f, vectors, q);
            f.repeat(rows, r -> {
                for (int v = 0; v < vectors; v++) {
                    f.get(p).op(V128_LOAD, v * VECTOR).get(sums[v]);
                    f.op(F32X4_ADD).set(sums[v]);
                }
                f.increaseBy(p, n4);
            });
            Lanes.store(f, sums, q, j, kernel.to(), end);
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
            for (int r = 0; r < held.sums().length; r++) {
                int row = f.get(i).i32Const(r).op(I32_ADD).keep();
                int begin = f.at(initial, row, initialStride).get(j).op(I32_ADD).keep();
                held.load(r, begin);
                f.at(c, row, n4).get(j).op(I32_ADD).set(held.addresses()[r]);
                if (!transposed) {
                    f.at(a, row, aStride).set(held.factors()[r]);
                }
            }
            if (transposed) {
                f.at(a, i).set(held.factors()[0]);
            }
            int b = f.get(panel).keep();
            f.repeat(steps, k -> {
                held.loadLine(b, 0);
                if (transposed) {
                    for (int r = 0; r < held.sums().length; r++) {
                        held.add(r, held.factors()[0], r * FLOAT);
                    }
                    f.increaseBy(held.factors()[0], aStride);
                } else {
                    held.add(0);
                    f.increaseAll(held.factors(), FLOAT);
                }
                f.increaseBy(b, lineStride);
            });
            held.raise(floor);
            held.store(j, n4);
        }
    }

    /**
     * A tile of a product of matrices: sums that stay in registers over all steps, and a line of the second factor.
     *
     * <p>A tile of 4 × 8 needs eleven of the sixteen vector registers; engines keep one for themselves, and with 4 × 12 they
     * would move sums to the stack and back in every step. Where the second factor has no more than four columns, as with ten
     * outputs at the end, a tile is 8 × 4, for as many sums, which do not wait for each other.
     *
     * @param factor a local for a value of the first factor, in every lane
     * @param line of the second factor
     * @param sums of each row
     * @param factors the address of each row's next factor
     * @param addresses where each row is stored
     */
    record Tile(FunctionWriter f, Lanes lanes, int factor, int[] line, int[][] sums, int[] factors, int[] addresses) {
        /** Vectors of a panel's line; a row's odd end takes the same. */
        static final int PANEL_VECTORS = 2;

        /** Bytes of a panel's line. */
        static final int PANEL = PANEL_VECTORS * VECTOR;

        /** Rows of a tile that is as wide as a panel. */
        static final int ROWS = 4;

        /** Rows of a tile that is one vector wide. */
        static final int NARROW_ROWS = 8;

        /** Declares the locals of the largest tile of so many rows. */
        static Tile of(FunctionWriter f, Lanes lanes, int rows) {
            int[][] sums = new int[rows][];
            for (int r = 0; r < rows; r++) {
                sums[r] = f.locals(ValueType.V128, r < ROWS ? PANEL_VECTORS : 1);
            }
            int[] line = f.locals(ValueType.V128, PANEL_VECTORS);
            int[] addresses = f.locals(ValueType.I32, rows);
            return new Tile(f, lanes, lanes.local(), line, sums, f.locals(ValueType.I32, rows), addresses);
        }

        /** The tile of its first rows and vectors. */
        Tile part(int rows, int vectors) {
            int[][] held = new int[rows][];
            for (int r = 0; r < rows; r++) {
                held[r] = Arrays.copyOf(sums[r], vectors);
            }
            int[] part = Arrays.copyOf(line, vectors);
            return new Tile(f, lanes, factor, part, held, Arrays.copyOf(factors, rows), addresses);
        }

        /** Lets a row's sums begin with what is in memory. */
        void load(int row, int address) {
            Lanes.load(f, sums[row], address);
        }

        /** Takes the line that is to be multiplied next. */
        void loadLine(int address, int offset) {
            for (int v = 0; v < line.length; v++) {
                f.get(address).op(V128_LOAD, offset + v * VECTOR).set(line[v]);
            }
        }

        /** A row's sums grow by the line times the float at an address. */
        void add(int row, int address, int offset) {
            f.get(address).op(V128_LOAD32_SPLAT, offset).set(factor);
            for (int v = 0; v < line.length; v++) {
                lanes.addProduct(sums[row][v], factor, line[v]);
            }
        }

        /** All rows' sums grow by the line times their factors, which are so many bytes further on. */
        void add(int offset) {
            for (int r = 0; r < sums.length; r++) {
                add(r, factors[r], offset);
            }
        }

        /** Makes sums that are less than a vector's values as large. */
        void raise(int least) {
            for (int[] row : sums) {
                lanes.raise(row, least);
            }
        }

        /** Stores all sums at the rows' addresses, which are of column j, as far as the rows have columns. */
        void store(int j, int to) {
            f.fits(j, line.length * VECTOR, to).choose(() -> store(j, to, false), () -> store(j, to, true));
        }

        private void store(int j, int to, boolean end) {
            for (int r = 0; r < sums.length; r++) {
                Lanes.store(f, sums[r], addresses[r], j, to, end);
            }
        }
    }
}
