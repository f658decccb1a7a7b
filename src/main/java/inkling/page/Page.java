package inkling.page;

import inkling.page.answer.NetworkSwitch;
import inkling.page.answer.Predictions;
import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.KeyboardFocus;
import inkling.page.dom.Palette;
import inkling.page.dom.StatusMessages;
import inkling.page.drawer.Drawer;
import inkling.page.engine.Engine;
import inkling.page.engine.EngineNote;
import inkling.page.engine.Engines;
import inkling.page.engine.WorkerLink;
import inkling.page.finetune.FineTuningPanel;
import inkling.page.run.FirstWeights;
import inkling.page.run.Handles;
import inkling.page.run.LiveCurve;
import inkling.page.run.NetworkFiles;
import inkling.page.run.OwnData;
import inkling.page.run.Readouts;
import inkling.page.run.Recovery;
import inkling.page.run.RunControl;
import inkling.page.run.TimeNeeded;
import inkling.page.settings.DrawerView;
import inkling.page.settings.Link;
import inkling.page.settings.SettingsForm;
import inkling.page.settings.SharePanel;
import inkling.page.views.View;
import inkling.protocol.command.Command;
import inkling.protocol.report.ModelFileReport;
import inkling.protocol.report.Report;
import inkling.protocol.report.RunState;
import inkling.protocol.report.WorkerReport;
import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Location;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/** The page's entry point: puts its parts together, which hear the worker's reports, and hears those on the run itself. */
public final class Page implements WorkerReport.Receiver {
    private static final String READY = "data-ready";

    private final HTMLElement html = HTMLDocument.current().getDocumentElement();
    private final HTMLElement machine = Dom.byId("machine");
    private final Palette palette = new Palette();
    private final DrawPriority priority = new DrawPriority();
    private final StatusMessages messages = new StatusMessages();
    private final WorkerLink worker = new WorkerLink(this::broken);
    private final Predictions predictions = new Predictions(palette, priority, worker::send);
    private final NetworkSwitch networks = predictions.networks();
    private final SettingsForm settings = new SettingsForm(messages, this::engineChosen, this::changed);
    private final NetworkFiles files = new NetworkFiles(this::askOfWorker, messages, this::opened);
    private final OwnData ownData = new OwnData(this::askOfWorker, messages, this::ownDataOpened);
    private final FirstWeights firstWeights = new FirstWeights(settings::takeLayersOf);
    private final RunControl runControl = new RunControl(this::start, this::control);
    private final Handles handles = new Handles(worker::send, rate -> settings.change(Settings.LEARNING_RATE, rate));
    private final Recovery recovery = new Recovery(this::goOn, this::goOnSlower, worker::send, messages);
    private final FineTuningPanel fineTuning = new FineTuningPanel(predictions, worker::send, this::threads);
    private final Readouts readouts = new Readouts(priority);
    private final Drawer drawer = new Drawer(worker::send, predictions, settings, messages);

    /** All that shows something of the visitor's run. */
    private final List<View> views = List.of(
            networks,
            runControl,
            files,
            firstWeights,
            recovery,
            readouts,
            new TimeNeeded(),
            new LiveCurve(palette, priority));

    private final SharePanel share =
            new SharePanel(settings::hash, drawer::view, () -> predictions.pad().strokes());

    private boolean startWhenReady;
    private Engine engine = Engine.AUTO;

    private Page() {}

    public static void main(String[] args) {
        new Page().open();
    }

    private void open() {
        List<Report.Receiver> receivers = new ArrayList<>(views);
        receivers.addAll(List.of(this, predictions, fineTuning, ownData));
        worker.reportTo(receivers);
        worker.forwardTo(drawer::hear);
        priority.onChange(drawer::drawing);
        KeyboardFocus.keep();
        Dom.on(Dom.byId("train"), "pointerenter", event -> fetchAhead());
        Dom.on(Dom.byId("train"), "focus", event -> fetchAhead());
        Dom.on(Dom.byId("lessons"), "click", event -> drawer.open(DrawerView.HOW));
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
        startWhenReady = link.run() && link.race().isEmpty();
        drawer.follow(link.view());
        if (!link.ink().isEmpty()) {
            predictions.pad().draw(link.ink());
        }
        drawer.race(link.race(), link.run());
        messages.link(link.problems());
    }

    private void engineChosen() {
        if (!runControl.isRunning() && settings.engine() != engine) {
            startWorker();
        }
    }

    /** With how many threads the worker may work. */
    private int threads() {
        return settings.threads().count(Engines.cores());
    }

    /** Who is near the button that trains is likely to press it; who saves data is not. */
    private void fetchAhead() {
        boolean mnist = settings.recipe()
                .map(recipe -> recipe.data() == DataSource.MNIST)
                .orElse(false);
        if (mnist && html.hasAttribute(READY) && !runControl.isRunning() && !savesData()) {
            worker.send(Command.Control.FETCH_DATA);
        }
    }

    @JSBody(script = "return Boolean(navigator.connection && navigator.connection.saveData);")
    private static native boolean savesData();

    /** Tells a run that is on, or shows what training would be given; a worker that starts shows it when it is ready. */
    private void changed(Recipe recipe) {
        share.renew();
        handles.show(recipe);
        if (html.hasAttribute(READY)) {
            worker.send(new Command.ChangeSettings(recipe, threads()));
        }
    }

    /** A new worker has no network of the visitor's. */
    private void startWorker() {
        launchWorker();
        enter(RunState.IDLE);
        messages.status("Ready to train.");
        messages.clear(StatusMessages.Source.RUN);
    }

