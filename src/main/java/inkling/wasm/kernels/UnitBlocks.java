package inkling.wasm.kernels;

import inkling.kernel.Layout;
import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;
import java.util.function.IntConsumer;

/**
 * Writes the way through a part of all lines of a matrix whose columns, a layer's units, lie in blocks
 * ({@link Layout}): one block's lines after the other's. A block's line is gone through in what {@link Blocks} takes at
 * a time.
 */
public final class UnitBlocks {
    /** Units of a block. */
    public static final int UNITS = 32;

    private static final int SHIFT = 7;
    private static final int BYTES = 1 << SHIFT;
    private static final int WHOLE = BYTES / 16;

    private final FunctionWriter f;
    private final int column;
    private final int begin;
    private final int edge;
    private final int stride;
    private final int first;
    private final int last;
    private boolean whole;
    private boolean end;

    /** Declares the locals; all parameters come before. */
    public UnitBlocks(FunctionWriter f) {
        this.f = f;
        column = f.local(ValueType.I32);
        begin = f.local(ValueType.I32);
        edge = f.local(ValueType.I32);
        stride = f.local(ValueType.I32);
        first = f.local(ValueType.I32);
        last = f.local(ValueType.I32);
    }

    /** In how many blocks so many units are. */
    public static int count(int units) {
        return (units + UNITS - 1) / UNITS;
    }

    /**
     * Goes through the blocks.
     *
     * @param lines how many there are in a block
     * @param out4 bytes of the units
     * @param from the first of all blocks' lines; is changed
     * @param to the end of them
     * @param body what is done with the lines between {@link #first} and {@link #last}; is given the number of vectors
     */
    public void each(int lines, int out4, int from, int to, IntConsumer body) {
        f.whileFits(from, 1, to, () -> {
            f.get(from).get(lines).i32DivU().set(begin);
            f.get(from).get(begin).get(lines).i32Mul().i32Sub().set(first);
            f.get(first).get(to).i32Add().get(from).i32Sub().set(last);
            f.lower(last, lines).set(last);
            f.get(from).get(last).i32Add().get(first).i32Sub().set(from);
            f.get(begin).i32Shl(SHIFT).set(begin);
            f.get(begin).i32Const(BYTES).i32Add().set(edge);
            f.lower(edge, out4).set(edge);
            f.get(edge).get(begin).i32Sub().set(stride);
            f.get(begin).set(column);
            Blocks.each(f, column, edge, (vectors, odd) -> {
                whole = vectors == WHOLE;
                end = odd;
                body.accept(vectors);
            });
        });
    }

    /** Puts the column, in bytes, at which the units in hand begin on the stack. */
    public FunctionWriter column() {
        return f.get(column);
    }

    /** The first of the block's lines that belong to the part. */
    public int first() {
        return first;
    }

    /** The end of the block's lines that belong to the part. */
    public int last() {
        return last;
    }

    /** Puts the place of the units in hand in the block's first line on the stack; there are so many lines. */
    public FunctionWriter inMatrix(int matrix, int lines) {
        f.get(lines).get(begin).i32Mul().get(matrix).i32Add();
        return f.get(column).i32Add().get(begin).i32Sub();
    }

    /** Makes bytes of the number of lines on the stack. */
    public FunctionWriter bytes() {
        return whole ? f.i32Shl(SHIFT) : f.get(stride).i32Mul();
    }

    /** Stores the units in hand at a place. */
    public void store(int[] vectors, int place) {
        Blocks.store(f, vectors, place, column, edge, end);
    }
}
