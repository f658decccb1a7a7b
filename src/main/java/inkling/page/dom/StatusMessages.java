package inkling.page.dom;

import java.util.EnumMap;
import java.util.Map;
import org.teavm.jso.dom.html.HTMLElement;

/** The sentence on how things stand, and the messages of what went wrong. */
public final class StatusMessages {
    /** Whose message it is; each has one at a time. */
    public enum Source {
        LINK,
        SETTINGS,
        FILE,
        RUN
    }

    private final HTMLElement status = Dom.byId("status");
    private final HTMLElement error = Dom.byId("error");
    private final Map<Source, String> errors = new EnumMap<>(Source.class);

    public void status(String sentence) {
        Dom.text(status, sentence);
    }

    /** Shows what went wrong until it is put right. */
    public void wrong(Source source, String sentence) {
        errors.put(source, sentence);
        show();
    }

    /** What was wrong is put right. */
    public void right(Source source) {
        errors.remove(source);
        show();
    }

    private void show() {
        Dom.text(error, String.join(" ", errors.values()));
    }
}