    private void launchWorker() {
        html.removeAttribute(READY);
        engine = settings.engine();
        worker.start(engine);
        recovery.restart();
        fineTuning.restart();
        networks.hasYours(false);
        predictions.restart();
        ownData.restart();
    }

    /** A worker that has stopped is replaced, since what is asked for needs one. */
    private void askOfWorker(Command command) {
        if (!worker.isUp()) {
            startWorker();
        }
        messages.clear(StatusMessages.Source.FILE);
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
        boolean fromYours = firstWeights.areYours();
        Recipe fitted = firstWeights.fitted(recipe.get());
        if (fromYours) {
            settings.takeLayersOf(fitted);
        }
        begin(fitted, new Command.Start(fitted, threads(), settings.threads().isAuto(), paused, fromYours));
        return true;
    }

    private void begin(Recipe recipe, Command command) {
        startWhenReady = false;
        messages.clear(StatusMessages.Source.RUN);
        messages.clear(StatusMessages.Source.FILE);
        messages.status("Starting.");
        drawer.touch();
        Dom.byId("run").setAttribute("data-recipe", recipe.name());
        views.forEach(view -> view.begin(recipe));
        fineTuning.yoursIsGone();
        worker.send(command);
        enter(RunState.LOADING);
        networks.hasYours(false);
        networks.expectYours();
    }

    /** Goes on with the run that the worker has offered, if its data are there. */
    private void goOn(Recipe recipe) {
        if (recipe.data() == DataSource.OWN && !ownData.isOpen()) {
            startWhenReady = false;
            recovery.wantsData(recipe);
            return;
        }
        settings.set(recipe);
        begin(recipe, new Command.GoOn(threads(), settings.threads().isAuto()));
    }

    private void ownDataOpened() {
        recovery.wanted().ifPresentOrElse(this::goOn, settings::learnFromOwnData);
    }

    /** Goes on with the run that has diverged, from where it had not. */
    private void goOnSlower(float rate) {
        settings.change(Settings.LEARNING_RATE, rate);
        messages.clear(StatusMessages.Source.RUN);
        networks.hasYours(true);
        worker.send(Command.Control.RESUME);
    }

    private void control(Command control) {
        if (control == Command.Control.RESET && !worker.isUp()) {
            startWorker();
            return;
        }
        if (control == Command.Control.RESET) {
            messages.clear(StatusMessages.Source.RUN);
            fineTuning.yoursIsGone();
            networks.hasYours(false);
        }
        worker.send(control);
    }

    @Override
    public void alive() {
        // All that matters is that it was heard.
    }

    @Override
    public void ready() {
        html.setAttribute(READY, "true");
        html.setAttribute("data-engine", worker.running().word());
        Dom.text(machine, "Engine: " + EngineNote.ofReady(worker.running(), worker.fallback()));
        settings.recipe().ifPresent(this::changed);
        handles.tellSpeed();
        fineTuning.possible(!runControl.isRunning());
        worker.send(Command.Control.LOOK_FOR_RUN);
        startIfWished();
    }

    @Override
    public void machine(WorkerReport.Machine now) {
        html.setAttribute("data-threads", Integer.toString(now.threads()));
        Dom.text(
                machine,
                "Engine: "
                        + EngineNote.of(
                                settings.engine(),
                                worker.running(),
                                worker.fallback(),
                                now,
                                threads(),
                                Engines.sharedMemory()));
    }

    @Override
    public void state(WorkerReport.State now) {
        enter(now.state());
        if (now.state() == RunState.FAILED) {
            networks.hasYours(false);
            messages.status("It did not work out.");
            messages.error(StatusMessages.Source.RUN, now.sentence());
        } else {
            messages.status(now.sentence());
        }
    }

    @Override
    public void loading(WorkerReport.Loading now) {
        readouts.loading(now);
    }

    /** A worker that was there once is replaced, so that drawings are read again and the run can go on. */
    private void broken(String sentence) {
        boolean wasReady = html.hasAttribute(READY);
        fineTuning.restart();
        state(new WorkerReport.State(RunState.FAILED, sentence));
        if (wasReady) {
            launchWorker();
        }
    }

    /** The visitor's network is one from a file. */
    private void opened(ModelFileReport.Opened network) {
        messages.clear(StatusMessages.Source.RUN);
        fineTuning.yoursIsGone();
        networks.opened(network.note());
        networks.hasYours(true);
    }

    private void startIfWished() {
        if (startWhenReady && html.hasAttribute(READY)) {
            recovery.whenKnown(this::followLinkAtOnce);
        }
    }

    /** Starts the run that the link asks for; if it was interrupted by a reload or a crash, it goes on. */
    private void followLinkAtOnce() {
        if (!startWhenReady || !html.hasAttribute(READY) || runControl.isRunning()) {
            return;
        }
        if (settings.recipe().map(recovery::offers).orElse(false)) {
            goOn(settings.recipe().orElseThrow());
        } else {
            start(false);
        }
    }

    private void enter(RunState state) {
        if (state == RunState.IDLE) {
            views.forEach(View::clear);
        }
        views.forEach(view -> view.state(state));
        Dom.byId("run").setAttribute("data-state", state.word());
        settings.running(runControl.isRunning());
        boolean busy = state == RunState.LOADING || state == RunState.TRAINING;
        fineTuning.possible(html.hasAttribute(READY) && worker.isUp() && !busy);
    }
}
