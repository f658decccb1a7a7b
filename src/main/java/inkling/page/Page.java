package inkling.page;

import inkling.page.answer.NetworkSwitch;
import inkling.page.answer.Predictions;
import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.StatusMessages;
import inkling.page.engine.Engine;
import inkling.page.engine.EngineNote;
import inkling.page.engine.Engines;
import inkling.page.engine.WorkerLink;
import inkling.page.finetune.BrowserStore;
import inkling.page.finetune.Corrections;
import inkling.page.finetune.Examples;
import inkling.page.finetune.FineTuningPanel;
import inkling.page.pad.PadKeys;
import inkling.page.run.NetworkFiles;
import inkling.page.run.RunControl;
import inkling.page.settings.Link;
import inkling.page.settings.SettingsForm;
import inkling.page.views.TrainingView;
import inkling.protocol.AnswerReport;
import inkling.protocol.BenchReport;
import inkling.protocol.Command;
import inkling.protocol.FineTuningReport;
import inkling.protocol.ModelFileReport;
import inkling.protocol.RunState;
import inkling.protocol.TrainingReport;
import inkling.protocol.WorkerReport;
import inkling.recipe.Recipe;
import inkling.text.Numbers;
import java.util.Optional;
import org.teavm.jso.browser.Location;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/** The page's entry point: puts its parts together and passes the worker's reports on to them. */
public final class Page
        implements WorkerLink.Listener,
                WorkerReport.Receiver,
                AnswerReport.Receiver,
                FineTuningReport.Receiver,
                ModelFileReport.Receiver {
    private static final String READY = "data-ready";

    private final HTMLElement html = HTMLDocument.current().getDocumentElement();
    private final HTMLElement machine = Dom.byId("machine");
    private final Palette palette = new Palette();
    private final DrawPriority priority = new DrawPriority();
    private final StatusMessages messages = new StatusMessages();
    private final WorkerLink worker = new WorkerLink(this);
    private final Predictions predictions = new Predictions(palette, priority, worker::send);
    private final NetworkSwitch networks = new NetworkSwitch(predictions::ask);
    private final SettingsForm settings = new SettingsForm(messages, this::engineChosen, this::preview);
    private final NetworkFiles files =
            new NetworkFiles(this::askOfWorker, sentence -> messages.wrong(StatusMessages.Source.FILE, sentence));
    private final TrainingView training = new TrainingView(palette, priority, networks, files::canSave);
    private final RunControl runControl = new RunControl(this::start, this::control);
    private final BrowserStore store = new BrowserStore();
    private final Examples examples = new Examples(store);
    private final FineTuningPanel fineTuning = new FineTuningPanel(examples, new Teacher(), this::examplesDeleted);
    private final Corrections corrections = new Corrections(predictions.pad(), examples, fineTuning::changed);
    private boolean startWhenReady;
    private Engine engine = Engine.AUTO;

    private Page() {}

    /** Has lessons given by the worker. */
    private final class Teacher implements FineTuningPanel.Teacher {
        @Override
        public void teach(String text) {
            networks.untaught();
            worker.send(
                    new Command.FineTune(networks.yours(), settings.threads().count(Engines.cores()), text));
            predictions.again();
        }

        @Override
        public void send(Command.Control command) {
            worker.send(command);
        }
    }

    public static void main(String[] args) {
        new Page().open();
    }

    private void open() {
        Dom.on(Dom.button("undo"), "click", event -> predictions.pad().undo());
        Dom.on(Dom.button("clear"), "click", event -> predictions.pad().clear());
        PadKeys.listen(predictions.pad());
        predictions.onInk(corrections::newInk);
        store.onChange(() -> {
            examples.storageChanged();
            fineTuning.changed();
        });
        Dom.on(Window.current(), "hashchange", event -> {
            followLink();
            engineChosen();
            startIfWished();
        });
        followLink();
        startWorker();
    }

    /** Takes the settings that the address asks for. */
    private void followLink() {
        Link link = Link.parse(Location.current().getHash());
        settings.set(link);
        startWhenReady = link.run();
        if (link.problems().isEmpty()) {
            messages.right(StatusMessages.Source.LINK);
        } else {
            messages.wrong(
                    StatusMessages.Source.LINK,
                    "Part of the link means nothing here and was left out. " + String.join(" ", link.problems()));
        }
    }

    private void engineChosen() {
        if (!runControl.isRunning() && settings.engine() != engine) {
            startWorker();
        }
    }

    /** Shows what training would be fed; a worker that starts shows it when it is ready. */
    private void preview(Recipe recipe) {
        if (html.hasAttribute(READY)) {
            worker.send(new Command.PreviewInput(recipe));
        }
    }

    /** A new worker has no network of the visitor's. */
    private void startWorker() {
        html.removeAttribute(READY);
        engine = settings.engine();
        worker.start(engine);
        enter(RunState.IDLE);
        messages.status("Ready to train.");
        messages.right(StatusMessages.Source.RUN);
        training.clear();
        networks.untaught();
        fineTuning.restart();
        networks.withdrawYours();
        predictions.restart();
    }

    private void examplesDeleted() {
        corrections.newInk();
    }

    /** A worker that has stopped is replaced, since what is asked for needs one. */
    private void askOfWorker(Command command) {
        if (!worker.isUp()) {
            startWorker();
        }
        messages.right(StatusMessages.Source.FILE);
        worker.send(command);
    }

    private boolean start(boolean paused) {
        Optional<Recipe> recipe = settings.recipe();
        if (recipe.isEmpty()) {
            settings.showWrong();
            return false;
        }
        if (!worker.isUp() || settings.engine() != engine) {
            startWorker();
        }
        startWhenReady = false;
        messages.right(StatusMessages.Source.RUN);
        messages.right(StatusMessages.Source.FILE);
        messages.status("Starting.");
        training.begin(recipe.get());
        yoursIsGone();
        worker.send(new Command.Start(recipe.get(), settings.threads().count(Engines.cores()), paused));
        enter(RunState.LOADING);
        networks.offerYours();
        return true;
    }

    private void control(Command.Control control) {
        if (control == Command.Control.RESET) {
            if (worker.isUp()) {
                yoursIsGone();
                networks.withdrawYours();
                worker.send(control);
            } else {
                startWorker();
            }
        } else {
            worker.send(control);
        }
    }

    @Override
    public Optional<WorkerReport.Receiver> ofWorker() {
        return Optional.of(this);
    }

    @Override
    public Optional<AnswerReport.Receiver> ofAnswers() {
        return Optional.of(this);
    }

    @Override
    public Optional<TrainingReport.Receiver> ofTraining() {
        return Optional.of(training);
    }

    @Override
    public Optional<FineTuningReport.Receiver> ofFineTuning() {
        return Optional.of(this);
    }

    @Override
    public Optional<ModelFileReport.Receiver> ofModelFiles() {
        return Optional.of(this);
    }

    @Override
    public Optional<BenchReport.Receiver> ofBench() {
        return Optional.empty();
    }

    @Override
    public void shipped(AnswerReport.Shipped shipped) {
        networks.shipped(shipped.name(), shipped.note());
    }

    @Override
    public void prediction(AnswerReport.Prediction prediction) {
        predictions.answered(prediction);
    }

    @Override
    public void progress(FineTuningReport.Progress progress) {
        fineTuning.report(progress);
    }

    @Override
    public void undone(FineTuningReport.Undone undone) {
        fineTuning.report(undone);
        networks.untaught();
        predictions.again();
    }

    @Override
    public void saved(ModelFileReport.Saved saved) {
        files.keep(saved);
    }

    @Override
    public void refused(ModelFileReport.Refused refused) {
        messages.wrong(StatusMessages.Source.FILE, refused.sentence());
    }

    @Override
    public void ready() {
        html.setAttribute(READY, "true");
        html.setAttribute("data-engine", worker.running().word());
        Dom.text(machine, "Engine: " + EngineNote.of(worker.running()));
        settings.recipe().ifPresent(this::preview);
        fineTuning.canTeach(!runControl.isRunning());
        startIfWished();
    }

    private void yoursIsGone() {
        if (fineTuning.yoursIsGone()) {
            networks.untaught();
        }
    }

    @Override
    public void done(FineTuningReport.Done taught) {
        fineTuning.report(taught);
        int count = taught.figures().yoursBefore().images();
        networks.taught(
                taught.yours(),
                (taught.yours() ? "Your network" : "The shipped network") + ", taught "
                        + Numbers.count(count, "example") + " of yours. It reads "
                        + Numbers.exactPercent(taught.figures().setAfter().accuracy())
                        + " of " + Numbers.whole(taught.figures().setAfter().images()) + " validation images.");
        predictions.again();
    }

    @Override
    public void opened(ModelFileReport.Opened opened) {
        messages.right(StatusMessages.Source.RUN);
        files.canSave(true);
        yoursIsGone();
        networks.yoursNote(opened.note());
        networks.offerYours();
    }

    @Override
    public void machine(WorkerReport.Machine now) {
        html.setAttribute("data-threads", Integer.toString(now.threads()));
        int asked = settings.threads().count(Engines.cores());
        Dom.text(
                machine,
                "Engine: " + EngineNote.of(settings.engine(), worker.running(), now, asked, Engines.canShareMemory()));
    }

    private void startIfWished() {
        if (startWhenReady && html.hasAttribute(READY) && !runControl.isRunning()) {
            start(false);
        }
    }

    @Override
    public void state(WorkerReport.State now) {
        training.state(now.state());
        enter(now.state());
        if (now.state() == RunState.FAILED) {
            networks.withdrawYours();
            fail(now.sentence());
        } else {
            messages.status(now.sentence());
        }
    }

    private void enter(RunState state) {
        Dom.byId("run").setAttribute("data-state", state.word());
        runControl.enter(state);
        settings.running(runControl.isRunning());
        boolean busy = state == RunState.LOADING || state == RunState.TRAINING;
        fineTuning.canTeach(html.hasAttribute(READY) && worker.isUp() && !busy);
        files.canOpen(!runControl.isRunning());
        if (state == RunState.IDLE || state == RunState.LOADING || state == RunState.FAILED) {
            files.canSave(false);
        }
    }

    @Override
    public void broken(String sentence) {
        enter(RunState.FAILED);
        networks.untaught();
        fineTuning.restart();
        networks.withdrawYours();
        fail(sentence);
    }

    private void fail(String sentence) {
        messages.status("It did not work out.");
        messages.wrong(StatusMessages.Source.RUN, sentence);
    }
}
