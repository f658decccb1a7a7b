package inkling.cli;

import inkling.cli.files.Failure;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.recipe.Recipe;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import inkling.train.Trainer;
import inkling.train.checkpoint.Checkpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a run in a file while it goes on: at the end of an epoch, every so often in between, and when the program is asked
 * to end (Ctrl-C). The same command then goes on from there. Without a file it keeps nothing.
 */
final class RunKeeper implements AutoCloseable {
    /** Epochs may be so short that writing would take longer. */
    private static final long SHORTEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final int PATIENCE_SECONDS = 30;

    private final Optional<CheckpointFiles> files;
    private final PrintWriter complaints;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::askToStop, "checkpoint");
    private volatile boolean stopping;
    private long lastWritten = System.nanoTime();

    /**
     * @param file where checkpoints are kept, if they are
     * @param complaints is told when one cannot be written; training goes on
     */
    RunKeeper(Optional<Path> file, PrintWriter complaints) {
        files = file.map(CheckpointFiles::new);
        this.complaints = complaints;
        if (files.isPresent()) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /** The machine waits for this thread before it ends. */
    private void askToStop() {
        stopping = true;
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException noTimeLeft) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A run that goes on.
     *
     * @param changes the settings that are others from here on, each with what it was
     */
    record Kept(Trainer trainer, List<String> changes) {}

    /**
     * The run that is kept in the file, if there is one. Settings that count at once may have changed, such as the learning
     * rate of a run that has diverged.
     *
     * @throws IllegalArgumentException if it is a run with other settings or on other images
     */
    Optional<Kept> kept(Recipe recipe, Splits splits) throws IOException {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Optional<Checkpoint> checkpoint = files.get().newest();
        if (checkpoint.isEmpty()) {
            return Optional.empty();
        }
        List<String> changes = changes(checkpoint.get().description(), recipe);
        Trainer trainer = Trainer.resume(checkpoint.get(), splits, Backend.plain());
        trainer.adjust(recipe);
        return Optional.of(new Kept(trainer, changes));
    }

    private List<String> changes(Checkpoint.Description there, Recipe wished) {
        Recipe kept = there.recipe();
        boolean mayChange = !there.done() && kept.name().equals(wished.name());
        StringJoiner different = new StringJoiner(", ");
        List<String> changes = new ArrayList<>();
        for (Setting<?> setting : Settings.ALL) {
            String before = setting.text(kept);
            String now = setting.text(wished);
            if (before.equals(now)) {
                continue;
            }
            if (mayChange && setting.effect() == Setting.Effect.AT_ONCE) {
                changes.add(setting.key() + " " + now + " (was " + before + ")");
            } else {
                different.add(setting.key() + " " + before + " (not " + now + ")");
            }
        }
        if (different.length() > 0) {
            throw new IllegalArgumentException("The checkpoint " + file() + " is of a run with " + different
                    + "; give the same settings, or name another file.");
        }
        return changes;
    }

    /** Where the newest checkpoint is. */
    Path file() {
        return files.orElseThrow().file();
    }

    /** Whether the program was asked to end; then {@link #stop} is to be called. */
    boolean isStopping() {
        return stopping;
    }

    /** Writes a checkpoint if it is time to. */
    void keep(Trainer trainer, boolean epochIsOver) {
        long since = System.nanoTime() - lastWritten;
        if (files.isPresent() && since >= (epochIsOver ? SHORTEST_NANOS : LONGEST_NANOS)) {
            write(trainer);
        }
    }

    /** Writes the last checkpoint: the run has stopped or is over. Returns whether it is written. */
    boolean stop(Trainer trainer) {
        return files.isPresent() && write(trainer);
    }

    private boolean write(Trainer trainer) {
        lastWritten = System.nanoTime();
        try {
            files.orElseThrow().write(trainer.checkpoint());
            return true;
        } catch (IOException failed) {
            complaints.println(
                    "The checkpoint could not be written: " + Failure.sentence(failed) + " Training goes on.");
            return false;
        }
    }

    /** All is said and written; a program that was asked to end may. */
    @Override
    public void close() {
        over.countDown();
        if (files.isPresent() && !stopping) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
