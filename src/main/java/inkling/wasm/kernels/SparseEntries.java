package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.KernelWriter.FLOAT;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;
import java.util.function.IntConsumer;

/**
 * Sparse rows among the parameters of a kernel, namely starts, columns, values, order from the batch's first row on,
 * number of rows and number of the job, which no two calls share; and the way through the entries of one of the rows.
 */
final class SparseEntries {
    /** How many parameters there are. */
    static final int PARAMETERS = 6;

    /** Which of them is the number of rows. */
    static final int ROWS = 4;

    /** Which of them is the number of the job. */
    static final int JOB = 5;

    private static final int CHARACTER = Character.BYTES;
    private static final int LINE_BYTES = 64;

    private final FunctionWriter f;
    private final int starts;
    private final int columns;
    private final int values;
    private final int order;
    private final int rows;
    private final int job;
    private final int column;
    private final int value;
    private final int end;

    private SparseEntries(FunctionWriter f, int[] parameters) {
        this.f = f;
        starts = parameters[0];
        columns = parameters[1];
        values = parameters[2];
        order = parameters[3];
        rows = parameters[ROWS];
        job = parameters[JOB];
        column = f.local(ValueType.I32);
        value = f.local(ValueType.I32);
        end = f.local(ValueType.I32);
    }

    /** Declares the parameters, which are a kernel's first. */
    static SparseEntries of(Kernel kernel) {
        int[] arrays = kernel.arrays(ROWS);
        int[] parameters = {arrays[0], arrays[1], arrays[2], arrays[3], kernel.integer(), kernel.integer()};
        return new SparseEntries(kernel.code(), parameters);
    }

    /** Loads the parameters, which are at the address in a local. */
    static SparseEntries at(FunctionWriter f, int address) {
        return new SparseEntries(f, load(f, address, 0, PARAMETERS));
    }

    /** Loads some of the parameters that are one behind the other at an address. */
    static int[] load(FunctionWriter f, int address, int from, int count) {
        int[] parameters = f.locals(ValueType.I32, count);
        for (int p = 0; p < count; p++) {
            f.get(address).op(I32_LOAD, (from + p) * FLOAT).set(parameters[p]);
        }
        return parameters;
    }

    int rows() {
        return rows;
    }

    int job() {
        return job;
    }

    /** The address of the current entry's value. */
    int value() {
        return value;
    }

    /** Goes to the first entry of the r-th row of the order. */
    void begin(int r) {
        int row = f.element(order, r).keep();
        int start = f.at(starts, row).keep();
        f.get(values).get(start).op(I32_LOAD, 0).shift(I32_SHL, 2).op(I32_ADD).set(value);
        f.get(columns).get(start).op(I32_LOAD, 0).shift(I32_SHL, 1).op(I32_ADD).set(column);
        f.get(columns).get(start).op(I32_LOAD, FLOAT);
        f.shift(I32_SHL, 1).op(I32_ADD).set(end);
    }

    /** Reads something of each cache line of the row's. */
    void readLines() {
        f.stepping(column, CHARACTER, LINE_BYTES, end, () -> {
            f.get(column).op(I32_LOAD16_U, 0).drop();
            f.get(value).op(I32_LOAD, 0).drop();
            f.get(value).op(I32_LOAD, LINE_BYTES).drop();
            f.increase(value, 2 * LINE_BYTES);
        });
    }

    /** Goes through the row's entries, so many together; what is left goes one by one. */
    void each(int unrolled, IntConsumer entry) {
        for (int together = unrolled; together >= 1; together = together > 1 ? 1 : 0) {
            int count = together;
            f.stepping(column, count * CHARACTER, end, () -> {
                for (int e = 0; e < count; e++) {
                    entry.accept(e);
                }
                f.increase(value, count * FLOAT);
            });
        }
    }

    /** Puts the column of the e-th of the entries together on the stack. */
    void loadColumn(int e) {
        f.get(column).op(I32_LOAD16_U, e * CHARACTER);
    }

    /** Puts the value of the e-th of the entries together on the stack, in four lanes. */
    void loadValue(int e) {
        f.get(value).op(V128_LOAD32_SPLAT, e * FLOAT);
    }
}
