package inkling.page.answer;

import inkling.page.dom.Dom;
import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The switch between the shipped network and the visitor's own, and a note on the one that answers. */
public final class NetworkSwitch {
    private final HTMLElement group = Dom.byId("answering");
    private final HTMLInputElement shipped = Dom.input("answering-shipped");
    private final HTMLInputElement yours = Dom.input("answering-yours");
    private final HTMLElement note = Dom.byId("answering-note");
    private final Consumer<Boolean> chosen;
    private String shippedName = "";
    private String shippedNote = "The network that comes with the page is on its way.";
    private String yoursNote = "";
    private String taughtNote = "";
    private boolean taughtYours;

    /**
     * @param chosen is told whether the visitor's network answers, whenever that changes
     */
    public NetworkSwitch(Consumer<Boolean> chosen) {
        this.chosen = chosen;
        // A browser may restore a choice from before a reload, but not the network.
        shipped.setChecked(true);
        Dom.on(shipped, "change", event -> changed());
        Dom.on(yours, "change", event -> changed());
        showNote();
    }

    /** There is a network of the visitor's from now on, and it answers. */
    public void offerYours() {
        yours.setDisabled(false);
        yours.setChecked(true);
        changed();
    }

    /** The visitor's network is gone. */
    public void withdrawYours() {
        shipped.setChecked(true);
        yours.setDisabled(true);
        changed();
    }

    /** Whether the visitor's network answers. */
    public boolean yours() {
        return yours.isChecked();
    }

    /** One of the two has been taught the visitor's examples, and answers as it is now. */
    public void taught(boolean own, String text) {
        taughtYours = own;
        taughtNote = text;
        group.setAttribute("data-taught", own ? "yours" : "shipped");
        showNote();
    }

    /** Both networks are as they were. */
    public void untaught() {
        taughtNote = "";
        group.removeAttribute("data-taught");
        showNote();
    }

    /** Which of the networks that come with the page answers, if the visitor's does not. */
    public void shipped(String name, String text) {
        shippedName = name;
        shippedNote = text;
        showNote();
    }

    public void yoursNote(String text) {
        yoursNote = text;
        showNote();
    }

    private void changed() {
        boolean own = yours.isChecked();
        String value = own ? "yours" : "shipped";
        showNote();
        if (!value.equals(group.getAttribute("data-value"))) {
            group.setAttribute("data-value", value);
            chosen.accept(own);
        }
    }

    private void showNote() {
        boolean taught = !taughtNote.isEmpty() && yours.isChecked() == taughtYours;
        group.setAttribute("data-network", yours.isChecked() ? "yours" : shippedName);
        Dom.text(note, taught ? taughtNote : yours.isChecked() ? yoursNote : shippedNote);
    }
}
