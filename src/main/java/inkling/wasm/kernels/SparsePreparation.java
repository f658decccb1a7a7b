package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.Lanes.FLOAT;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.kernels.KernelModule.Division;
import inkling.wasm.kernels.KernelModule.Kernel;
import java.util.function.IntConsumer;

/**
 * What each thread does to sparse rows for itself before their products: it fetches them, since they are all over the
 * memory, and sorts their entries by column for the gradient. Rows that are expected are made ready while a thread waits
 * for others, which is time that would be lost; the products then do only what is left.
 *
 * <p>In the sorted entries each column has a list with room for an entry of every row, so that nothing needs to be counted
 * first. Each thread makes lists of its own: to get them from another core takes longer than to sort.
 */
public final class SparsePreparation {
    /** Bytes of a sorted entry: the number of its row times {@link #ROW_UNIT}, then its value. */
    static final int ENTRY = 8;

    /** Floats of a sorted entry. */
    public static final int ENTRY_FLOATS = ENTRY / FLOAT;

    /** Bytes of a line in the narrowest of the strips that the entries pick from. */
    static final int ROW_UNIT = 64;

    /** Entries between lists: a cache line, or lists for 128 rows would all begin in the same few of the cache's sets. */
    public static final int GAP = 8;

    /** Rows that are fetched ahead at a time; one that is ready to be read takes longer to sort than these. */
    private static final int FETCHED_TOGETHER = 4;

    /** Ends, lists and number of columns, which follow {@link SparseEntries}. */
    private static final int TO_SORT = 3;

    /** Where the parameters of what is expected are. */
    private static final int EXPECTED = ParallelFor.EXPECTED + FLOAT;

    private final ModuleWriter writer;
    private final ParallelFor threads;
    private final FunctionWriter fetch;
    private final FunctionWriter sort;
    private final Progress fetched;
    private final Progress sorted;

    SparsePreparation(KernelModule module) {
        writer = module.writer();
        threads = module.threads();
        fetch = writer.function("fetch");
        fetched = new Progress(writer);
        sort = writer.function("sort");
        sorted = new Progress(writer);
        fetch();
        sort();
    }

    /**
     * How far a thread has come with what it does for itself to each of a job's sparse rows: some of them ahead, while it
     * waits for others, and the rest when it needs them.
     */
    private static final class Progress {
        private final int job;
        private final int done;

        Progress(ModuleWriter writer) {
            job = writer.global();
            done = writer.global();
        }

        /**
         * Goes on with the rows, from the first one if the job is new to this thread.
         *
         * @param most a local with the most rows to do
         * @param atFirst what is done before the first row
         * @param each what is done to a row, whose number is in a local
         */
        void goOn(FunctionWriter f, SparseEntries entries, int most, Runnable atFirst, IntConsumer each) {
            f.globalGet(job).get(entries.job()).op(I32_EQ).op(I32_EQZ);
            f.when(() -> {
                f.get(entries.job()).globalSet(job);
                f.i32Const(0).globalSet(done);
                atFirst.run();
            });
            int r = f.globalGet(done).keep();
            int to = f.sum(r, most).keep();
            f.lower(to, entries.rows()).set(to);
            f.stepping(r, 1, to, () -> each.accept(r));
            f.get(r).globalSet(done);
        }

        /** Puts 1 on the stack if all rows of a job are done, and 0 if not. Both are locals. */
        FunctionWriter isDone(FunctionWriter f, int ofJob, int rows) {
            f.globalGet(job).get(ofJob).op(I32_EQ);
            return f.get(rows).globalGet(done).op(I32_LE_U).op(I32_AND);
        }
    }

    /**
     * Reads something of each cache line of more of the rows; asked for together, they come in a fraction of the time
     * that they would take one after the other. Parameters: address of {@link SparseEntries}, the most rows.
     */
    private void fetch() {
        FunctionWriter f = fetch;
        int parameters = f.integer();
        int most = f.integer();
        SparseEntries entries = SparseEntries.at(f, parameters);
        fetched.goOn(f, entries, most, () -> {}, r -> {
            entries.begin(r);
            entries.readLines();
        });
    }

