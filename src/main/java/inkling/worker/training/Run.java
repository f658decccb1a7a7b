package inkling.worker.training;

import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.model.ModelCard;
import inkling.model.SavedModel;
import inkling.nn.Network;
import inkling.protocol.Command;
import inkling.protocol.Report;
import inkling.protocol.RunState;
import inkling.recipe.Recipe;
import inkling.text.Numbers;
import inkling.train.MemoryPlan;
import inkling.train.Trainer;
import inkling.worker.answer.Predictor;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Turns;
import java.util.Optional;

/** A run of training in the worker: takes turns with the page's messages and reports how it goes. */
public final class Run {
    /** How often to report while a batch goes by in less time than the eye can follow. */
    private static final double REPORT_MS = 100;

    private static final double WEIGHTS_MS = 300;

    private final Recipe recipe;
    private final Splits splits;
    private final BackendFactory factory;
    private final Backend backend;
    private final Trainer trainer;
    private final Predictor desk;
    private final Turns turns = new Turns(this::turn);
    private final Throughput speedometer = new Throughput();

    private RunState state = RunState.PAUSED;
    private boolean stepping;
    private boolean turnAsked;
    private int epochsReported;
    private long stepsBefore;
    private double lastReport;
    private double lastWeights;
    private int threadsReported;

    /**
     * @param threads the most to work with
     * @throws IllegalArgumentException when the data does not suit the recipe
     */
    public Run(Recipe recipe, int threads, Splits splits, Predictor desk, BackendFactory factory) {
        this.recipe = recipe;
        this.factory = factory;
        this.splits = splits;
        this.desk = desk;
        backend = factory.create(MemoryPlan.bytes(recipe, splits), threads);
        try {
            trainer = new Trainer(recipe, splits, backend);
        } catch (RuntimeException e) {
            end();
            throw e;
        }
        desk.yours(Optional.of(trainer.network()));
    }

    /** The network in training. */
    public Network network() {
        return trainer.network();
    }

    /** What it trains with. */
    public Recipe recipe() {
        return recipe;
    }

    /** Whether it may still feed its network. */
    public boolean isOn() {
        return state == RunState.TRAINING || state == RunState.PAUSED;
    }

    /** Its network as it is now, with what is known of it. */
    public SavedModel model() {
        return new SavedModel(ModelCard.of(trainer), trainer.network());
    }

    /** Begins, or waits for a step. */
    public void start(boolean paused) {
        report();
        weights();
        if (paused) {
            enter(RunState.PAUSED, "Ready. Step goes through one batch; Resume trains on.");
        } else {
            go();
        }
    }

    /** The page's buttons. */
    public void control(Command.Control control) {
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
    public void stop() {
        state = RunState.DONE;
        end();
    }

    private void end() {
        backend.threads().dismiss();
        turns.close();
    }

    private void go() {
        enter(
                RunState.TRAINING,
                "Training on " + Numbers.whole(splits.train().size()) + " images of " + dataName() + syntheticToo()
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
            end();
            enter(RunState.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private void work() {
        double start = Turns.now();
        double length = desk.isBusy() ? Turns.SHORT_MS : Turns.LENGTH_MS;
        double now = start;
        boolean more = true;
        boolean stepped = false;
        while (more && !stepped && now - start < length) {
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
        // From now on with its temperature.
        desk.yours(model());
        desk.lookAgain();
        TestReports.send(trainer, recipe.seed());
        end();
        double accuracy = trainer.test().metrics().accuracy();
        enter(
                RunState.DONE,
                "Done: it reads " + Numbers.exactPercent(accuracy) + " of "
                        + splits.test().name() + ", images that it has never seen.");
    }

    private void reportEpochs() {
        while (epochsReported < trainer.log().size()) {
            Mailbox.send(new Report.Epoch(trainer.log().get(epochsReported++)));
        }
    }

    private void report() {
        lastReport = Turns.now();
        if (backend.threads().count() != threadsReported) {
            threadsReported = backend.threads().count();
            Mailbox.send(new Report.Machine(factory.variant(), threadsReported));
        }
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
            Mailbox.send(InputPreview.by(trainer));
        }
    }

    private String syntheticToo() {
        int nonDigits = trainer.nonDigitsPerEpoch();
        int synthetic = trainer.syntheticPerEpoch();
        return (synthetic == 0 ? "" : " and " + Numbers.whole(synthetic) + " synthetic ones")
                + (nonDigits == 0 ? "" : " and " + Numbers.whole(nonDigits) + " drawings that are no digits");
    }

    private String dataName() {
        return splits.train().name();
    }

    private void enter(RunState next, String sentence) {
        state = next;
        Mailbox.send(new Report.State(next, sentence));
    }
}
