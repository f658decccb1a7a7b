package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.Lanes.FLOAT;
import static inkling.wasm.kernels.Lanes.VECTOR;

import inkling.wasm.assembler.FunctionWriter;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * What is held in registers: a tile of a product of matrices, its sums over all steps and a line of the second factor; or
 * a strip of a row's columns.
 *
 * <p>A strip at the odd end of a row is calculated in whole vectors like any other. It reads up to 60 bytes behind the
 * row, whatever is there, and the values made of them are not stored.
 *
 * <p>A tile of 4 × 8 needs eleven of the sixteen vector registers; engines keep one for themselves, and with 4 × 12 they
 * would move sums to the stack and back in every step. Where the second factor has no more than four columns, as with ten
 * outputs at the end, a tile is 8 × 4, for as many sums, which do not wait for each other.
 */
final class Tile {
    /** Vectors of a panel's line; a row's odd end takes the same. */
    static final int PANEL_VECTORS = 2;

    /** Bytes of a panel's line. */
    static final int PANEL = PANEL_VECTORS * VECTOR;

    /** Rows of a tile that is as wide as a panel. */
    static final int ROWS = 4;

    /** Rows of a tile that is one vector wide. */
    static final int NARROW_ROWS = 8;

    /** Vectors of a strip. */
    private static final int[] STRIPS = {8, 4};

    private final FunctionWriter f;
    private final Lanes lanes;
    private final int factor;
    private final int[] line;
    private final int[][] sums;
    private final int[] factors;
    private final int[] addresses;

    private Tile(FunctionWriter f, Lanes lanes, int factor, int[] line, int[][] sums, int[] factors, int[] addresses) {
        this.f = f;
        this.lanes = lanes;
        this.factor = factor;
        this.line = line;
        this.sums = sums;
        this.factors = factors;
        this.addresses = addresses;
    }

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

    int rows() {
        return sums.length;
    }

    /** The local with the address of a row's next factor. */
    int factor(int row) {
        return factors[row];
    }

    /** The local with the address that a row is stored at. */
    int address(int row) {
        return addresses[row];
    }

    void eachFactor(IntConsumer body) {
        for (int local : factors) {
            body.accept(local);
        }
    }

    /** Lets a row's sums begin with what is in memory. */
    void load(int row, int address) {
        load(f, sums[row], address);
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
            store(f, sums[r], addresses[r], j, to, end);
        }
    }

    /** What writes the code of one strip of so many vectors; {@code end} says whether it may be an odd one. */
    interface Strip {
        void write(int vectors, boolean end);
    }

    /** Goes on from column j (in bytes) to column {@code to}, strip by strip. */
    static void strips(FunctionWriter f, int j, int to, Strip strip) {
        for (int vectors : STRIPS) {
            f.stepping(j, vectors * VECTOR, to, () -> strip.write(vectors, false));
        }
        int last = STRIPS[STRIPS.length - 1];
        f.stepping(j, FLOAT, last * VECTOR, to, () -> strip.write(last, true));
    }

    /** So many new locals with what is at an address. */
    static int[] load(FunctionWriter f, int vectors, int address) {
        int[] locals = f.locals(ValueType.V128, vectors);
        load(f, locals, address);
        return locals;
    }

    static void load(FunctionWriter f, int[] vectors, int address) {
        for (int v = 0; v < vectors.length; v++) {
            f.get(address).op(V128_LOAD, v * VECTOR).set(vectors[v]);
        }
    }

    /** Stores vectors at an address, which is column j; of an odd end, only the values before column {@code to}. */
    static void store(FunctionWriter f, int[] vectors, int address, int j, int to, boolean end) {
        for (int v = 0; v < vectors.length; v++) {
            int offset = v * VECTOR;
            int vector = vectors[v];
            Runnable whole = () -> f.get(address).get(vector).op(V128_STORE, offset);
            if (end) {
                f.fits(j, offset + VECTOR, to).choose(whole, () -> storeLanes(f, vector, offset, address, j, to));
            } else {
                whole.run();
            }
        }
    }

    /** Stores those of a vector's first three values that are before column {@code to}. */
    static void storeLanes(FunctionWriter f, int vector, int offset, int address, int j, int to) {
        for (int lane = 0; lane < VECTOR / FLOAT - 1; lane++) {
            int one = lane;
            int at = offset + lane * FLOAT;
            f.fits(j, at + FLOAT, to).when(() -> f.get(address).get(vector).op(V128_STORE32_LANE, at, one));
        }
    }
}
