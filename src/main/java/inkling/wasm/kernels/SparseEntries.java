package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;
import java.util.function.IntConsumer;

/**
 * A kernel's parameters that are sparse rows, namely starts, columns, values, order, number of rows and number of the
 * job, which no two calls share, and the way through the entries of one of the rows.
 */
final class SparseEntries {
    /** How many parameters there are. */
    static final int PARAMETERS = 6;

    /** Which of them is the number of rows. */
    static final int ROWS = 4;

    private static final int FLOAT = 4;
    private static final int CHARACTER = 2;
    private static final int LINE = 64;

    private final FunctionWriter f;
    private final int starts;
    private final int columns;
    private final int values;
    private final int order;
    private final int rows;
    private final int job;
    private int column;
    private int value;
    private int end;

    /** Declares the parameters, which come first. */
    SparseEntries(FunctionWriter f) {
        this.f = f;
        starts = f.integer();
        columns = f.integer();
        values = f.integer();
        order = f.integer();
        rows = f.integer();
        job = f.integer();
    }

    /** Puts the parameters on the stack, to call another function with them. */
    void getAll() {
        f.get(starts).get(columns).get(values).get(order).get(rows).get(job);
    }

    /** Declares the locals; all parameters come before. */
    void declareLocals() {
        column = f.local(ValueType.I32);
        value = f.local(ValueType.I32);
        end = f.local(ValueType.I32);
    }

    int rows() {
        return rows;
    }

    int job() {
        return job;
    }

    /** The place of the current entry's value. */
    int value() {
        return value;
    }

    /** Goes to the first entry of the r-th row of the order. */
    void begin(int r) {
        f.get(order).get(r).i32Shl(2).i32Add().i32Load(0);
        f.i32Shl(2).get(starts).i32Add().set(end);
        f.get(values).get(end).i32Load(0).i32Shl(2).i32Add().set(value);
        f.get(columns).get(end).i32Load(0).i32Shl(1).i32Add().set(column);
        f.get(columns).get(end).i32Load(FLOAT).i32Shl(1).i32Add().set(end);
    }

    /** Reads something of each cache line of the row's. */
    void readLines() {
        f.whileFits(column, CHARACTER, end, () -> {
            f.get(column).i32Load16U(0).drop();
            f.get(value).i32Load(0).drop();
            f.get(value).i32Load(LINE).drop();
            f.increase(column, LINE).increase(value, 2 * LINE);
        });
    }

    /** Goes through the row's entries, so many together; what is left goes one by one. */
    void each(int unrolled, IntConsumer entry) {
        for (int together = unrolled; together >= 1; together = together > 1 ? 1 : 0) {
            int count = together;
            f.whileFits(column, count * CHARACTER, end, () -> {
                for (int e = 0; e < count; e++) {
                    entry.accept(e);
                }
                f.increase(column, count * CHARACTER).increase(value, count * FLOAT);
            });
        }
    }

    /** Puts the column of the e-th of the entries together on the stack. */
    void loadColumn(int e) {
        f.get(column).i32Load16U(e * CHARACTER);
    }

    /** Puts the value of the e-th of the entries together on the stack, in four lanes. */
    void loadValue(int e) {
        f.get(value).v128Load32Splat(e * FLOAT);
    }
}
