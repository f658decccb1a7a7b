package inkling.page.dom;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.teavm.jso.dom.html.HTMLElement;

/** The status line, and the error messages of the parts of the page. */
public final class StatusMessages {
    /** What an error is about; there is at most one error about each. */
    public enum Source {
        LINK,
        SETTINGS,
        FILE,
        RUN,
        KEEPING
    }

    private final HTMLElement status = Dom.byId("status");
    private final HTMLElement error = Dom.byId("error");
    private final Map<Source, String> errors = new EnumMap<>(Source.class);

    public void status(String sentence) {
        Dom.text(status, sentence);
    }

    /** Shows an error until it is cleared or replaced. */
    public void error(Source source, String sentence) {
        errors.put(source, sentence);
        show();
    }

    /** There is no such error any more. */
    public void clear(Source source) {
        errors.remove(source);
        show();
    }

    /** Names the parts of a link that could not be used. */
    public void link(List<String> problems) {
        if (problems.isEmpty()) {
            clear(Source.LINK);
        } else {
            error(Source.LINK, "Part of the link means nothing here and was left out. " + String.join(" ", problems));
        }
    }

    private void show() {
        Dom.text(error, String.join(" ", errors.values()));
    }
}
