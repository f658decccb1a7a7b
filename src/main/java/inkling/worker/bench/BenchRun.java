package inkling.worker.bench;

import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.protocol.BenchReport;
import inkling.protocol.Command;
import inkling.protocol.Report;
import inkling.protocol.RunState;
import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import inkling.text.Numbers;
import inkling.train.Evaluation;
import inkling.train.MemoryPlan;
import inkling.train.Trainer;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Measures this machine: trains for some epochs, times nothing but the training in them, then reads single images.
 *
 * <p>A first network is trained for one epoch and dropped, so that the browser has compiled and tuned the code before
 * the clock counts. The second begins anew and is measured on the test images after each epoch, outside of the timing.
 * With helper threads there is a third, for {@link ThreadsComparison}.
 */
public final class BenchRun {
    /** To draw what is reported takes another thread some milliseconds, which would be missing here if both cores train. */
    private static final double REPORT_MS = 500;

    /** Nobody draws on the measuring page, so that turns may be long; the time between them counts. */
    private static final double TURN_MS = 20;

    private static final double GOAL = 0.98;

    /** More than a comparison takes. */
    private static final int COMPARED_EPOCHS = 10_000;

    /** How long to wait for helper threads before measuring without them. */
    private static final double GATHERING_MS = 3000;

    private enum Stage {
        GATHERING,
        WARMING_UP,
        TRAINING,
        TESTING,
        BETWEEN_EPOCHS,
        READING,
        COMPARING,
        DONE
    }

    private final Recipe recipe;
    private final int threads;
    private final int repeat;
    private final Splits splits;
    private final DataSource data;
    private final Turns turns = new Turns(this::turn);
    private final List<Double> epochMs = new ArrayList<>();
    private final BackendFactory factory;
    private Trainer trainer;
    private ThreadsComparison comparison;
    private Evaluation test;
    private ReadingTimes reading;
    private Backend backend;
    private Stage stage = Stage.GATHERING;
    private Stage afterGathering = Stage.WARMING_UP;
    private BenchReport measured;
    private double gatheringSince;
    private double epochBegan;
    private OptionalDouble timeToGoal = OptionalDouble.empty();
    private double lastReport;
    private double lastSaid;

    /**
     * @throws IllegalArgumentException when the data does not suit the recipe
     */
    public BenchRun(Command.Bench asked, Splits splits, DataSource data, BackendFactory factory) {
        this.factory = factory;
        threads = asked.threads();
        repeat = asked.repeat();
        Recipe whole = asked.recipe().with(Settings.PATIENCE, 0).with(Settings.AVERAGING, 0);
        recipe = whole.with(Settings.EPOCHS, asked.repeat());
        this.splits = splits;
        this.data = data;
        beginNetwork(recipe);
    }

    public void start() {
        turns.next();
    }

    /** Stops for good, without a word. */
    public void stop() {
        stage = Stage.DONE;
        backend.threads().dismiss();
        turns.close();
    }

    private void beginNetwork(Recipe learnt) {
        backend = factory.create(MemoryPlan.bytes(learnt, splits), threads);
        gatheringSince = Turns.now();
        trainer = new Trainer(learnt, splits, backend);
        test = new Evaluation(trainer.network(), recipe.loss(), splits.test(), trainer.slice(), backend);
        reading = new ReadingTimes(trainer.network(), splits.test());
    }

    private void turn() {
        if (stage == Stage.DONE) {
            return;
        }
        try {
            work();
        } catch (RuntimeException e) {
            stop();
            // A comparison that fails takes nothing from what was measured before.
            Mailbox.send(
                    measured != null ? measured : new Report.State(RunState.FAILED, String.valueOf(e.getMessage())));
        }
        if (stage != Stage.DONE) {
            turns.next();
        }
    }

    private void work() {
        double end = Turns.now() + TURN_MS;
        switch (stage) {
            case GATHERING -> gather();
            case WARMING_UP, TRAINING -> train(end);
            case TESTING -> test(end);
            case BETWEEN_EPOCHS -> goOn(end);
            case READING -> read(end);
            case COMPARING -> compare();
            case DONE -> {}
        }
    }

