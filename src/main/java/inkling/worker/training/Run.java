package inkling.worker.training;

import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.model.ModelCard;
import inkling.model.SavedModel;
import inkling.protocol.command.Command;
import inkling.protocol.report.RecoveryReport;
import inkling.protocol.report.RunReport;
import inkling.protocol.report.RunState;
import inkling.protocol.report.TrainingReport;
import inkling.protocol.report.WorkerReport;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import inkling.train.ThreadTrial;
import inkling.train.Trainer;
import inkling.worker.answer.MeasuredNetwork;
import inkling.worker.answer.Predictor;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Task;
import java.util.Optional;
import java.util.function.Supplier;

/** A run of training in the worker: trains in time slices, obeys the page's buttons and reports how it goes. */
public final class Run {
    /** How often to report while a batch goes by in less time than the eye can follow. */
    private static final double REPORT_MS = 100;

    private static final double WEIGHTS_MS = 300;

    private final Splits splits;
    private final BackendFactory factory;
    private final Backend backend;
    private final Trainer trainer;
    private final Predictor predictor;
    private final Task task;
    private final Pace pace = new Pace();
    private final ThreadTrial trial;

    private final Keeper keeper;

    /** Whether it is one of several in a race, of which only figures and answers are shown. */
    private final boolean racing;

    private RunState state = RunState.PAUSED;
    private boolean diverged;
    private boolean stepping;

    /** With how many steps it pauses, if it is stepping. */
    private long stepsUntil;

    private int epochsReported;
    private Optional<WorkerReport.Machine> machine = Optional.empty();
    private Optional<MeasuredNetwork> measured = Optional.empty();
    private double lastReport;
    private double lastWeights;

    /**
     * @param start its recipe, and the most threads to work with
     * @param beginning makes its trainer
     * @param keepers gives what keeps it in the browser; nobody keeps a run that is one of several in a race
     * @throws IllegalArgumentException when the data does not suit the recipe
     */
    public Run(
            Command.Start start,
            Beginning beginning,
            Optional<Supplier<RunKeeper>> keepers,
            Splits splits,
            Predictor predictor,
            BackendFactory factory) {
        this.factory = factory;
        this.splits = splits;
        this.predictor = predictor;
        backend = factory.create(start.threads(), plan -> new Trainer(start.recipe(), splits, plan));
        task = new Task(this::work, sentence -> {
            giveUp();
            enter(RunState.FAILED, sentence);
        });
        try {
            trainer = beginning.begin(splits, backend);
        } catch (RuntimeException e) {
            end();
            throw e;
        }
        racing = keepers.isEmpty();
        keeper = keepers.<Keeper>map(Supplier::get).orElse(Keeper.NOTHING);
        pace.beginsAt(imagesSoFar());
        trial = start.fewer() ? new ThreadTrial(backend.threads(), start.threads()) : ThreadTrial.none();
        predictor.setYours(model());
        Mailbox.send(new RunReport.Begun(trainer.recipe(), goesOn()));
        reportEpochs();
        report();
        weights();
        if (start.paused()) {
            enter(RunState.PAUSED, "Ready. Step goes through one batch; Resume trains on.");
        } else {
            enter(
                    RunState.TRAINING,
                    (goesOn() ? "Going on in epoch " + trainer.images().epoch() + ". " : "")
                            + RunReports.whatItLearnsFrom(trainer, splits));
            task.resume();
        }
    }

    private boolean goesOn() {
        return trainer.images().epoch() > 1 || trainer.images().batchesDone() > 0;
    }

    /** Whether its network may still learn. */
    public boolean isOn() {
        return state == RunState.TRAINING || state == RunState.PAUSED || diverged;
    }

    /** Whether its network learns at this time. */
    public boolean isTraining() {
        return state == RunState.TRAINING;
    }

    /** Its network as it was measured on the test images at the end; none before. */
    public Optional<MeasuredNetwork> measured() {
        return measured;
    }

    private SavedModel model() {
        return new SavedModel(ModelCard.of(trainer), trainer.network());
    }

    /** Waits, if it trains. */
    public void pause() {
        if (state == RunState.TRAINING) {
            waitForVisitor();
        }
    }

    /** Goes on, if it waits, or is only about to do one batch. */
    public void resume() {
        if (state == RunState.PAUSED || stepping || diverged) {
            stepping = false;
            diverged = false;
            go();
        }
    }

    /** Does one batch, if it waits. */
    public void step() {
        step(1);
    }

    /** Does so many batches, if it waits, and waits again. */
    public void advance(int batches) {
        step(Math.max(1, batches));
        if (state == RunState.TRAINING) {
            enter(RunState.TRAINING, "Its turn.");
        }
    }

    private void step(int batches) {
        if (state == RunState.PAUSED) {
            stepping = true;
            stepsUntil = trainer.images().steps() + batches;
            state = RunState.TRAINING;
            task.resume();
        }
    }

    /** Takes over what has changed in the settings and counts at once. */
    public void adjust(Recipe changed) {
        trainer.adjust(changed);
        Mailbox.send(new RunReport.Adjusted(trainer.recipe()));
        report();
    }

