package inkling.page.bench;

import inkling.page.dom.Dom;
import inkling.page.dom.StatusMessages;
import inkling.page.engine.Engine;
import inkling.page.engine.Engines;
import inkling.page.engine.WorkerLink;
import inkling.page.settings.Threads;
import inkling.protocol.command.BenchCommand;
import inkling.protocol.report.BenchReport;
import inkling.protocol.report.RunState;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.teavm.jso.browser.Location;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/** The measuring page's entry point: has each engine train in a worker as the page does, and shows how fast it was. */
public final class Bench implements BenchReport.Receiver {
    private final HTMLElement html = HTMLDocument.current().getDocumentElement();
    private final HTMLElement run = Dom.byId("run");
    private final HTMLElement progress = Dom.byId("progress");
    private final HTMLElement list = Dom.byId("engines");
    private final HTMLElement result = Dom.byId("result");
    private final HTMLButtonElement measure = Dom.button("measure");
    private final StatusMessages messages = new StatusMessages();
    private final WorkerLink worker = new WorkerLink(this::broken);

    /** One for each engine and, last, one for the textbook loops. */
    private final List<BenchRow> rows = new ArrayList<>();

    private final List<BenchResult> results = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private List<Engine> engines = List.of();
    private BenchLink link = BenchLink.parse("");
    private boolean measuring;
    private int current;
    private double fastest;

    private Bench() {}

    public static void main(String[] args) {
        new Bench().open();
    }

    private void open() {
        worker.reportTo(List.of(this));
        Dom.on(measure, "click", event -> {
            if (measuring) {
                stop();
            } else {
                begin();
            }
        });
        Dom.on(Window.current(), "hashchange", event -> followLink());
        html.setAttribute("data-ready", "true");
        followLink();
    }

    /** Takes the settings that the address asks for. */
    private void followLink() {
        worker.stop();
        link = BenchLink.parse(Location.current().getHash());
        messages.link(link.settings().problems());
        Engine wished = link.settings().engine();
        engines = wished == Engine.AUTO ? Engines.available() : List.of(wished);
        Dom.text(Dom.byId("setup"), setup());
        clear();
        enter(RunState.IDLE, "Ready to measure. It takes some seconds, and at most a minute for each engine.");
        if (link.settings().run()) {
            begin();
        }
    }

    private String setup() {
        Recipe recipe = link.settings().recipe();
        return String.join(
                " · ",
                "Hidden layers " + Settings.LAYERS.text(recipe),
                "batches of " + Settings.BATCH.text(recipe),
                Settings.OPTIMIZER.text(recipe),
                recipe.data().title(),
                Numbers.count(link.repeat(), "timed epoch"));
    }

    private void clear() {
        Dom.removeChildren(list);
        rows.clear();
        engines.forEach(engine -> rows.add(new BenchRow(list, engine.word(), engine.title())));
        if (link.settings().engine() == Engine.AUTO) {
            Engines.absent().forEach(engine -> new BenchRow(list, engine.word(), engine.title()).absent());
        }
        rows.add(new BenchRow(list, "textbook", "Textbook loops"));
        results.clear();
        failures.clear();
        fastest = 0;
        current = 0;
        progress(0);
        Dom.text(result, "");
        messages.clear(StatusMessages.Source.RUN);
    }

    private void begin() {
        clear();
        next();
    }

    private void stop() {
        worker.stop();
        clear();
        enter(RunState.IDLE, "Stopped.");
    }

    /** Measures the engine that is next, each in a worker of its own; after them all the textbook loops. */
    private void next() {
        if (isAtTextbook()) {
            measureTextbook();
            return;
        }
        Engine engine = engines.get(current);
        enter(RunState.LOADING, engine.title() + ". Starting.");
        row().measuring(0);
        worker.startOnly(engine);
        Threads threads = link.settings().threads();
        worker.send(new BenchCommand.Bench(
                link.settings().recipe(), threads.count(Engines.cores()), threads.isAuto(), link.repeat()));
    }

    private boolean isAtTextbook() {
        return current == engines.size();
    }

    /** In the last engine's worker, which has the images. */
    private void measureTextbook() {
        if (results.isEmpty()) {
            worker.stop();
            progress(1);
            enter(RunState.FAILED, "It did not work out.");
            return;
        }
        row().measuring(0);
        if (!worker.isUp()) {
            worker.startOnly(best().engine());
        }
        worker.send(new BenchCommand.BenchTextbook(link.settings().recipe()));
    }

    private BenchRow row() {
        return rows.get(current);
    }

    @Override
    public void stage(BenchReport.Stage now) {
        if (now.state() == RunState.FAILED) {
            broken(now.sentence());
        } else {
            enter(now.state(), row().title() + ". " + now.sentence());
        }
    }

    @Override
    public void pace(BenchReport.Pace now) {
        row().measuring(now.imagesPerSecond());
        share(row(), now.imagesPerSecond());
        progress((current + now.share()) / (engines.size() + 1));
    }

    @Override
    public void result(BenchReport.Result measured) {
        BenchResult result =
                new BenchResult(engines.get(current), link.settings().recipe(), measured);
        results.add(result);
        row().done(result);
        current++;
        fastest = best().medianImagesPerSecond();
        results.forEach(one -> share(rows.get(engines.indexOf(one.engine())), one.medianImagesPerSecond()));
        next();
    }

    @Override
    public void textbook(BenchReport.Textbook measured) {
        double times = best().medianImagesPerSecond() / measured.imagesPerSecond();
        row().textbook(
                        measured.imagesPerSecond(),
                        "The same arithmetic as plain loops, on one thread. "
                                + best().engine().title() + " trains " + Numbers.fixed(times, times < 10 ? 1 : 0)
                                + " times as fast.");
        share(row(), measured.imagesPerSecond());
        finish(OptionalDouble.of(measured.imagesPerSecond()));
    }

    /** A bar that is longer than the longest so far waits for its median at full length. */
    private void share(BenchRow row, double imagesPerSecond) {
        row.share(fastest == 0 ? 1 : Math.min(1, imagesPerSecond / fastest));
    }

    private void broken(String sentence) {
        failures.add(row().title() + ": " + sentence);
        row().failed(sentence);
        row().share(0);
        messages.error(StatusMessages.Source.RUN, String.join(" ", failures));
        if (isAtTextbook()) {
            finish(OptionalDouble.empty());
        } else {
            current++;
            next();
        }
    }

    private BenchResult best() {
        BenchResult best = results.get(0);
        for (BenchResult one : results) {
            best = one.medianImagesPerSecond() > best.medianImagesPerSecond() ? one : best;
        }
        return best;
    }

    private void finish(OptionalDouble textbookImagesPerSecond) {
        worker.stop();
        progress(1);
        BenchResult best = best();
        enter(
                RunState.DONE,
                best.engine().title() + " trains on " + Numbers.whole(best.medianImagesPerSecond())
                        + " images a second here.");
        Dom.text(result, best.json(textbookImagesPerSecond));
    }

    private void progress(double share) {
        Dom.attribute(progress, "value", share);
    }

    private void enter(RunState state, String sentence) {
        measuring = state == RunState.LOADING || state == RunState.TRAINING;
        run.setAttribute("data-state", state.word());
        boolean over = state == RunState.DONE || state == RunState.FAILED;
        Dom.text(measure, measuring ? "Stop" : over ? "Measure again" : "Measure");
        messages.status(sentence);
    }
}
