package inkling.page;

import inkling.protocol.Command;
import inkling.protocol.Report;
import inkling.protocol.RunState;
import inkling.train.Recipe;
import java.util.Optional;
import org.teavm.jso.browser.Location;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/** The page's entry point: puts its parts together and passes the worker's reports on to them. */
public final class Page implements WorkerLink.Listener {
    private static final String READY = "data-ready";

    private final HTMLElement html = HTMLDocument.current().getDocumentElement();
    private final HTMLElement machine = Dom.byId("machine");
    private final Palette palette = new Palette();
    private final News news = new News();
    private final WorkerLink worker = new WorkerLink(this);
    private final Reader reader = new Reader(palette, worker::send);
    private final Answering answering = new Answering(reader::ask);
    private final SettingsForm settings = new SettingsForm(news, this::engineChosen, this::preview);
    private final TrainingView training = new TrainingView(palette, answering);
    private final Buttons buttons = new Buttons(this::start, this::control);
    private final NetworkFiles files =
            new NetworkFiles(this::askOfWorker, sentence -> news.wrong(News.Source.FILE, sentence));
    private boolean startWhenReady;
    private Engine engine = Engine.AUTO;

    private Page() {}

    public static void main(String[] args) {
        new Page().open();
    }

    private void open() {
        Dom.on(Dom.button("undo"), "click", event -> reader.pad().undo());
        Dom.on(Dom.button("clear"), "click", event -> reader.pad().clear());
        Keys.listen(reader.pad());
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
            news.right(News.Source.LINK);
        } else {
            news.wrong(
                    News.Source.LINK,
                    "Part of the link means nothing here and was left out. " + String.join(" ", link.problems()));
        }
    }

    private void engineChosen() {
        if (!buttons.isRunning() && settings.engine() != engine) {
            startWorker();
        }
    }

    /** Shows what training would be fed; a worker that starts shows it when it is ready. */
    private void preview(Recipe recipe) {
        if (html.hasAttribute(READY)) {
            worker.send(new Command.Preview(recipe));
        }
    }

    /** A new worker has no network of the visitor's. */
    private void startWorker() {
        html.removeAttribute(READY);
        engine = settings.engine();
        worker.start(engine);
        enter(RunState.IDLE);
        news.status("Ready to train.");
        news.right(News.Source.RUN);
        training.clear();
        answering.withdrawYours();
        reader.restart();
    }

    /** A worker that has stopped is replaced, since what is asked for needs one. */
    private void askOfWorker(Command command) {
        if (!worker.isUp()) {
            startWorker();
        }
        news.right(News.Source.FILE);
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
        news.right(News.Source.RUN);
        news.right(News.Source.FILE);
        news.status("Starting.");
        training.begin(recipe.get());
        worker.send(new Command.Start(recipe.get(), settings.threads().count(Engines.cores()), paused));
        enter(RunState.LOADING);
        answering.offerYours();
        return true;
    }

    private void control(Command.Control control) {
        if (control == Command.Control.RESET) {
            if (worker.isUp()) {
                answering.withdrawYours();
                worker.send(control);
            } else {
                startWorker();
            }
        } else {
            worker.send(control);
        }
    }

    @Override
    public void report(Report report) {
        if (report instanceof Report.Ready) {
            ready();
        } else if (report instanceof Report.Shipped shipped) {
            answering.shipped(shipped.name(), shipped.note());
        } else if (report instanceof Report.Prediction prediction) {
            reader.answered(prediction);
        } else if (report instanceof Report.State now) {
            state(now);
        } else if (report instanceof Report.Machine now) {
            machine(now);
        } else if (report instanceof Report.Saved saved) {
            files.keep(saved);
        } else if (report instanceof Report.Opened opened) {
            opened(opened);
        } else if (report instanceof Report.Refused refused) {
            news.wrong(News.Source.FILE, refused.sentence());
        } else {
            if (report instanceof Report.Progress now) {
                files.canSave(now.epoch() > 1 || now.batch() > 0);
            }
            training.report(report);
        }
    }

    private void ready() {
        html.setAttribute(READY, "true");
        html.setAttribute("data-engine", worker.running().word());
        Dom.text(machine, "Engine: " + EngineNote.of(worker.running()));
        settings.recipe().ifPresent(this::preview);
        startIfWished();
    }

    private void opened(Report.Opened opened) {
        news.right(News.Source.RUN);
        files.canSave(true);
        answering.yoursNote(opened.note());
        answering.offerYours();
    }

    private void machine(Report.Machine now) {
        html.setAttribute("data-threads", Integer.toString(now.threads()));
        int asked = settings.threads().count(Engines.cores());
        Dom.text(
                machine,
                "Engine: " + EngineNote.of(settings.engine(), worker.running(), now, asked, Engines.canShareMemory()));
    }

    private void startIfWished() {
        if (startWhenReady && html.hasAttribute(READY) && !buttons.isRunning()) {
            startWhenReady = false;
            start(false);
        }
    }

    private void state(Report.State now) {
        training.state(now.state());
        enter(now.state());
        if (now.state() == RunState.FAILED) {
            answering.withdrawYours();
            fail(now.sentence());
        } else {
            news.status(now.sentence());
        }
    }

    private void enter(RunState state) {
        Dom.byId("run").setAttribute("data-state", state.word());
        buttons.enter(state);
        settings.running(buttons.isRunning());
        files.canOpen(!buttons.isRunning());
        if (state == RunState.IDLE || state == RunState.LOADING || state == RunState.FAILED) {
            files.canSave(false);
        }
    }

    @Override
    public void broken(String sentence) {
        enter(RunState.FAILED);
        answering.withdrawYours();
        fail(sentence);
    }

    private void fail(String sentence) {
        news.status("It did not work out.");
        news.wrong(News.Source.RUN, sentence);
    }
}
