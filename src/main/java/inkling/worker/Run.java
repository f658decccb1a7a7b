package inkling.worker;

import inkling.data.Splits;
import inkling.kernel.KernelFactory;
import inkling.protocol.Command;
import inkling.protocol.Report;
import inkling.protocol.RunState;
import inkling.train.MemoryPlan;
import inkling.train.Recipe;
import inkling.train.Trainer;
import java.util.Optional;

/** A run of training in the worker: takes turns with the page's messages and reports how it goes. */
final class Run {
    /** How long to work before the page's messages are looked at. */
    private static final double TURN_MS = 8;

    /** How often to report while a batch goes by in less time than the eye can follow. */
    private static final double REPORT_MS = 100;

    private static final double WEIGHTS_MS = 300;

    private final Recipe recipe;
    private final Splits splits;
    private final Trainer trainer;
    private final ReadingDesk desk;
    private final Turns turns = new Turns(this::turn);
    private final Speedometer speedometer = new Speedometer();

    private RunState state = RunState.PAUSED;
    private boolean stepping;
    private boolean turnAsked;
    private int epochsReported;
    private long stepsBefore;
    private double lastReport;
    private double lastWeights;

    /**
     * @throws IllegalArgumentException when the data does not suit the recipe
     */
    Run(Recipe recipe, Splits splits, ReadingDesk desk, KernelFactory kernels) {
        this.recipe = recipe;
        this.splits = splits;
        this.desk = desk;
        trainer = new Trainer(recipe, splits, kernels.create(MemoryPlan.bytes(recipe, splits)));
        desk.yours(Optional.of(trainer.network()));
    }

    /** Whether it may still feed its network. */
    boolean isOn() {
        return state == RunState.TRAINING || state == RunState.PAUSED;
    }

    /** Begins, or waits for a step. */
    void start(boolean paused) {
        report();
        weights();
        if (paused) {
            enter(RunState.PAUSED, "Ready. Step goes through one batch; Resume trains on.");
        } else {
            go();
        }
    }

    /** The page's buttons. */
    void control(Command.Control control) {
        boolean running = state == RunState.TRAINING;
        boolean waiting = state == RunState.PAUSED;
        if (control == Command.Control.PAUSE && running) {
            stepping = false;
            pause();
        } else if (control == Command.Control.RESUME && waiting) {
            go();
        } else if (control == Command.Control.STEP && waiting) {
            stepping = true;
            stepsBefore = trainer.steps();
            state = RunState.TRAINING;
            askForTurn();
        }
    }

    /** Stops for good, without a word. */
    void stop() {
        state = RunState.DONE;
    }

    private void go() {
        enter(
                RunState.TRAINING,
                "Training on " + Counts.grouped(splits.train().size()) + " images of " + dataName() + syntheticToo()
                        + ".");
        askForTurn();
    }

    private void askForTurn() {
        if (!turnAsked) {
            turnAsked = true;
            turns.next();
        }
    }

    private void turn() {
        turnAsked = false;
        if (state != RunState.TRAINING) {
            return;
        }
        try {
            work();
        } catch (RuntimeException e) {
            enter(RunState.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private void work() {
        double start = Turns.now();
        double now = start;
        boolean more = true;
        boolean stepped = false;
        while (more && !stepped && now - start < TURN_MS) {
            double before = now;
            long images = imagesSoFar();
            boolean training = trainer.phase() == Trainer.Phase.TRAINING;
            more = trainer.advance();
            now = Turns.now();
            if (training) {
                speedometer.trained(now - before, imagesSoFar() - images);
            }
            // The last batch of an epoch ends in the measurements that follow it.
            stepped = stepping && trainer.phase() == Trainer.Phase.TRAINING && trainer.steps() != stepsBefore;
        }
        speedometer.worked(now - start);
        reportEpochs();
        if (!more) {
            finish();
        } else if (stepped) {
            pause();
        } else {
            if (now - lastReport >= REPORT_MS) {
                report();
            }
            if (now - lastWeights >= WEIGHTS_MS) {
                weights();
            }
            askForTurn();
        }
    }

    private long imagesSoFar() {
        return (trainer.epoch() - 1L) * trainer.imagesPerEpoch() + trainer.imagesThisEpoch();
    }

    private void pause() {
        stepping = false;
        report();
        weights();
        enter(RunState.PAUSED, "Paused in epoch " + trainer.epoch() + " after batch " + trainer.batch() + ".");
    }

    private void finish() {
        report();
        weights();
        TestReports.send(trainer, recipe.seed());
        double accuracy = trainer.test().metrics().accuracy();
        enter(
                RunState.DONE,
                "Done: it reads " + Counts.percent(accuracy) + " of "
                        + splits.test().name() + ", images that it has never seen.");
    }

    private void reportEpochs() {
        while (epochsReported < trainer.log().size()) {
            Mailbox.send(new Report.Epoch(trainer.log().get(epochsReported++)));
        }
    }

    private void report() {
        lastReport = Turns.now();
        long total = (long) recipe.epochs() * trainer.imagesPerEpoch();
        Mailbox.send(new Report.Progress(
                trainer.epoch(),
                recipe.epochs(),
                trainer.batch(),
                trainer.batches(),
                trainer.running(),
                speedometer.imagesPerSecond(),
                speedometer.secondsUntil(total, imagesSoFar())));
        desk.lookAgain();
    }

    private void weights() {
        lastWeights = Turns.now();
        Mailbox.send(FirstLayer.weights(trainer.network()));
        if (trainer.steps() > 0) {
            Mailbox.send(Fed.by(trainer));
        }
    }

    private String syntheticToo() {
        int synthetic = trainer.imagesPerEpoch() - splits.train().size();
        return synthetic == 0 ? "" : " and " + Counts.grouped(synthetic) + " synthetic ones";
    }

    private String dataName() {
        return splits.train().name();
    }

    private void enter(RunState next, String sentence) {
        state = next;
        Mailbox.send(new Report.State(next, sentence));
    }
}
