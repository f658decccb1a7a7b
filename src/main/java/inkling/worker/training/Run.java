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
import inkling.protocol.report.WorkerReport;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import inkling.train.ThreadTrial;
import inkling.train.Trainer;
import inkling.train.TrainingImages;
import inkling.worker.answer.MeasuredNetwork;
import inkling.worker.answer.Predictor;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Task;
import java.util.Optional;
import java.util.function.Supplier;

/** A run of training in the worker: trains in time slices, obeys the page's buttons and reports how it goes. */
public final class Run {
    private static final double WEIGHTS_MS = 300;

    /** In slow motion the weights are seen after each batch, unless there are more than some 20 a second. */
    private static final double SLOW_WEIGHTS_MS = 50;

    private final Splits splits;
    private final Backend backend;
    private final Trainer trainer;
    private final Predictor predictor;
    private final Outlook outlook;
    private final Task task;
    private final RunFigures figures;
    private final SlowMotion tempo;

    private final Keeper keeper;

    /** Whether it is one of several in a race, of which only figures and answers are shown. */
    private final boolean racing;

    private RunState state = RunState.PAUSED;
    private boolean diverged;
    private boolean stepping;

    /** With how many steps it pauses, if it is stepping. */
    private long stepsUntil;

    private Optional<MeasuredNetwork> measured = Optional.empty();
    private double lastWeights;

    /** Ends a rest. */
    private int alarm;

    /**
     * @param start its recipe, and the most threads to work with
     * @param beginning makes its trainer
     * @param keepers gives what keeps it in the browser; nobody keeps a run that is one of several in a race
     * @param outlook tells how long it takes
     * @param tempo how fast to train, now and later
     * @throws IllegalArgumentException when the data does not suit the recipe
     */
    public Run(
            Command.Start start,
            Beginning beginning,
            Optional<Supplier<RunKeeper>> keepers,
            Splits splits,
            Outlook outlook,
            Predictor predictor,
            BackendFactory factory,
            SlowMotion tempo) {
        this.outlook = outlook;
        this.tempo = tempo;
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
        ThreadTrial trial = start.fewer() ? new ThreadTrial(backend.threads(), start.threads()) : ThreadTrial.none();
        figures =
                new RunFigures(trainer, backend, factory.variant(), trial, outlook.timeLeft(trainer.recipe(), splits));
        predictor.setYours(model());
        Mailbox.send(new RunReport.Begun(trainer.recipe(), goesOn()));
        figures.reportEpochs();
        report();
        weights();
        if (start.paused()) {
            enter(RunState.PAUSED, "Ready. Step goes through one batch; Resume trains on.");
        } else {
            enter(
                    RunState.TRAINING,
                    (goesOn() ? "Going on in epoch " + trainer.images().epoch() + ". " : "")
                            + RunReports.whatItLearnsFrom(trainer, splits));
            begin();
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

    /** Does so many batches, or those that are left of the epoch, if it waits; and waits again. */
    public void advance(int batches) {
        TrainingImages images = trainer.images();
        boolean epoch = batches == Command.Advance.EPOCH;
        step(epoch ? (long) images.epoch() * images.batches() - images.steps() : Math.max(1, batches));
        if (state == RunState.TRAINING) {
            enter(RunState.TRAINING, epoch ? "To the end of epoch " + images.epoch() + "." : "Its turn.");
        }
    }

    private void step(long batches) {
        if (state == RunState.PAUSED) {
            stepping = true;
            stepsUntil = trainer.images().steps() + batches;
            state = RunState.TRAINING;
            begin();
        }
    }

    /** The tempo is another: the next batch need not wait for what was due by the old one. */
    public void changeTempo() {
        if (state == RunState.TRAINING) {
            begin();
        }
    }

    private void begin() {
        Task.cancel(alarm);
        tempo.begin(Task.now());
        task.resume();
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
        begin();
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
        boolean shown = false;
        while (more && !stepped && !shown && now - start < length) {
            double before = now;
            long images = figures.imagesSoFar();
            long steps = trainer.images().steps();
            boolean training = trainer.phase() == Trainer.Phase.TRAINING;
            try {
                more = trainer.advance();
            } catch (ArithmeticException unstable) {
                goBack(unstable.getMessage());
                return false;
            }
            now = Task.now();
            trainer.worked(now - before);
            if (training) {
                figures.trained(now - before, figures.imagesSoFar() - images);
            }
            if (trainer.images().steps() > steps) {
                tempo.batchDone(now);
                shown = tempo.isOn();
            }
            // The last batch of an epoch ends in the measurements that follow it.
            stepped = stepping
                    && trainer.phase() == Trainer.Phase.TRAINING
                    && trainer.images().steps() >= stepsUntil;
        }
        figures.worked(now - start);
        figures.reportEpochs();
        if (!more) {
            finish();
        } else if (stepped) {
            waitForVisitor();
        } else {
            if (shown || figures.isDue(now)) {
                report();
            }
            if (now - lastWeights >= (shown ? SLOW_WEIGHTS_MS : WEIGHTS_MS)) {
                weights();
            }
            keeper.keep(trainer::checkpoint);
        }
        return state == RunState.TRAINING && !rests(Task.now());
    }

    private boolean rests(double now) {
        double rest = tempo.rest(now);
        if (rest > 0) {
            alarm = Task.after((int) Math.ceil(rest), () -> {
                figures.rested(rest);
                task.resume();
            });
        }
        return rest > 0;
    }

    /** The run has diverged; the visitor may have it go on, with other settings, from where it had not. */
    private void goBack(String sentence) {
        trainer.goBack();
        diverged = true;
        stepping = false;
        keeper.keepNow(trainer::checkpoint);
        report();
        weights();
        enter(RunState.FAILED, sentence + RunReports.wayBack(trainer));
        Mailbox.send(new RecoveryReport.Diverged(trainer.recipe().smallerRate()));
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
        outlook.tellAgain();
        keeper.keepNow(trainer::checkpoint);
        end();
        enter(
                RunState.DONE,
                RunReports.whatCameOfIt(
                                trainer.test().metrics().accuracy(),
                                splits.test(),
                                trainer.recipe().get(Settings.LEARNING_RATE))
                        + RunReports.whyItStopped(trainer));
    }

    private void report() {
        figures.report(tempo.isOn());
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
