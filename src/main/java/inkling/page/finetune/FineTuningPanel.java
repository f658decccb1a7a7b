package inkling.page.finetune;

import inkling.page.answer.NetworkSwitch;
import inkling.page.answer.Predictions;
import inkling.page.dom.Dom;
import inkling.page.dom.Files;
import inkling.protocol.command.Command;
import inkling.protocol.report.FineTuningReport;
import inkling.text.Numbers;
import inkling.train.finetune.FineTuningResult;
import inkling.train.measure.Metrics;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The visitor's collection of examples, and the fine-tuning of a network with it. */
public final class FineTuningPanel implements FineTuningReport.Receiver {
    private static final String FILE = "my-digits.json";
    private static final double MOST_BYTES = 5e7;

    private final HTMLElement panel = Dom.byId("collection");
    private final HTMLElement count = Dom.byId("examples");
    private final HTMLElement note = Dom.byId("collection-note");
    private final HTMLElement trouble = Dom.byId("collection-error");
    private final HTMLButtonElement teach = Dom.button("teach");
    private final HTMLButtonElement export = Dom.button("export");
    private final HTMLButtonElement forget = Dom.button("forget");
    private final HTMLButtonElement unforget = Dom.button("unforget");
    /** As long as there is no collection, files are opened from beside the corrections. */
    private final HTMLButtonElement importFirst = Dom.button("import-first");

    private final HTMLInputElement file = Dom.input("import-file");
    private final HTMLElement progress = Dom.byId("teach-progress");
    private final HTMLElement comparison = Dom.byId("fine-tuned");
    private final Examples examples;
    private final Corrections corrections;
    private final NetworkSwitch networks;
    private final Consumer<Command> worker;
    private final IntSupplier threads;
    private String failure = "";
    private boolean running;
    private boolean fineTunedYours;
    private boolean possible;

    /**
     * @param predictions whose drawing is corrected and whose networks are fine-tuned
     * @param worker is sent what the visitor asks for
     * @param threads how many to work with
     */
    public FineTuningPanel(Predictions predictions, Consumer<Command> worker, IntSupplier threads) {
        this.worker = worker;
        this.threads = threads;
        networks = predictions.networks();
        BrowserStore store = new BrowserStore();
        examples = new Examples(store, this::changed);
        corrections = new Corrections(predictions.pad(), examples, this::changed);
        predictions.onInk(corrections::newInk);
        store.onChange(examples::load);
        Dom.on(teach, "click", event -> startOrStop());
        Dom.on(export, "click", event -> Files.save(FILE, examples.text()));
        Dom.on(Dom.button("import"), "click", event -> file.click());
        Dom.on(importFirst, "click", event -> file.click());
        Dom.on(file, "change", event -> Files.text(file, MOST_BYTES, (name, text) -> open(text), this::unreadable));
        Dom.on(forget, "click", event -> delete());
        Dom.on(unforget, "click", event -> bringBack());
        Dom.on(Dom.button("unteach"), "click", event -> {
            worker.accept(Command.Control.UNDO_FINE_TUNING);
            teach.focus();
        });
        show();
    }

    /** There are other examples. */
    private void changed() {
        tell("", "");
    }

    /** Whether there is a network that can be fine-tuned now. */
    public void possible(boolean now) {
        possible = now;
        show();
    }

    private void startOrStop() {
        if (running) {
            worker.accept(Command.Control.STOP_FINE_TUNING);
            return;
        }
        failure = "";
        running = true;
        fineTunedYours = false;
        comparison.setHidden(true);
        progress.setAttribute("value", "0");
        worker.accept(new Command.FineTune(networks.yours(), threads.getAsInt(), examples.text()));
        networks.original();
        show();
    }

    private void open(String text) {
        try {
            int added = examples.open(text);
            tell(
                    added == 0
                            ? "The file holds no drawings that are not here already."
                            : added + " added from the file.",
                    "");
        } catch (IllegalArgumentException malformed) {
            tell("", "This file cannot be opened. " + malformed.getMessage());
        }
    }

