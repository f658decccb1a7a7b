package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.KernelWriter.FLOAT;
import static inkling.wasm.kernels.KernelWriter.VECTOR;

import inkling.kernel.Layout;
import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;
import java.util.function.IntConsumer;

/**
 * Writes the way through the columns of a matrix, in strips whose sums fit in registers; and through a range of all lines
 * of a matrix whose columns lie in blocks ({@link Layout}), one block's lines after the other's.
 *
 * <p>A strip at the odd end of a row is calculated in whole vectors like any other. It reads up to 60 bytes behind the
 * row, whatever is there, and the values made of them are not stored.
 */
public final class ColumnBlocks {
    /** Columns of a block, which are units of a layer. */
    public static final int COLUMNS = 32;

    /** Vectors of a strip. */
    private static final int[] STRIPS = {8, 4};

    private static final int SHIFT = 7;
    private static final int BLOCK = 1 << SHIFT;
    private static final int WHOLE = BLOCK / VECTOR;

    private final FunctionWriter f;
    private final int column;
    private final int begin;
    private final int edge;
    private final int stride;
    private final int first;
    private final int last;
    private boolean whole;
    private boolean end;

    /** Declares the locals. */
    ColumnBlocks(FunctionWriter f) {
        this.f = f;
        column = f.local(ValueType.I32);
        begin = f.local(ValueType.I32);
        edge = f.local(ValueType.I32);
        stride = f.local(ValueType.I32);
        first = f.local(ValueType.I32);
        last = f.local(ValueType.I32);
    }

    /** What writes the code of one strip of so many vectors; {@code end} says whether it may be an odd one. */
    interface Strip {
        void write(int vectors, boolean end);
    }

    /** In how many blocks so many columns are. */
    public static int count(int columns) {
        return (columns + COLUMNS - 1) / COLUMNS;
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

    /**
     * Goes through the blocks.
     *
     * @param lines how many there are in a block
     * @param rowBytes bytes of all columns
     * @param from the first of all blocks' lines; is changed
     * @param to the end of them
     * @param body what is done with the lines between {@link #first} and {@link #last}; is given the number of vectors
     */
    void each(int lines, int rowBytes, int from, int to, IntConsumer body) {
        f.whileTrue(() -> f.fits(from, 1, to), () -> {
            f.get(from).get(lines).op(I32_DIV_U).set(begin);
            f.get(from).get(begin).get(lines).op(I32_MUL).op(I32_SUB).set(first);
            f.get(first).get(to).op(I32_ADD).get(from).op(I32_SUB).set(last);
            f.lower(last, lines).set(last);
            f.get(from).get(last).op(I32_ADD).get(first).op(I32_SUB).set(from);
            f.get(begin).shift(I32_SHL, SHIFT).set(begin);
            f.get(begin).i32Const(BLOCK).op(I32_ADD).set(edge);
            f.lower(edge, rowBytes).set(edge);
            f.get(edge).get(begin).op(I32_SUB).set(stride);
            f.get(begin).set(column);
            strips(f, column, edge, (vectors, odd) -> {
                whole = vectors == WHOLE;
                end = odd;
                body.accept(vectors);
            });
        });
    }

    /** Puts the column, in bytes, at which the strip in hand begins on the stack. */
    FunctionWriter column() {
        return f.get(column);
    }

    /** The first of the block's lines that belong to the range. */
    int first() {
        return first;
    }

    /** The end of the block's lines that belong to the range. */
    int last() {
        return last;
    }

    /** Puts the address of the strip in hand in the block's first line on the stack; there are so many lines. */
    FunctionWriter inMatrix(int matrix, int lines) {
        f.get(lines).get(begin).op(I32_MUL).get(matrix).op(I32_ADD);
        return f.get(column).op(I32_ADD).get(begin).op(I32_SUB);
    }

    /** Makes bytes of the number of lines on the stack. */
    FunctionWriter bytes() {
        return whole ? f.shift(I32_SHL, SHIFT) : f.get(stride).op(I32_MUL);
    }

    /** Stores the strip in hand at an address. */
    void store(int[] vectors, int address) {
        store(f, vectors, address, column, edge, end);
    }
}