    /**
     * Sorts the entries of more of the rows into this thread's lists, in the order of the rows. Parameters: address of
     * {@link SparseEntries} with ends (receives the address behind each list) and lists (receives the entries), of all
     * threads, and number of columns; the most rows.
     */
    private void sort() {
        FunctionWriter f = sort;
        int parameters = f.integer();
        int most = f.integer();
        SparseEntries entries = SparseEntries.at(f, parameters);
        int[] toSort = SparseEntries.load(f, parameters, SparseEntries.PARAMETERS, TO_SORT);
        int ends = toSort[0];
        int lists = toSort[1];
        int columns = toSort[2];
        own(f, ends, lists, columns, entries.rows());
        Runnable empty = () -> f.repeat(columns, i -> {
            f.at(ends, i);
            list(f, lists, i, entries.rows()).op(I32_STORE, 0);
        });
        sorted.goOn(f, entries, most, empty, r -> {
            entries.begin(r);
            int row = f.get(r).i32Const(ROW_UNIT).op(I32_MUL).keep();
            entries.each(1, e -> {
                entries.loadColumn(e);
                int list = f.shift(I32_SHL, 2).get(ends).op(I32_ADD).keep();
                int address = f.get(list).op(I32_LOAD, 0).keep();
                f.get(address).get(row).op(I32_STORE, 0);
                f.get(address).get(entries.value()).op(I32_LOAD, 0).op(I32_STORE, FLOAT);
                f.get(list).get(address).i32Const(ENTRY).op(I32_ADD).op(I32_STORE, 0);
            });
        });
    }

    /** Fetches some of the expected rows, or sorts one if all are there. Parameter: the number of the job. */
    FunctionWriter prepare() {
        FunctionWriter f = writer.function("prepare");
        int job = f.integer();
        int rows = f.i32Const(EXPECTED).op(I32_LOAD, SparseEntries.ROWS * FLOAT).keep();
        fetched.isDone(f, job, rows);
        f.choose(
                () -> {
                    f.i32Const(EXPECTED).i32Const(1).call(sort);
                    sorted.isDone(f, job, rows);
                    f.when(() -> f.get(job).globalSet(threads.ready()));
                },
                () -> f.i32Const(EXPECTED).i32Const(FETCHED_TOGETHER).call(fetch));
        return f;
    }

    /** Says which rows come next. Parameters: {@link SparseEntries}; ends and lists of all threads; number of columns. */
    static Kernel expect(KernelModule module) {
        Kernel kernel = module.declare("expectSparse", Division.ofRows(1));
        FunctionWriter f = kernel.code();
        SparseEntries entries = SparseEntries.of(kernel);
        kernel.arrays(2);
        kernel.integer();
        for (int p = 0; p < SparseEntries.PARAMETERS + TO_SORT; p++) {
            f.i32Const(0);
            f.i32Const(ParallelFor.ARGUMENTS).op(I32_LOAD, p * FLOAT);
            f.op(I32_STORE, EXPECTED + p * FLOAT);
        }
        f.i32Const(0).get(entries.job());
        f.op(module.isShared() ? I32_ATOMIC_STORE : I32_STORE, ParallelFor.EXPECTED);
        return kernel;
    }

    /** In a kernel whose first parameters are {@link SparseEntries}: fetches what this thread has not yet fetched. */
    void fetch(FunctionWriter f, SparseEntries entries) {
        f.i32Const(ParallelFor.ARGUMENTS).get(entries.rows()).call(fetch);
    }

    /** In a kernel whose first parameters are those of {@link #sort()}: sorts what this thread has not yet sorted. */
    void sort(FunctionWriter f, SparseEntries entries) {
        f.i32Const(ParallelFor.ARGUMENTS).get(entries.rows()).call(sort);
    }

    /** Goes from the ends and lists of all threads to this thread's. */
    void own(FunctionWriter f, int ends, int lists, int columns, int rows) {
        int number = f.globalGet(threads.thread()).get(columns).op(I32_MUL).keep();
        f.at(ends, number).set(ends);
        list(f, lists, number, rows).set(lists);
    }

    /** Puts the address of a list on the stack: of the so-many-th of lists for so many rows. */
    static FunctionWriter list(FunctionWriter f, int lists, int number, int rows) {
        f.get(rows).i32Const(GAP).op(I32_ADD).get(number).op(I32_MUL);
        return f.shift(I32_SHL, 3).get(lists).op(I32_ADD);
    }

    /**
     * Sparse rows among the parameters of a kernel, namely starts, columns, values, order from the batch's first row on,
     * number of rows and number of the job, which no two calls share; and the way through the entries of one of the rows.
     */
    static final class SparseEntries {
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
            f.get(values)
                    .get(start)
                    .op(I32_LOAD, 0)
                    .shift(I32_SHL, 2)
                    .op(I32_ADD)
                    .set(value);
            f.get(columns)
                    .get(start)
                    .op(I32_LOAD, 0)
                    .shift(I32_SHL, 1)
                    .op(I32_ADD)
                    .set(column);
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
}
