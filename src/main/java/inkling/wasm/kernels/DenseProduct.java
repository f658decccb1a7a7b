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