    private void gather() {
        if (backend.threads().count() < threads && Turns.now() - gatheringSince < GATHERING_MS) {
            return;
        }
        stage = afterGathering;
        switch (stage) {
            case WARMING_UP -> {
                epochBegan = Turns.now();
                say("Warming up with an epoch that does not count.");
            }
            case TRAINING -> beginEpoch();
            default -> beginComparison();
        }
    }

    /** A network of its own, once its helpers have come. */
    private void beginAnew(Recipe learnt, Stage then) {
        backend.threads().dismiss();
        beginNetwork(learnt);
        afterGathering = then;
        stage = Stage.GATHERING;
    }

    private void train(double end) {
        double now = Turns.now();
        while (trainer.phase() == Trainer.Phase.TRAINING && now < end) {
            trainer.advance();
            now = Turns.now();
        }
        double trainedMs = now - epochBegan;
        if (now - lastReport >= REPORT_MS) {
            lastReport = now;
            report(trainedMs);
        }
        if (trainer.phase() != Trainer.Phase.TRAINING) {
            endEpoch(trainedMs);
        }
    }

    private void endEpoch(double trainedMs) {
        if (stage == Stage.WARMING_UP) {
            beginAnew(recipe, Stage.TRAINING);
            return;
        }
        epochMs.add(trainedMs);
        test.restart();
        stage = Stage.TESTING;
    }

    private void beginEpoch() {
        epochBegan = Turns.now();
        if (epochBegan - lastSaid >= REPORT_MS) {
            lastSaid = epochBegan;
            say("Timing epoch " + trainer.epoch() + " of " + repeat + ": "
                    + Numbers.whole(trainer.imagesPerEpoch()) + " images of "
                    + splits.train().name() + ".");
        }
        stage = Stage.TRAINING;
    }

    private void test(double end) {
        boolean more = true;
        while (more && Turns.now() < end) {
            more = test.advance();
        }
        if (more) {
            return;
        }
        if (timeToGoal.isEmpty() && test.metrics().accuracy() >= GOAL) {
            timeToGoal = OptionalDouble.of(
                    epochMs.stream().mapToDouble(Double::doubleValue).sum());
        }
        if (epochMs.size() < repeat) {
            stage = Stage.BETWEEN_EPOCHS;
        } else {
            say("Timing how long it takes to read one image.");
            stage = Stage.READING;
        }
    }

    /** The trainer's own measurements after an epoch. */
    private void goOn(double end) {
        while (trainer.phase() != Trainer.Phase.TRAINING && Turns.now() < end) {
            trainer.advance();
        }
        if (trainer.phase() == Trainer.Phase.TRAINING) {
            beginEpoch();
        }
    }

    private void read(double end) {
        boolean more = true;
        while (more && Turns.now() < end) {
            more = reading.advance();
        }
        if (!more) {
            measured = new BenchReport(
                    factory.variant(),
                    backend.threads().count(),
                    data,
                    trainer.imagesPerEpoch(),
                    epochMs,
                    test.metrics().accuracy(),
                    reading.percentile(50),
                    reading.percentile(99),
                    OptionalDouble.empty(),
                    timeToGoal);
            if (measured.threads() > 1) {
                beginAnew(recipe.with(Settings.EPOCHS, COMPARED_EPOCHS), Stage.COMPARING);
            } else {
                finish();
            }
        }
    }

    private void beginComparison() {
        if (backend.threads().count() < measured.threads()) {
            finish();
            return;
        }
        say("Comparing " + measured.threads() + " threads with one, in turn.");
        comparison = new ThreadsComparison(trainer, backend.threads());
    }

    private void compare() {
        if (!comparison.advance()) {
            measured = measured.with(comparison.median());
            finish();
        }
    }

    private void finish() {
        Mailbox.send(measured);
        stop();
    }

    /** The warm-up is the first of the epochs that the page counts. */
    private void report(double trainedMs) {
        int before = stage == Stage.WARMING_UP ? 0 : 1;
        double imagesPerSecond = trainedMs > 0 ? 1000 * trainer.imagesThisEpoch() / trainedMs : 0;
        Mailbox.send(new Report.Progress(
                trainer.epoch() + before,
                repeat + 1,
                trainer.batch(),
                trainer.batches(),
                trainer.running(),
                imagesPerSecond,
                -1));
    }

    private static void say(String sentence) {
        Mailbox.send(new Report.State(RunState.TRAINING, sentence));
    }
}
