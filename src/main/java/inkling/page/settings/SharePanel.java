package inkling.page.settings;

import inkling.page.dom.Dom;
import java.util.List;
import java.util.function.Supplier;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Location;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.xml.NodeList;

/** Makes a link to the page as it is, with its drawing if wished, or a frame of it for a page of the visitor's own. */
public final class SharePanel {
    @JSFunctor
    private interface Copied extends JSObject {
        void done(boolean copied);
    }

    /** What stands before the address and behind it; its script makes the frame as high as the page in it. */
    private static final String[] FRAME = {"<iframe src=\"", """
        " title="Inkling" width="100%" height="660" style="border: 0"></iframe>
        <script>
        addEventListener("message", event => document.querySelectorAll("iframe").forEach(frame => {
          if (event.source === frame.contentWindow && event.data.type === "inkling-height") frame.height = event.data.height;
        }));
        </script>"""};

    private final HTMLElement link = Dom.byId("share");
    private final HTMLElement note = Dom.byId("copy-note");
    private final HTMLElement copy = Dom.byId("copy-link");
    private final HTMLElement code = Dom.byId("embed-code");
    private final HTMLInputElement withInk = Dom.input("share-ink");
    private final HTMLInputElement embed = Dom.input("share-embed");
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
        HTMLElement details = Dom.byId("share-details");
        Dom.on(details, "toggle", event -> renew());
        Dom.on(details, "change", event -> renew());
        Dom.<KeyboardEvent>on(details, "keydown", event -> {
            if (event.getKey().equals("Escape")) {
                details.removeAttribute("open");
                details.querySelector("summary").focus();
            }
        });
        Dom.on(copy, "click", event -> copy());
    }

    /** What the link leads to has changed. */
    public void renew() {
        List<float[]> drawn = withInk.isChecked() ? strokes.get() : List.of();
        String ink = drawn.isEmpty() ? "" : "&ink=" + InkText.of(drawn);
        boolean embedded = embed.isChecked();
        link.setAttribute(
                "href", "./" + settings.get() + "&view=" + view.get() + lesson() + ink + (embedded ? without() : ""));
        Dom.byId("embed-parts").setHidden(!embedded);
        Dom.text(copy, embedded ? "Copy the HTML" : "Copy the link");
        Dom.text(code, FRAME[0] + address(link).replace("&", "&amp;") + FRAME[1]);
        Dom.text(note, withInk.isChecked() && drawn.isEmpty() ? "There is no drawing on the pad yet." : "");
    }

    /** The lesson that is on, which the address knows. */
    private static String lesson() {
        UrlHash hash = new UrlHash(Location.current().getHash());
        Lesson lesson = hash.take(Lesson.SETTING);
        // As an int: a value of any setting would bring the texts of all kinds of values into the page's script.
        int step = hash.take(Lesson.STEP);
        return lesson == Lesson.NONE ? "" : "&lesson=" + lesson.word() + "&step=" + step;
    }

    private static String without() {
        StringBuilder parts = new StringBuilder();
        NodeList<? extends HTMLElement> boxes = HTMLDocument.current().querySelectorAll("#embed-parts input:checked");
        for (int i = 0; i < boxes.getLength(); i++) {
            parts.append(i == 0 ? "&embed=" : "-").append(boxes.get(i).getAttribute("value"));
        }
        return parts.toString();
    }

    private void copy() {
        renew();
        copy(
                embed.isChecked() ? code.getTextContent() : address(link),
                copied -> Dom.text(
                        note,
                        copied
                                ? "Copied. Paste it wherever you like."
                                : "This browser does not let the page copy; copy it by hand."));
    }

    @JSBody(params = "link", script = "return link.href;")
    private static native String address(HTMLElement link);

    @JSBody(
            params = {"text", "copied"},
            script = "try { navigator.clipboard.writeText(text).then(() => copied(true), () => copied(false)); }"
                    + " catch (none) { copied(false); }")
    private static native void copy(String text, Copied copied);
}
