package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.KernelWriter.FLOAT;
import static inkling.wasm.kernels.KernelWriter.LINE;
import static inkling.wasm.kernels.KernelWriter.VECTOR;
import static inkling.wasm.kernels.Tile.PANEL;
import static inkling.wasm.kernels.Tile.PANEL_VECTORS;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;
import inkling.wasm.threads.Division;

/**
 * The dense products that a dense layer's passes are made of ({@link DenseProduct}), the packing of their second factor,
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
    private final KernelWriter writer;

    DenseKernels(KernelWriter writer) {
        this.writer = writer;
        product = product("dense", false, false);
        productByColumns = product("denseByColumns", false, true);
        transposedProduct = product("denseTransposed", true, false);
        pack = pack();
        packTransposed = packTransposed();
        sumRows = sumRows();
    }

    private Kernel product(String name, boolean transposed, boolean byColumns) {
        Division division = byColumns ? Division.ofFloats(PANEL_COLUMNS) : Division.ofRows(Tile.NARROW_ROWS);
        Kernel kernel = writer.declare(name, division);
        new DenseProduct(kernel, transposed, byColumns, writer).write();
        return kernel;
    }

    /** Packs columns of a matrix into panels. Parameters: matrix, length of its rows, panels, number of rows. */
    private Kernel pack() {
        Kernel kernel = writer.declare("pack", Division.ofFloats(LINE));
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
        Kernel kernel = writer.declare("packTransposed", Division.ofFloats(LINE));
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
        Kernel kernel = writer.declare("sumRows", Division.ofFloats(LINE));
        FunctionWriter f = kernel.code();
        int matrix = kernel.array();
        int sum = kernel.array();
        int rows = kernel.integer();
        int n4 = kernel.bytes();
        int j = kernel.from();
        ColumnBlocks.strips(f, j, kernel.to(), (vectors, end) -> {
            int q = f.sum(sum, j).keep();
            int p = f.sum(matrix, j).keep();
            int[] sums = ColumnBlocks.load(f, vectors, q);
            f.repeat(rows, r -> {
                for (int v = 0; v < vectors; v++) {
                    f.get(p).op(V128_LOAD, v * VECTOR).get(sums[v]);
                    f.op(F32X4_ADD).set(sums[v]);
                }
                f.increaseBy(p, n4);
            });
            ColumnBlocks.store(f, sums, q, j, kernel.to(), end);
        });
        return kernel;
    }
}
