package inkling.worker.bench;

import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.protocol.command.BenchCommand;
import inkling.protocol.report.BenchReport;
import inkling.protocol.report.RunState;
import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import inkling.text.Numbers;
import inkling.train.ThreadTrial;
import inkling.train.Trainer;
import inkling.train.TrainingImages;
import inkling.train.measure.Evaluation;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * Measures this machine: trains for some epochs, times nothing but the training in them, then reads single images.
 *
 * <p>A first network is trained for one epoch and dropped, so that the browser has compiled and tuned the code before
 * the clock counts. The second begins anew and is measured on the test images after each epoch, outside of the timing.
 * With several threads there is a third, for {@link ThreadsComparison}.
 *
 * <p>Each part has a time limit, so that a slow engine or a large network does not keep anybody waiting. What was not
 * reached in it is reported in sentences.
 */
public final class BenchRun {
    /** To draw what is reported takes another thread some milliseconds, which would be missing here if both cores train. */
    private static final double REPORT_MS = 500;

    /** Nobody draws on the measuring page, so that time slices may be long; the time between them counts. */
    private static final double SLICE_MS = 20;

    private static final double GOAL = 0.98;

    /** More than a comparison takes. */
    private static final int COMPARED_EPOCHS = 10_000;

    /** The longest that the warm-up may take. */
    private static final double WARM_UP_MS = 10_000;

    /** The longest that all timed epochs may take, with the measurements between them. */
    private static final double EPOCHS_MS = 30_000;

    /** The longest that the test images may take after an epoch. */
    private static final double TEST_MS = 10_000;

    /** How long to wait for the other threads before measuring without them. */
    private static final double GATHERING_MS = 3000;

    private final Recipe recipe;
    private final BenchCommand.Bench asked;
    private final Splits splits;
    private final DataSource data;
    private final BackendFactory factory;
    private final Task task = new Task(this::work, this::fail);
    private final List<Double> epochMs = new ArrayList<>();
    private final List<String> notReached = new ArrayList<>();

    /** What is still to be done, in order; each step is repeated until it returns false. */
    private final Deque<BooleanSupplier> steps = new ArrayDeque<>();

    private int threads;
    private ThreadTrial trial;
    private Trainer trainer;
    private Evaluation test;
    private ReadingTimes reading;
    private Backend backend;
    private Optional<BenchReport.Result> measured = Optional.empty();
    private int epoch;
    private double began;
    private double deadline;
    private double sliceEnd;
    private double lastReport;
    private double lastSaid;
    private OptionalDouble timeToGoal = OptionalDouble.empty();

    /**
     * Begins.
     *
     * @throws IllegalArgumentException when the data does not suit the recipe
     */
    public BenchRun(BenchCommand.Bench asked, Splits splits, DataSource data, BackendFactory factory) {
        this.factory = factory;
        this.asked = asked;
        Recipe whole = asked.recipe()
                .with(Settings.PATIENCE, 0)
                .with(Settings.UNTIL, 0f)
                .with(Settings.AVERAGING, 0);
        recipe = whole.with(Settings.EPOCHS, asked.repeat());
        this.splits = splits;
        this.data = data;
        threads = asked.threads();
        beginNetwork(recipe.with(Settings.EPOCHS, COMPARED_EPOCHS));
        trial = asked.fewer() ? new ThreadTrial(backend.threads(), threads) : ThreadTrial.none();
        steps.add(this::gather);
        once(() -> {
            say("Warming up with an epoch that does not count.");
            deadline = Task.now() + WARM_UP_MS;
        });
        steps.add(this::train);
        steps.add(this::tryThreads);
        once(() -> beginAnew(recipe));
        steps.add(this::gather);
        once(() -> deadline = Task.now() + EPOCHS_MS);
        addTimedEpoch();
        task.resume();
    }

    private void addTimedEpoch() {
        once(() -> {
            epoch++;
            if (Task.now() - lastSaid >= REPORT_MS) {
                lastSaid = Task.now();
                say("Timing epoch " + epoch + " of " + asked.repeat() + ": "
                        + Numbers.whole(trainer.images().size()) + " images of "
                        + splits.train().name() + ".");
            }
        });
        steps.add(this::train);
        once(() -> test.restart());
        steps.add(() -> test.advance() && Task.now() - began < TEST_MS);
        once(this::endOfEpoch);
    }

    private void endOfEpoch() {
        if (isTested() && timeToGoal.isEmpty() && test.metrics().accuracy() >= GOAL) {
            timeToGoal = OptionalDouble.of(
                    epochMs.stream().mapToDouble(Double::doubleValue).sum());
        }
        if (epoch < asked.repeat() && Task.now() < deadline) {
            // The trainer's own measurements before the next epoch.
            steps.add(() -> trainer.phase() != Trainer.Phase.TRAINING && trainer.advance());
            addTimedEpoch();
        } else {
            once(() -> say("Timing how long it takes to read one image."));
            steps.add(() -> reading.advance());
            once(this::endOfEpochs);
        }
    }

    private boolean isTested() {
        return test.metrics().images() == splits.test().size();
    }

    /** Adds a step that is done once; what is timed begins when it is over. */
    private void once(Runnable step) {
        steps.add(() -> {
            step.run();
            began = Task.now();
            return false;
        });
    }