    private void unreadable(String name, String reason) {
        tell("", "The file " + name + " cannot be read: " + reason + ".");
    }

    private void delete() {
        examples.delete();
        corrections.newInk();
        tell(Numbers.count(examples.deleted(), "example") + " deleted.", "");
        unforget.focus();
    }

    private void bringBack() {
        examples.bringBack();
        tell("", "");
        forget.focus();
    }

    @Override
    public void progress(FineTuningReport.Progress now) {
        if (running) {
            Dom.text(note, now.sentence());
            Dom.attribute(progress, "value", now.share());
        }
    }

    @Override
    public void done(FineTuningReport.Done now) {
        running = false;
        fineTunedYours = now.yours();
        compare(now.figures());
        tell("Done. The network has learned from your examples and answers with them from now on.", "");
        Metrics others = now.figures().setAfter();
        networks.fineTuned(
                now.yours(),
                (now.yours() ? "Your network" : "The shipped network") + ", taught "
                        + Numbers.count(now.figures().yoursBefore().images(), "example") + " of yours. It reads "
                        + Numbers.exactPercent(others.accuracy()) + " of " + Numbers.whole(others.images())
                        + " validation images.");
    }

    @Override
    public void undone(FineTuningReport.Undone now) {
        stop();
        tell(now.failed() ? "" : now.sentence(), now.failed() ? now.sentence() : "");
    }

    /** The visitor's network is another one now; if it was the fine-tuned one, that has gone. */
    public void yoursIsGone() {
        if (fineTunedYours) {
            restart();
        }
    }

    /** The worker is a new one, which has fine-tuned nothing. */
    public void restart() {
        stop();
        tell("", failure);
    }

    private void stop() {
        running = false;
        fineTunedYours = false;
        comparison.setHidden(true);
        networks.original();
    }

    /** Shows the network before and after: on the visitor's examples, and on images that it does not learn from. */
    private void compare(FineTuningResult figures) {
        int mine = figures.yoursBefore().images();
        Dom.text(Dom.byId("fine-tuned-yours"), mine == 1 ? "Your example" : "Your " + Numbers.count(mine, "example"));
        Dom.text(
                Dom.byId("fine-tuned-others"),
                Numbers.whole(figures.setBefore().images()) + " validation images, held back from " + figures.set()
                        + ", on which it never trains");
        ofAll("fine-tuned-yours-before", figures.yoursBefore());
        ofAll("fine-tuned-yours-after", figures.yoursAfter());
        Dom.percent(Dom.byId("fine-tuned-others-before"), figures.setBefore().accuracy());
        Dom.percent(Dom.byId("fine-tuned-others-after"), figures.setAfter().accuracy());
        comparison.setHidden(false);
    }

    private static void ofAll(String id, Metrics metrics) {
        double right = Math.rint(metrics.accuracy() * metrics.images());
        Dom.figure(Dom.byId(id), Numbers.whole(right) + " of " + Numbers.whole(metrics.images()), metrics.accuracy());
    }

    /** Says what has happened or what went wrong, if anything, and shows how the collection is now. */
    private void tell(String sentence, String wrong) {
        Dom.text(note, sentence);
        failure = wrong;
        show();
    }

    private void show() {
        String wrong = failure.isEmpty() ? examples.trouble() : failure;
        boolean some = examples.size() > 0;
        boolean back = examples.deleted() > 0;
        boolean shown = some || back || !wrong.isEmpty();
        panel.setHidden(!shown);
        importFirst.setHidden(shown);
        Dom.text(trouble, wrong);
        Dom.text(count, some ? Numbers.count(examples.size(), "example") + " of yours" : "No examples of yours");
        count.setAttribute("data-value", Integer.toString(examples.size()));
        Dom.text(teach, running ? "Stop teaching" : "Teach it");
        teach.setDisabled(!running && !(some && possible));
        progress.setHidden(!running);
        export.setDisabled(!some);
        forget.setDisabled(!some);
        unforget.setHidden(!back);
    }
}
