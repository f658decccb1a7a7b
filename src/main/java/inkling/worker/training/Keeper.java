package inkling.worker.training;

import inkling.train.checkpoint.Checkpoint;
import java.util.function.Supplier;

/** What keeps a run while it goes on, so that it can go on after a reload or a crash. */
public interface Keeper {
    /** Keeps nothing. */
    Keeper NOTHING = new Keeper() {
        @Override
        public void keep(Supplier<Checkpoint> run) {}

        @Override
        public void keepNow(Supplier<Checkpoint> run) {}

        @Override
        public void release() {}
    };

    /** Writes a checkpoint if it is time to. */
    void keep(Supplier<Checkpoint> run);

    /** Writes a checkpoint now. */
    void keepNow(Supplier<Checkpoint> run);

    /** Leaves the run to whoever wants to continue it, as soon as all is written. */
    void release();
}
