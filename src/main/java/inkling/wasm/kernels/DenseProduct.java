package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.KernelWriter.FLOAT;
import static inkling.wasm.kernels.KernelWriter.VECTOR;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;

/**
 * Writes a dense product of which a {@link Tile} is held in registers over all steps. The second factor comes in panels,
 * each of which fits the first-level cache when packed.
 */
final class DenseProduct {
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
    private final int i;
    private final int k;
    private final int b;
    private final int begin;
    private final int[] factors;
    private final int[] addresses;
    private final int floor;
    private final Tile tile;

    /**
     * {@code c[i] = max(least, initial[i] + Σ a(i, k) · b[k])}. Parameters: a, stride of a's rows or, transposed, of its
     * steps (floats of the other kind are neighbours), panels of b, from one panel to the next, from one line of a panel
     * to the next, initial, stride of its rows, least, c, number of steps, length of c's rows, and, if columns are
     * divided, the number of rows.
     *
     * @param byColumns whether a range is one of columns, beginning with a panel, or else of rows
     */
    DenseProduct(Kernel kernel, boolean transposed, boolean byColumns, KernelWriter writer) {
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
        i = f.local(ValueType.I32);
        k = f.local(ValueType.I32);
        b = f.local(ValueType.I32);
        begin = f.local(ValueType.I32);
        factors = f.locals(ValueType.I32, Tile.NARROW_ROWS);
        addresses = f.locals(ValueType.I32, Tile.NARROW_ROWS);
        Lanes lanes = writer.lanes(f);
        floor = lanes.splat(least);
        tile = Tile.of(f, lanes, Tile.NARROW_ROWS);
    }

    void write() {
        int j = firstColumn;
        if (byColumns) {
            f.get(j).i32Const(Tile.PANEL).op(I32_DIV_U).get(panelStride).op(I32_MUL);
            f.get(panel).op(I32_ADD).set(panel);
        }
        f.whileFits(j, FLOAT, lastColumn, () -> {
            f.fits(j, VECTOR + FLOAT, n4)
                    .choose(() -> panel(j, Tile.PANEL_VECTORS, WIDE_TILES), () -> panel(j, 1, NARROW_TILES));
            f.get(panel).get(panelStride).op(I32_ADD).set(panel);
            f.increase(j, Tile.PANEL);
        });
    }

    /** All rows of the range, in the columns of one panel. */
    private void panel(int j, int vectors, int[] tiles) {
        f.get(firstRow).set(i);
        for (int rows : tiles) {
            f.whileFits(i, rows, lastRow, () -> {
                write(tile.part(rows, vectors), j);
                f.increase(i, rows);
            });
        }
    }

    private void write(Tile held, int j) {
        for (int r = 0; r < held.rows(); r++) {
            rowOf(initial, r, initialStride, j, begin);
            rowOf(c, r, n4, j, addresses[r]);
            held.load(r, begin);
            if (!transposed) {
                f.get(i).i32Const(r).op(I32_ADD).get(aStride).op(I32_MUL);
                f.get(a).op(I32_ADD).set(factors[r]);
            }
        }
        if (transposed) {
            f.get(i).shift(I32_SHL, 2).get(a).op(I32_ADD).set(factors[0]);
        }
        f.get(panel).set(b);
        f.i32Const(0).set(k);
        f.whileFits(k, 1, steps, () -> step(held));
        held.raise(floor);
        held.store(addresses, j, n4);
    }

    private void step(Tile held) {
        held.loadLine(b, 0);
        for (int r = 0; r < held.rows(); r++) {
            if (transposed) {
                held.add(r, factors[0], r * FLOAT);
            } else {
                held.add(r, factors[r], 0);
                f.increase(factors[r], FLOAT);
            }
        }
        if (transposed) {
            f.get(factors[0]).get(aStride).op(I32_ADD).set(factors[0]);
        }
        f.get(b).get(lineStride).op(I32_ADD).set(b);
        f.increase(k, 1);
    }

    /** The address of column j in row i + r. */
    private void rowOf(int matrix, int r, int stride, int j, int result) {
        f.get(i).i32Const(r).op(I32_ADD).get(stride).op(I32_MUL);
        f.get(matrix).op(I32_ADD).get(j).op(I32_ADD).set(result);
    }
}
