package inkling.lab;

import inkling.page.views.View;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * A view of the drawer. It hears the worker's reports whose receiver it is, those of the run that came before it was
 * opened first among them.
 */
public interface LabView extends View {
    /** The view is opened for the first time: its panel holds what its HTML file says. */
    void open(HTMLElement panel);

    /** It is in sight now. */
    default void shown() {}

    /** It is out of sight: what it asks of the worker for its own sake ends. */
    default void hidden() {}
}