    /** Stops for good, without a word. */
    public void stop() {
        steps.clear();
        backend.threads().dismiss();
        task.close();
    }

    private boolean work() {
        sliceEnd = Task.now() + SLICE_MS;
        while (!steps.isEmpty() && Task.now() < sliceEnd) {
            if (!steps.element().getAsBoolean()) {
                steps.poll();
            }
        }
        return !steps.isEmpty();
    }

    /** A comparison that fails takes nothing from what was measured before. */
    private void fail(String sentence) {
        stop();
        Mailbox.send(
                measured.<BenchReport>map(result -> result).orElse(new BenchReport.Stage(RunState.FAILED, sentence)));
    }

    private void beginNetwork(Recipe learnt) {
        backend = factory.create(threads, plan -> build(learnt, plan));
        build(learnt, backend);
        reading = new ReadingTimes(trainer.network(), splits.test());
    }

    private void build(Recipe learnt, Backend on) {
        trainer = new Trainer(learnt, splits, on);
        test = new Evaluation(trainer.network(), recipe.loss(), splits.test(), trainer.microBatch(), on);
    }

    /** A network of its own, once its helpers have come. */
    private void beginAnew(Recipe learnt) {
        backend.threads().dismiss();
        beginNetwork(learnt);
    }

    /** Other threads come while this one leaves them time. */
    private boolean gather() {
        sliceEnd = 0;
        return backend.threads().count() < threads && Task.now() - began < GATHERING_MS;
    }

    /** Finds, after the warm-up, how many threads train fastest, which the page would not know before either. */
    private boolean tryThreads() {
        if (trial.isOver()) {
            return false;
        }
        // What comes between epochs is not timed.
        boolean training = trainer.phase() == Trainer.Phase.TRAINING;
        int before = trainer.images().imagesDone();
        double start = Task.now();
        trainer.advance();
        if (training) {
            trial.trained(Task.now() - start, trainer.images().imagesDone() - before);
            threads = trial.isOver() ? trial.kept() : threads;
        }
        return true;
    }

    /**
     * Trains on one more micro-batch of an epoch; the warm-up has the number 0. Returns whether the epoch goes on, which it
     * does not after the deadline.
     */
    private boolean train() {
        trainer.advance();
        double now = Task.now();
        double ms = now - began;
        TrainingImages images = trainer.images();
        if (trainer.phase() != Trainer.Phase.TRAINING) {
            if (epoch > 0) {
                epochMs.add(ms);
            }
            return false;
        }
        if (now >= deadline) {
            if (epoch > 0 && epochMs.isEmpty()) {
                epochMs.add(ms * images.size() / images.imagesDone());
                notReached.add("It did not finish an epoch in " + seconds(EPOCHS_MS)
                        + "; the time of one is estimated from " + Numbers.whole(images.imagesDone()) + " images.");
            }
            return false;
        }
        if (now - lastReport >= REPORT_MS) {
            lastReport = now;
            double imagesPerSecond = ms > 0 ? 1000 * images.imagesDone() / ms : 0;
            double share = (epoch + images.batchesDone() / (double) images.batches()) / (asked.repeat() + 1);
            Mailbox.send(new BenchReport.Pace(imagesPerSecond, share));
        }
        return true;
    }

    private static String seconds(double ms) {
        return Numbers.whole(ms / 1000) + "\u00a0s";
    }

    private void sayWhatWasNotReached() {
        int timed = epochMs.size();
        if (timed < asked.repeat() && notReached.isEmpty()) {
            notReached.add("It finished " + timed + " of " + asked.repeat() + " epochs in " + seconds(EPOCHS_MS) + ".");
        }
        if (!isTested()) {
            notReached.add("It read only " + Numbers.whole(test.metrics().images()) + " of the "
                    + Numbers.whole(splits.test().size()) + " test images in " + seconds(TEST_MS)
                    + "; the accuracy is of those.");
        }
        if (timeToGoal.isEmpty()) {
            notReached.add("It did not reach 98\u00a0% of the test images.");
        }
    }

    private void endOfEpochs() {
        sayWhatWasNotReached();
        BenchReport.Result result = new BenchReport.Result(
                factory.variant(),
                backend.threads().count(),
                data,
                trainer.images().size(),
                epochMs,
                test.metrics().accuracy(),
                reading.percentile(50),
                reading.percentile(99),
                OptionalDouble.empty(),
                timeToGoal,
                notReached);
        measured = Optional.of(result);
        if (result.threads() > 1) {
            once(() -> beginAnew(recipe.with(Settings.EPOCHS, COMPARED_EPOCHS)));
            steps.add(this::gather);
            once(() -> compare(result));
        } else {
            finish(result);
        }
    }

    private void compare(BenchReport.Result result) {
        if (backend.threads().count() < result.threads()) {
            finish(result);
            return;
        }
        say("Comparing " + result.threads() + " threads with one, in turn.");
        ThreadsComparison comparison = new ThreadsComparison(trainer, backend.threads());
        steps.add(comparison::advance);
        once(() -> finish(result.with(comparison.median())));
    }

    private void finish(BenchReport.Result result) {
        Mailbox.send(result);
        stop();
    }

    private static void say(String sentence) {
        Mailbox.send(new BenchReport.Stage(RunState.TRAINING, sentence));
    }
}
