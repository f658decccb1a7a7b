package inkling.worker.bench;

import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.protocol.report.BenchReport;
import inkling.protocol.report.RunState;
import inkling.recipe.Recipe;
import inkling.train.Trainer;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Task;

/**
 * Measures the textbook loops, so that it can be seen what the other engines are worth. They are slow, so that a second
 * of training is timed, not an epoch.
 */
public final class TextbookBench {
    private static final double TIMED_MS = 1000;

    /** Micro-batches that are trained on first and not timed, while the browser compiles the code. */
    private static final int WARM_UP = 3;

    /** After so long, the next micro-batch is timed even if there were fewer before it. */
    private static final double WARM_UP_MS = 1000;

    private final Trainer trainer;
    private final Task task =
            new Task(this::work, sentence -> Mailbox.send(new BenchReport.Stage(RunState.FAILED, sentence)));
    private final double began = Task.now();
    private int microBatches;
    private int images;
    private double ms;

    /**
     * Begins.
     *
     * @throws IllegalArgumentException when the data does not suit the recipe
     */
    public TextbookBench(Recipe recipe, Splits splits) {
        trainer = new Trainer(recipe, splits, Backend.reference());
        Mailbox.send(new BenchReport.Stage(RunState.TRAINING, "Timing a second of training."));
        task.resume();
    }

    /** Stops for good, without a word. */
    public void stop() {
        task.close();
    }

    private boolean work() {
        int before = trainer.images().imagesDone();
        double start = Task.now();
        trainer.advance();
        if (microBatches++ >= WARM_UP || start - began >= WARM_UP_MS) {
            ms += Task.now() - start;
            images += trainer.images().imagesDone() - before;
        }
        if (ms < TIMED_MS && trainer.phase() == Trainer.Phase.TRAINING) {
            return true;
        }
        stop();
        Mailbox.send(new BenchReport.Textbook(1000 * images / ms));
        return false;
    }
}
