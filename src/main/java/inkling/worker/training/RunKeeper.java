package inkling.worker.training;

import inkling.protocol.report.RecoveryReport;
import inkling.train.checkpoint.Checkpoint;
import inkling.train.checkpoint.CheckpointFile;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.RunDatabase;
import inkling.worker.browser.Task;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps one run in the browser while it goes on, so that it can go on after a reload or a crash. The browser writes while
 * training continues; the two generations are written in turn, so that one is always whole.
 */
public final class RunKeeper implements Keeper {
    /** At most so much is lost; more often would be of no use to anybody. */
    private static final double SHORTEST_MS = 1_000;

    /** A checkpoint takes at most this share of the time. */
    private static final double SHARE = 1 / 100.0;

    /** After a refusal, such as a full disk, it is tried again as rarely as this. */
    private static final double AFTER_REFUSAL_MS = 60_000;

    private final RunDatabase database;
    private final Runnable free;
    private final String id = RunDatabase.newId();
    private String replaced;
    private int written;
    private boolean writing;
    private boolean refused;
    private boolean released;
    private Optional<Checkpoint> waiting = Optional.empty();
    private double lastMs = Task.now();
    private double intervalMs = SHORTEST_MS;

    /**
     * @param replaced the run that this one continues; empty if it begins anew
     * @param free is told when the run is left to whoever wants to continue it
     */
    RunKeeper(RunDatabase database, String replaced, Runnable free) {
        this.free = free;
        this.database = database;
        this.replaced = replaced;
        database.hold(id);
    }

    @Override
    public void keep(Supplier<Checkpoint> run) {
        double now = Task.now();
        if (!writing && now - lastMs >= intervalMs) {
            write(run.get(), now);
        }
    }

    /** Writes a checkpoint as the run is now, after the one that is under way. */
    @Override
    public void keepNow(Supplier<Checkpoint> run) {
        if (writing) {
            waiting = Optional.of(run.get());
        } else {
            write(run.get(), Task.now());
        }
    }

    private void write(Checkpoint checkpoint, double begun) {
        writing = true;
        written++;
        database.put(id, written, CheckpointFile.write(checkpoint), replaced, this::written, this::refuse);
        lastMs = Task.now();
        intervalMs = Math.max(SHORTEST_MS, (lastMs - begun) / SHARE);
    }

    private void written() {
        replaced = "";
        next();
    }

    private void refuse(String reason) {
        if (!refused) {
            refused = true;
            Mailbox.send(new RecoveryReport.NotKept("Training goes on, but this browser does not keep the run ("
                    + reason + "), so that it would be lost with the page; save the network when it is done."));
        }
        intervalMs = AFTER_REFUSAL_MS;
        next();
    }

    private void next() {
        writing = false;
        if (waiting.isPresent()) {
            Checkpoint checkpoint = waiting.get();
            waiting = Optional.empty();
            write(checkpoint, Task.now());
        } else if (released) {
            database.release(id);
            // Where nothing was written in its place, it is still there for another time.
            database.release(replaced);
            free.run();
        }
    }

    @Override
    public void release() {
        released = true;
        if (!writing) {
            next();
        }
    }
}
