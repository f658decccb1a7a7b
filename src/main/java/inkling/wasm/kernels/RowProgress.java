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
        job = module.variable();
        done = module.variable();
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
        f.getVariable(job).get(entries.job()).isEqual().is0();
        f.when(() -> {
            f.get(entries.job()).setVariable(job);
            f.constant(0).setVariable(done);
            atFirst.run();
        });
        f.getVariable(done).set(r);
        f.get(r).get(most).add().set(to);
        f.lower(to, entries.rows()).set(to);
        f.whileFits(r, 1, to, () -> {
            each.run();
            f.increase(r, 1);
        });
        f.get(r).setVariable(done);
    }

    /** Puts 1 on the stack if all rows of a job are done, and 0 if not. Both are locals. */
    FunctionWriter isDone(FunctionWriter f, int ofJob, int rows) {
        f.getVariable(job).get(ofJob).isEqual();
        return f.get(rows).getVariable(done).isAtMost().and();
    }
}
