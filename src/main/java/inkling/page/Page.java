package inkling.page;

import inkling.page.answer.Answering;
import inkling.page.answer.Reader;
import inkling.page.dom.Attention;
import inkling.page.dom.Dom;
import inkling.page.dom.News;
import inkling.page.dom.Palette;
import inkling.page.engine.Engine;
import inkling.page.engine.EngineNote;
import inkling.page.engine.Engines;
import inkling.page.engine.WorkerLink;
import inkling.page.finetune.BrowserStore;
import inkling.page.finetune.Corrections;
import inkling.page.finetune.Examples;
import inkling.page.finetune.Lessons;
import inkling.page.pad.Keys;
import inkling.page.run.Buttons;
import inkling.page.run.NetworkFiles;
import inkling.page.settings.Link;
import inkling.page.settings.SettingsForm;
import inkling.page.views.TrainingView;
import inkling.protocol.Command;
import inkling.protocol.FileReport;
import inkling.protocol.LessonReport;
import inkling.protocol.Report;
import inkling.protocol.RunState;
import inkling.recipe.Recipe;
import inkling.text.Numbers;
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
    private final Attention attention = new Attention();
    private final News news = new News();
    private final WorkerLink worker = new WorkerLink(this);
    private final Reader reader = new Reader(palette, attention, worker::send);
    private final Answering answering = new Answering(reader::ask);
    private final SettingsForm settings = new SettingsForm(news, this::engineChosen, this::preview);
    private final TrainingView training = new TrainingView(palette, attention, answering);
    private final Buttons buttons = new Buttons(this::start, this::control);
    private final BrowserStore store = new BrowserStore();
    private final Examples examples = new Examples(store);
    private final Lessons lessons = new Lessons(examples, new Teacher(), this::examplesDeleted);
    private final Corrections corrections = new Corrections(reader.pad(), examples, lessons::changed);
    private final NetworkFiles files =
            new NetworkFiles(this::askOfWorker, sentence -> news.wrong(News.Source.FILE, sentence));
    private boolean startWhenReady;
    private Engine engine = Engine.AUTO;

    private Page() {}

    /** Has lessons given by the worker. */
    private final class Teacher implements Lessons.Teacher {
        @Override
        public void teach(String text) {
            answering.untaught();
            worker.send(new Command.Teach(answering.yours(), settings.threads().count(Engines.cores()), text));
            reader.again();
        }

        @Override
        public void send(Command.Lesson wish) {
            worker.send(wish);
        }
    }

    public static void main(String[] args) {
        new Page().open();
    }

    private void open() {
        Dom.on(Dom.button("undo"), "click", event -> reader.pad().undo());
        Dom.on(Dom.button("clear"), "click", event -> reader.pad().clear());
        Keys.listen(reader.pad());
        reader.onInk(corrections::newInk);
        store.onChange(() -> {
            examples.storageChanged();
            lessons.changed();
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
        answering.untaught();
        lessons.restart();
        answering.withdrawYours();
        reader.restart();
    }

    private void examplesDeleted() {
        corrections.newInk();
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
        startWhenReady = false;
        news.right(News.Source.RUN);
        news.right(News.Source.FILE);
        news.status("Starting.");
        training.begin(recipe.get());
        yoursIsGone();
        worker.send(new Command.Start(recipe.get(), settings.threads().count(Engines.cores()), paused));
        enter(RunState.LOADING);
        answering.offerYours();
        return true;
    }

    private void control(Command.Control control) {
        if (control == Command.Control.RESET) {
            if (worker.isUp()) {
                yoursIsGone();
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
        } else if (report instanceof LessonReport.Progress lesson) {
            lessons.report(lesson);
        } else if (report instanceof LessonReport.Taught taught) {
            taught(taught);
        } else if (report instanceof LessonReport.NotTaught none) {
            lessons.report(none);
            answering.untaught();
            reader.again();
        } else if (report instanceof FileReport.Saved saved) {
            files.keep(saved);
        } else if (report instanceof FileReport.Opened opened) {
            opened(opened);
        } else if (report instanceof FileReport.Refused refused) {
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
        lessons.canTeach(!buttons.isRunning());
        startIfWished();
    }

    private void yoursIsGone() {
        if (lessons.yoursIsGone()) {
            answering.untaught();
        }
    }

    private void taught(LessonReport.Taught taught) {
        lessons.report(taught);
        int count = taught.figures().yoursBefore().images();
        answering.taught(
                taught.yours(),
                (taught.yours() ? "Your network" : "The shipped network") + ", taught "
                        + Numbers.count(count, "example") + " of yours. It reads "
                        + Numbers.exactPercent(taught.figures().setAfter().accuracy())
                        + " of " + Numbers.whole(taught.figures().setAfter().images()) + " validation images.");
        reader.again();
    }

    private void opened(FileReport.Opened opened) {
        news.right(News.Source.RUN);
        files.canSave(true);
        yoursIsGone();
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
        boolean busy = state == RunState.LOADING || state == RunState.TRAINING;
        lessons.canTeach(html.hasAttribute(READY) && worker.isUp() && !busy);
        files.canOpen(!buttons.isRunning());
        if (state == RunState.IDLE || state == RunState.LOADING || state == RunState.FAILED) {
            files.canSave(false);
        }
    }

    @Override
    public void broken(String sentence) {
        enter(RunState.FAILED);
        answering.untaught();
        lessons.restart();
        answering.withdrawYours();
        fail(sentence);
    }

    private void fail(String sentence) {
        news.status("It did not work out.");
        news.wrong(News.Source.RUN, sentence);
    }
}
