package inkling.page.settings;

import inkling.page.dom.Dom;
import java.util.List;
import java.util.function.Supplier;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** Makes a link to the page as it is: its settings, the open view and, if wished, the drawing. */
public final class SharePanel {
    @JSFunctor
    private interface Copied extends JSObject {
        void done(boolean copied);
    }

    private final HTMLElement link = Dom.byId("share");
    private final HTMLElement note = Dom.byId("copy-note");
    private final HTMLInputElement withInk = Dom.input("share-ink");
    private final Supplier<String> settings;
    private final Supplier<String> view;
    private final Supplier<List<float[]>> strokes;

    /**
     * @param settings the hash that asks for the settings
     * @param view the open view's word
     * @param strokes the drawing
     */
    public SharePanel(Supplier<String> settings, Supplier<String> view, Supplier<List<float[]>> strokes) {
        this.settings = settings;
        this.view = view;
        this.strokes = strokes;
        Dom.on(Dom.byId("share-details"), "toggle", event -> renew());
        Dom.on(withInk, "change", event -> renew());
        Dom.on(Dom.byId("copy-link"), "click", event -> copy());
    }

    /** What the link leads to has changed. */
    public void renew() {
        List<float[]> drawn = withInk.isChecked() ? strokes.get() : List.of();
        String ink = drawn.isEmpty() ? "" : "&ink=" + InkText.of(drawn);
        link.setAttribute("href", "./" + settings.get() + "&view=" + view.get() + ink);
        Dom.text(note, withInk.isChecked() && drawn.isEmpty() ? "There is no drawing on the pad yet." : "");
    }

    private void copy() {
        renew();
        copy(
                link,
                copied -> Dom.text(
                        note,
                        copied
                                ? "Copied. Paste it wherever you like."
                                : "This browser does not let the page copy; copy the address of the link below."));
    }

    @JSBody(
            params = {"link", "copied"},
            script = "try { navigator.clipboard.writeText(link.href).then(() => copied(true), () => copied(false)); }"
                    + " catch (none) { copied(false); }")
    private static native void copy(HTMLElement link, Copied copied);
}
