package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;
import java.util.Arrays;

/**
 * Writes a dense product, of which a tile is held in registers over all steps. The second factor comes in panels, each of
 * which fits the first-level cache when packed. Addresses and strides are in bytes.
 *
 * <p>A tile of 4 × 8 needs eleven of the sixteen vector registers; engines keep one for themselves, and with 4 × 12 they
 * would move sums to the stack and back in every step. The last panel may have no more than four columns, as it does with
 * ten outputs: there a tile is 8 × 4, for as many sums, which do not wait for each other.
 */
public final class ProductWriter {
    /** What makes a piece of a product: some rows, or some columns. */
    public enum Cut {
        ROWS,
        COLUMNS
    }

    private static final int FLOAT = 4;
    private static final int VECTOR = 16;

    /** Vectors of a panel's line; a row's odd end takes the same. */
    private static final int PANEL_VECTORS = 2;

    /** Bytes of a panel's line. */
    public static final int PANEL = PANEL_VECTORS * VECTOR;

    private static final int[] WIDE_TILES = {4, 1};
    private static final int[] NARROW_TILES = {8, 4, 1};

    private final FunctionWriter f;
    private final boolean transposed;
    private final Cut cut;
    private final Lanes lanes;
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
    private final int i;
    private final int k;
    private final int b;
    private final int begin;
    private final int[] factors;
    private final int[] place;
    private final int factor;
    private final int floor;
    private final int[] line;
    private final int[][] sums;

    /**
     * {@code c[i] = max(least, initial[i] + Σ a(i, k) · b[k])}. Parameters: a, stride of a's rows or, transposed, of its
     * steps (floats of the other kind are neighbours), panels of b, bytes from one panel to the next, bytes from one line
     * of a panel to the next, initial, stride of its rows, least, c, number of steps, length of c's rows, and the part:
     * rows, or the number of rows and columns, which begin with a panel.
     */
    public ProductWriter(FunctionWriter f, boolean transposed, Cut cut, boolean relaxed) {
        this.f = f;
        this.transposed = transposed;
        this.cut = cut;
        a = f.integer();
        aStride = f.integer();
        panel = f.integer();
        panelStride = f.integer();
        lineStride = f.integer();
        initial = f.integer();
        initialStride = f.integer();
        int least = f.parameter(ValueType.F32);
        c = f.integer();
        steps = f.integer();
        n4 = f.integer();
        int rows = cut == Cut.COLUMNS ? f.integer() : 0;
        int from = f.integer();
        int to = f.integer();
        int zero = f.local(ValueType.I32);
        firstRow = cut == Cut.ROWS ? from : zero;
        lastRow = cut == Cut.ROWS ? to : rows;
        firstColumn = cut == Cut.COLUMNS ? from : zero;
        lastColumn = cut == Cut.COLUMNS ? to : n4;
        i = f.local(ValueType.I32);
        k = f.local(ValueType.I32);
        b = f.local(ValueType.I32);
        begin = f.local(ValueType.I32);
        factors = f.locals(ValueType.I32, NARROW_TILES[0]);
        place = f.locals(ValueType.I32, NARROW_TILES[0]);
        lanes = new Lanes(f, true, relaxed);
        factor = lanes.local();
        floor = lanes.splat(least);
        line = f.locals(ValueType.V128, PANEL_VECTORS);
        sums = new int[NARROW_TILES[0]][];
        for (int r = 0; r < sums.length; r++) {
            sums[r] = f.locals(ValueType.V128, r < WIDE_TILES[0] ? PANEL_VECTORS : 1);
        }
    }

    public void write() {
        int j = firstColumn;
        if (cut == Cut.COLUMNS) {
            f.get(j).i32Const(PANEL).i32DivU().get(panelStride).i32Mul();
            f.get(panel).i32Add().set(panel);
        }
        f.whileFits(j, FLOAT, lastColumn, () -> {
            f.fits(j, VECTOR + FLOAT, n4)
                    .choose(() -> panel(j, PANEL_VECTORS, WIDE_TILES), () -> panel(j, 1, NARROW_TILES));
            f.get(panel).get(panelStride).i32Add().set(panel);
            f.increase(j, PANEL);
        });
    }

    /** All rows of the part, in the columns of one panel. */
    private void panel(int j, int vectors, int[] tiles) {
        f.get(firstRow).set(i);
        for (int rows : tiles) {
            f.whileFits(i, rows, lastRow, () -> {
                tile(j, rows, vectors);
                f.increase(i, rows);
            });
        }
    }

    private void tile(int j, int rows, int vectors) {
        int[][] held = new int[rows][];
        for (int r = 0; r < rows; r++) {
            held[r] = Arrays.copyOf(sums[r], vectors);
            rowOf(initial, r, initialStride, j, begin);
            rowOf(c, r, n4, j, place[r]);
            Blocks.load(f, held[r], begin);
            if (!transposed) {
                f.get(i).i32Const(r).i32Add().get(aStride).i32Mul();
                f.get(a).i32Add().set(factors[r]);
            }
        }
        if (transposed) {
            f.get(i).i32Shl(2).get(a).i32Add().set(factors[0]);
        }
        f.get(panel).set(b);
        f.i32Const(0).set(k);
        f.whileFits(k, 1, steps, () -> step(held, vectors));
        for (int[] row : held) {
            lanes.raise(row, floor);
        }
        f.fits(j, vectors * VECTOR, n4).choose(() -> store(held, j, false), () -> store(held, j, true));
    }

    private void step(int[][] held, int vectors) {
        Blocks.load(f, Arrays.copyOf(line, vectors), b);
        for (int r = 0; r < held.length; r++) {
            if (transposed) {
                f.get(factors[0]).v128Load32Splat(r * FLOAT).set(factor);
            } else {
                f.get(factors[r]).v128Load32Splat(0).set(factor);
                f.increase(factors[r], FLOAT);
            }
            for (int v = 0; v < vectors; v++) {
                lanes.addProduct(held[r][v], factor, line[v]);
            }
        }
        if (transposed) {
            f.get(factors[0]).get(aStride).i32Add().set(factors[0]);
        }
        f.get(b).get(lineStride).i32Add().set(b);
        f.increase(k, 1);
    }

    private void store(int[][] held, int j, boolean end) {
        for (int r = 0; r < held.length; r++) {
            Blocks.store(f, held[r], place[r], j, n4, end);
        }
    }

    /** The place of column j in row i + r. */
    private void rowOf(int matrix, int r, int stride, int j, int result) {
        f.get(i).i32Const(r).i32Add().get(stride).i32Mul();
        f.get(matrix).i32Add().get(j).i32Add().set(result);
    }
}
