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
        int to = kernel.to();
        int p = f.local(ValueType.I32);
        int r = f.local(ValueType.I32);
        int[] target = f.locals(ValueType.I32, PANELS_PACKED);
        // Several panels together read whole lines of the cache; rows a power of two apart would push them out.
        for (int together : new int[] {PANELS_PACKED, 1}) {
            int ahead = together > 1 ? together * PANEL : FLOAT;
            f.whileFits(j, ahead, to, () -> {
                f.get(matrix).get(j).op(I32_ADD).set(p);
                f.get(rows).get(j).op(I32_MUL).get(panels).op(I32_ADD).set(target[0]);
                for (int t = 1; t < together; t++) {
                    f.get(rows)
                            .i32Const(PANEL)
                            .op(I32_MUL)
                            .get(target[t - 1])
                            .op(I32_ADD)
                            .set(target[t]);
                }
                f.i32Const(0).set(r);
                f.whileFits(r, 1, rows, () -> {
                    for (int t = 0; t < together; t++) {
                        for (int v = 0; v < PANEL_VECTORS; v++) {
                            f.get(target[t]).get(p).op(V128_LOAD, t * PANEL + v * VECTOR);
                            f.op(V128_STORE, v * VECTOR);
                        }
                        f.increase(target[t], PANEL);
                    }
                    f.get(p).get(stride).op(I32_ADD).set(p);
                    f.increase(r, 1);
                });
                f.increase(j, together * PANEL);
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
        int to = kernel.to();
        int p = f.local(ValueType.I32);
        int end = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        int vector = f.local(ValueType.V128);
        f.whileFits(j, FLOAT, to, () -> {
            f.get(j).shift(I32_SHR_U, 2).get(stride).op(I32_MUL);
            f.get(matrix).op(I32_ADD).set(p);
            f.get(p).get(stride).op(I32_ADD).set(end);
            // A panel of as many lines as a row has floats is stride · PANEL / 4 long.
            f.get(j)
                    .i32Const(-PANEL)
                    .op(I32_AND)
                    .shift(I32_SHR_U, 2)
                    .get(stride)
                    .op(I32_MUL);
            f.get(j).i32Const(PANEL - 1).op(I32_AND).op(I32_ADD);
            f.get(panels).op(I32_ADD).set(q);
            f.whileFits(p, VECTOR, end, () -> {
                f.get(p).op(V128_LOAD, 0).set(vector);
                for (int lane = 0; lane < VECTOR / FLOAT; lane++) {
                    f.get(q).get(vector).op(V128_STORE32_LANE, lane * PANEL, lane);
                }
                f.increase(p, VECTOR).increase(q, VECTOR / FLOAT * PANEL);
            });
            f.whileFits(p, FLOAT, end, () -> {
                f.get(q).get(p).op(F32_LOAD, 0).op(F32_STORE, 0);
                f.increase(p, FLOAT).increase(q, PANEL);
            });
            f.increase(j, FLOAT);
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
        int to = kernel.to();
        int r = f.local(ValueType.I32);
        int p = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        ColumnBlocks.strips(f, j, to, (vectors, end) -> {
            int[] sums = f.locals(ValueType.V128, vectors);
            f.get(sum).get(j).op(I32_ADD).set(q);
            f.get(matrix).get(j).op(I32_ADD).set(p);
            ColumnBlocks.load(f, sums, q);
            f.i32Const(0).set(r);
            f.whileFits(r, 1, rows, () -> {
                for (int v = 0; v < vectors; v++) {
                    f.get(sums[v])
                            .get(p)
                            .op(V128_LOAD, v * VECTOR)
                            .op(F32X4_ADD)
                            .set(sums[v]);
                }
                f.get(p).get(n4).op(I32_ADD).set(p);
                f.increase(r, 1);
            });
            ColumnBlocks.store(f, sums, q, j, to, end);
        });
        return kernel;
    }
}
