package inkling.protocol.browser;

import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;

/** What the laboratory, a script of its own, does for the page. */
public interface LabModule extends JSObject {
    /** A message that the worker has sent. */
    void hear(Wire.Message message);

    /** Shows a view in a panel, which is empty the first time; the view that was shown before is hidden. */
    void open(String view, HTMLElement panel);

    /** Hides the view that is shown. */
    void close();

    /** The pen has touched the pad, or left it: while it is down, nothing else is painted. */
    void drawing(boolean now);
}