    /** Stops for good, without a word; it is kept, for a visitor who wishes that it had not. */
    public void stop() {
        if (isOn()) {
            keeper.keepNow(trainer::checkpoint);
        }
        state = RunState.DONE;
        diverged = false;
        giveUp();
    }

    private void giveUp() {
        end();
        keeper.release();
    }

    private void end() {
        backend.threads().dismiss();
        task.close();
    }

    private void go() {
        enter(RunState.TRAINING, RunReports.whatItLearnsFrom(trainer, splits));
        task.resume();
    }

    private boolean work() {
        if (state != RunState.TRAINING) {
            return false;
        }
        double start = Task.now();
        double length = predictor.isBusy() ? Task.SHORT_SLICE_MS : Task.SLICE_MS;
        double now = start;
        boolean more = true;
        boolean stepped = false;
        while (more && !stepped && now - start < length) {
            double before = now;
            long images = imagesSoFar();
            boolean training = trainer.phase() == Trainer.Phase.TRAINING;
            try {
                more = trainer.advance();
            } catch (ArithmeticException unstable) {
                goBack(unstable.getMessage());
                return false;
            }
            now = Task.now();
            if (training) {
                pace.trained(now - before, imagesSoFar() - images);
                trial.trained(now - before, (int) (imagesSoFar() - images));
            }
            // The last batch of an epoch ends in the measurements that follow it.
            stepped = stepping
                    && trainer.phase() == Trainer.Phase.TRAINING
                    && trainer.images().steps() >= stepsUntil;
        }
        pace.worked(now - start);
        reportEpochs();
        if (!more) {
            finish();
        } else if (stepped) {
            waitForVisitor();
        } else {
            if (now - lastReport >= REPORT_MS) {
                report();
            }
            if (now - lastWeights >= WEIGHTS_MS) {
                weights();
            }
            keeper.keep(trainer::checkpoint);
        }
        return state == RunState.TRAINING;
    }

    /** The run has diverged; the visitor may have it go on, with other settings, from where it had not. */
    private void goBack(String sentence) {
        trainer.goBack();
        diverged = true;
        stepping = false;
        keeper.keepNow(trainer::checkpoint);
        report();
        weights();
        float rate = trainer.recipe().get(Settings.LEARNING_RATE);
        int epochs = trainer.log().size();
        enter(
                RunState.FAILED,
                sentence + " The run is back " + (epochs == 0 ? "at its beginning" : "at the end of epoch " + epochs)
                        + ". Go on with a smaller learning rate than " + rate + ".");
        Mailbox.send(new RecoveryReport.Diverged(trainer.recipe().smallerRate()));
    }

    private long imagesSoFar() {
        return (trainer.images().epoch() - 1L) * trainer.images().size()
                + trainer.images().imagesDone();
    }

    private void waitForVisitor() {
        stepping = false;
        keeper.keepNow(trainer::checkpoint);
        report();
        weights();
        enter(
                RunState.PAUSED,
                "Paused in epoch " + trainer.images().epoch() + " after batch "
                        + trainer.images().batchesDone() + ".");
    }

    private void finish() {
        report();
        weights();
        // From now on with its temperature.
        SavedModel model = model();
        predictor.setYours(model);
        predictor.answerAgain();
        measured = Optional.of(new MeasuredNetwork(
                model, trainer.network(), splits, trainer.test().answers(trainer.temperature())));
        RunReports.sendResults(trainer);
        keeper.keepNow(trainer::checkpoint);
        end();
        enter(
                RunState.DONE,
                RunReports.whatCameOfIt(
                        trainer.test().metrics().accuracy(),
                        splits.test(),
                        trainer.recipe().get(Settings.LEARNING_RATE)));
    }

    private void reportEpochs() {
        while (epochsReported < trainer.log().size()) {
            Mailbox.send(new TrainingReport.Epoch(trainer.log().get(epochsReported++)));
        }
    }

    private void report() {
        lastReport = Task.now();
        WorkerReport.Machine now = RunReports.machine(factory.variant(), backend.threads(), trial);
        if (!machine.equals(Optional.of(now))) {
            machine = Optional.of(now);
            Mailbox.send(now);
        }
        int epochs = trainer.recipe().epochs();
        Mailbox.send(new TrainingReport.Progress(
                trainer.images().epoch(),
                epochs,
                trainer.images().batchesDone(),
                trainer.images().batches(),
                trainer.running(),
                trainer.lastStep(),
                pace.imagesPerSecond(),
                pace.secondsUntil((long) epochs * trainer.images().size(), imagesSoFar())));
        predictor.answerAgain();
    }

    private void weights() {
        lastWeights = Task.now();
        if (racing) {
            return;
        }
        Mailbox.send(RunReports.firstWeights(trainer.network()));
        if (trainer.images().steps() > 0) {
            Mailbox.send(InputPreview.of(trainer));
        }
    }

    private void enter(RunState next, String sentence) {
        state = next;
        Mailbox.send(new WorkerReport.State(next, sentence));
    }
}
