package inkling.page.answer;

import inkling.page.dom.Dom;
import inkling.page.views.View;
import inkling.protocol.report.TrainingReport;
import inkling.text.Numbers;
import inkling.train.EpochRecord;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The choice between the shipped network and the visitor's own, and a note on the one that answers. */
public final class NetworkSwitch implements View, TrainingReport.Receiver {
    /** A network that reads fewer of its images than this is a beginner. */
    private static final double BEGINNER = 0.6;

    private final HTMLElement group = Dom.byId("answering");
    private final HTMLInputElement shipped = Dom.input("answering-shipped");
    private final HTMLInputElement yours = Dom.input("answering-yours");
    private final HTMLElement note = Dom.byId("answering-note");
    private final Runnable chosen;
    private String shippedName = "";
    private String shippedNote = "The network that comes with the page is on its way.";
    private String yoursNote = "";
    private String fineTunedNote = "";
    private boolean fineTunedYours;
    private boolean expected;

    /** Of the visitor's network, as far as it is known; 1 for one from a file. */
    private double accuracy = 1;

    /**
     * @param chosen is told when another network answers than before
     */
    public NetworkSwitch(Runnable chosen) {
        this.chosen = chosen;
        // A browser may restore a choice from before a reload, but not the network.
        shipped.setChecked(true);
        Dom.on(shipped, "change", event -> changed());
        Dom.on(yours, "change", event -> changed());
        showNote();
    }

    /** Whether there is a network of the visitor's from now on; if there is, it answers. */
    public void hasYours(boolean now) {
        expected = false;
        yours.setDisabled(!now);
        (now ? yours : shipped).setChecked(true);
        changed();
    }

    /** A run begins: the network that answers goes on answering until the visitor's has learned something. */
    public void expectYours() {
        expected = true;
    }

    /** Whether a network answers that has not learned enough yet to be asked in earnest. */
    public boolean isBeginner() {
        return yours.isChecked() && accuracy < BEGINNER;
    }

    /** Whether the visitor's network answers. */
    public boolean yours() {
        return yours.isChecked();
    }

    /** One of the two has been fine-tuned on the visitor's examples, and answers as it is now. */
    public void fineTuned(boolean own, String text) {
        fineTunedYours = own;
        fineTunedNote = text;
        group.setAttribute("data-fine-tuned", own ? "yours" : "shipped");
        showNote();
        chosen.run();
    }

    /** Both networks answer as they were before any fine-tuning. */
    public void original() {
        if (!fineTunedNote.isEmpty()) {
            fineTunedNote = "";
            group.removeAttribute("data-fine-tuned");
            showNote();
            chosen.run();
        }
    }

    /** Which of the networks that come with the page answers, if the visitor's does not. */
    public void shipped(String name, String text) {
        shippedName = name;
        shippedNote = text;
        showNote();
    }

    /** The visitor's network is one from a file. */
    public void opened(String text) {
        accuracy = 1;
        yoursNote(text);
    }

    private void yoursNote(String text) {
        yoursNote = text;
        showNote();
    }

    @Override
    public void clear() {
        accuracy = 0;
        yoursNote("Your network has seen nothing yet.");
    }

    @Override
    public void progress(TrainingReport.Progress now) {
        if (now.running().images() > 0) {
            accuracy = now.running().accuracy();
        }
        if (expected && (now.epoch() > 1 || now.batch() > 0)) {
            hasYours(true);
        }
        if (now.epoch() == 1 && now.batch() > 0 && now.batch() < now.batches()) {
            yoursNote("Your network, in its first epoch.");
        }
    }

    @Override
    public void epoch(EpochRecord record) {
        accuracy = record.validation().accuracy();
        yoursNote("Your network, after " + Numbers.count(record.epoch(), "epoch") + ": it reads "
                + Numbers.exactPercent(record.validation().accuracy()) + " of the validation images.");
    }

    private void changed() {
        boolean own = yours.isChecked();
        String value = own ? "yours" : "shipped";
        showNote();
        if (!value.equals(group.getAttribute("data-value"))) {
            group.setAttribute("data-value", value);
            chosen.run();
        }
    }

    private void showNote() {
        boolean fineTuned = !fineTunedNote.isEmpty() && yours.isChecked() == fineTunedYours;
        group.setAttribute("data-network", yours.isChecked() ? "yours" : shippedName);
        Dom.text(note, fineTuned ? fineTunedNote : yours.isChecked() ? yoursNote : shippedNote);
    }
}
