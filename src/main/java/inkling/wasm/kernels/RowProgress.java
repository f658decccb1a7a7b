package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;

/**
 * How far a thread has come with what it does for itself to each of a job's sparse rows: some of them ahead, while it
 * waits for others, and the rest when it needs them.
 */
final class RowProgress {
    private final int job;
    private final int done;

    RowProgress(ModuleWriter module) {
        job = module.global();
        done = module.global();
    }

    /**
     * Goes on with the rows, from the first one if the job is new to this thread.
     *
     * @param most a local with the most rows to do
     * @param r a local for the row in hand
     * @param atFirst what is done before the first row
     * @param each what is done to a row
     */
    void goOn(FunctionWriter f, SparseEntries entries, int most, int r, Runnable atFirst, Runnable each) {
        int to = f.local(ValueType.I32);
        f.globalGet(job).get(entries.job()).i32Eq().i32Eqz();
        f.when(() -> {
            f.get(entries.job()).globalSet(job);
            f.i32Const(0).globalSet(done);
            atFirst.run();
        });
        f.globalGet(done).set(r);
        f.get(r).get(most).i32Add().set(to);
        f.lower(to, entries.rows()).set(to);
        f.whileFits(r, 1, to, () -> {
            each.run();
            f.increase(r, 1);
        });
        f.get(r).globalSet(done);
    }

    /** Puts 1 on the stack if all rows of a job are done, and 0 if not. Both are locals. */
    FunctionWriter isDone(FunctionWriter f, int ofJob, int rows) {
        f.globalGet(job).get(ofJob).i32Eq();
        return f.get(rows).globalGet(done).i32LeU().i32And();
    }
}
