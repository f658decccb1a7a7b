package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;
import inkling.wasm.threads.SharingWriter;

/**
 * Writes what each thread does to sparse rows for itself before their products: it fetches them, since they are all over
 * the memory, and sorts their entries for the gradient ({@link SparseSort}). Rows that are expected are made ready while
 * a thread waits for others, which is time that would be lost; the products then do only what is left.
 */
final class SparsePreparation {
    /** Rows that are fetched ahead at a time; one that is ready to be read takes longer to sort than these. */
    private static final int FETCHED_TOGETHER = 4;

    private static final int FLOAT = 4;

    /** Where the expected rows lie, as {@link #expect} is given them. */
    private static final int PARAMETERS = SharingWriter.EXPECTED + FLOAT;

    /** Ends, lists and number of columns, which follow {@link SparseEntries}. */
    private static final int TO_SORT = 3;

    private final ModuleWriter module;
    private final FunctionWriter fetch;
    private final RowProgress fetched;
    private final SparseSort sort;

    SparsePreparation(ModuleWriter module) {
        this.module = module;
        fetch = module.inner("fetch");
        fetched = new RowProgress(module);
        sort = new SparseSort(module);
    }

    void write() {
        fetch();
        prepare();
        expect();
    }

    /**
     * Reads something of each cache line of more of the rows; asked for together, they come in a fraction of the time
     * that they would take one after the other. Parameters: {@link SparseEntries}, the most rows.
     */
    private void fetch() {
        FunctionWriter f = fetch;
        SparseEntries entries = new SparseEntries(f);
        int most = f.integer();
        int r = f.local(ValueType.I32);
        entries.declareLocals();
        fetched.goOn(f, entries, most, r, () -> {}, () -> {
            entries.begin(r);
            entries.readLines();
        });
    }

    /** Fetches some of the expected rows, or sorts one if all are there. Parameter: the number of the job. */
    private void prepare() {
        FunctionWriter f = module.preparation();
        int job = f.integer();
        int rows = f.local(ValueType.I32);
        load(f, SparseEntries.ROWS).set(rows);
        fetched.isDone(f, job, rows);
        f.choose(
                () -> {
                    load(f, 0, SparseEntries.PARAMETERS + TO_SORT);
                    f.i32Const(1).call(sort.function());
                    sort.progress().isDone(f, job, rows);
                    f.when(() -> f.get(job).globalSet(ModuleWriter.READY));
                },
                () -> {
                    load(f, 0, SparseEntries.PARAMETERS);
                    f.i32Const(FETCHED_TOGETHER).call(fetch);
                });
    }

    private static void load(FunctionWriter f, int from, int to) {
        for (int p = from; p < to; p++) {
            load(f, p);
        }
    }

    private static FunctionWriter load(FunctionWriter f, int parameter) {
        return f.i32Const(0).i32Load(PARAMETERS + parameter * FLOAT);
    }

    /**
     * What JavaScript calls to say which rows come next. Parameters: {@link SparseEntries}; ends and lists of all threads;
     * number of columns.
     */
    private void expect() {
        FunctionWriter f = module.function("expectSparse");
        SparseEntries entries = new SparseEntries(f);
        for (int p = 0; p < TO_SORT; p++) {
            f.integer();
        }
        for (int p = 0; p < SparseEntries.PARAMETERS + TO_SORT; p++) {
            f.i32Const(0).get(p).i32Store(PARAMETERS + p * FLOAT);
        }
        f.i32Const(0).get(entries.job()).i32AtomicStore(SharingWriter.EXPECTED);
    }

    /** Fetches what this thread has not yet fetched of the rows. */
    void fetch(FunctionWriter f, SparseEntries entries) {
        entries.getAll();
        f.get(entries.rows()).call(fetch);
    }

    /** Sorts what this thread has not yet sorted of the rows. Ends and lists are those of all threads. */
    void sort(FunctionWriter f, SparseEntries entries, int ends, int lists, int columns) {
        entries.getAll();
        f.get(ends).get(lists).get(columns).get(entries.rows()).call(sort.function());
    }
}
