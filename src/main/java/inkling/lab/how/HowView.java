package inkling.lab.how;

import inkling.lab.LabView;
import org.teavm.jso.dom.html.HTMLElement;

/** How the network works, told in five steps. */
public final class HowView implements LabView {
    @Override
    public void open(HTMLElement panel) {
        // Its HTML says it all.
    }
}
