package inkling.page.finetune;

import inkling.page.dom.Dom;
import inkling.page.dom.TextFiles;
import inkling.protocol.Command;
import inkling.protocol.FineTuningReport;
import inkling.text.Numbers;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The visitor's collection of examples, and the lessons that a network is given with it. */
public final class FineTuningPanel {
    private static final String FILE = "my-digits.json";

    /** What the page does for a lesson. */
    public interface Teacher {
        /** Has the network that answers taught the examples, which are the text of a stroke file. */
        void teach(String examples);

        void send(Command.Control command);
    }

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
    private final LessonTable table = new LessonTable();
    private final Examples examples;
    private final Teacher teacher;
    private final Runnable emptied;
    private String failure = "";
    private boolean teaching;
    private boolean taughtYours;
    private boolean canTeach;

    /**
     * @param emptied is told when the examples were deleted, those of the drawing on the pad included
     */
    public FineTuningPanel(Examples examples, Teacher teacher, Runnable emptied) {
        this.examples = examples;
        this.teacher = teacher;
        this.emptied = emptied;
        Dom.on(teach, "click", event -> teachOrStop());
        Dom.on(export, "click", event -> TextFiles.save(FILE, examples.text()));
        Dom.on(Dom.button("import"), "click", event -> file.click());
        Dom.on(importFirst, "click", event -> file.click());
        Dom.on(file, "change", event -> TextFiles.read(file, this::open, this::unreadable));
        Dom.on(forget, "click", event -> delete());
        Dom.on(unforget, "click", event -> bringBack());
        Dom.on(Dom.button("unteach"), "click", event -> {
            teacher.send(Command.Control.UNDO_FINE_TUNING);
            teach.focus();
        });
        show();
    }

    /** An example was added or taken back. */
    public void changed() {
        failure = "";
        say("");
        show();
    }

    /** Whether there is a network that can be taught now. */
    public void canTeach(boolean can) {
        canTeach = can;
        show();
    }

    private void teachOrStop() {
        if (teaching) {
            teacher.send(Command.Control.STOP_FINE_TUNING);
            return;
        }
        failure = "";
        teaching = true;
        taughtYours = false;
        table.hide();
        progress.setAttribute("value", "0");
        teacher.teach(examples.text());
        show();
    }

    /** Opens the text of a stroke file. */
    void open(String text) {
        try {
            int added = examples.open(text);
            failure = "";
            say(added == 0 ? "The file holds no drawings that are not here already." : added + " added from the file.");
        } catch (IllegalArgumentException malformed) {
            failure = "This file cannot be opened. " + malformed.getMessage();
        }
        show();
    }

    private void unreadable(String reason) {
        failure = "This file cannot be read: " + reason + ".";
        show();
    }

    private void delete() {
        examples.delete();
        say(Numbers.count(examples.deleted(), "example") + " deleted.");
        emptied.run();
        show();
        unforget.focus();
    }

    private void bringBack() {
        examples.bringBack();
        say("");
        show();
        forget.focus();
    }

    public void report(FineTuningReport.Progress lesson) {
        if (teaching) {
            say(lesson.sentence());
            progress.setAttribute("value", Numbers.exact(lesson.share()));
        }
    }

    public void report(FineTuningReport.Done taught) {
        teaching = false;
        taughtYours = taught.yours();
        say("Taught. It answers from now on.");
        table.show(taught.figures());
        show();
    }

    public void report(FineTuningReport.Undone none) {
        teaching = false;
        say(none.failed() ? "" : none.sentence());
        failure = none.failed() ? none.sentence() : "";
        table.hide();
        show();
    }

    /** The visitor's network is another one now; tells whether the taught one has gone with it. */
    public boolean yoursIsGone() {
        if (taughtYours) {
            restart();
            return true;
        }
        return false;
    }

    /** The worker is a new one, which was taught nothing. */
    public void restart() {
        teaching = false;
        taughtYours = false;
        say("");
        table.hide();
        show();
    }

    private void say(String sentence) {
        Dom.text(note, sentence);
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
        Dom.text(teach, teaching ? "Stop teaching" : "Teach it");
        teach.setDisabled(!teaching && !(some && canTeach));
        progress.setHidden(!teaching);
        export.setDisabled(!some);
        forget.setDisabled(!some);
        unforget.setHidden(!back);
    }
}
