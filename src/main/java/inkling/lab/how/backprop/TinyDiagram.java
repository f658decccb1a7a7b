package inkling.lab.how.backprop;

import java.util.Locale;
import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Element;
import org.teavm.jso.dom.xml.NodeList;

/**
 * The drawing of the tiny network. Its HTML marks the parts of each number with {@code data-part} and the places where
 * its value stands with {@code data-value}.
 */
final class TinyDiagram {
    private static final String NOW = "data-now";

    private final HTMLElement figure;

    TinyDiagram(HTMLElement figure) {
        this.figure = figure;
    }

    /** Shows the values as far as the walk has come, and the number that it stands at. */
    void show(TinyNetwork network, Passes passes, Walk walk) {
        figure.setAttribute("data-outputs", Integer.toString(network.outputs()));
        figure.setAttribute("data-phase", walk.now().phase().name().toLowerCase(Locale.ROOT));
        network.given().forEach(quantity -> value(quantity.name(), Formula.number(passes.value(quantity))));
        network.computed()
                .forEach(quantity ->
                        value(quantity.name(), walk.isKnown(quantity) ? Formula.number(passes.value(quantity)) : "?"));
        each("[" + NOW + "]", part -> part.removeAttribute(NOW));
        if (walk.now().phase() != Walk.Phase.ALL_CHECKED) {
            each("[data-part=" + walk.now().quantity().name() + "]", part -> part.setAttribute(NOW, ""));
        }
    }

    private void value(String name, String text) {
        each("[data-value=" + name + "]", place -> place.setTextContent(text));
    }

    private void each(String selector, Consumer<Element> action) {
        NodeList<? extends Element> found = ((Element) figure).querySelectorAll(selector);
        // Of a fixed list: what is marked or unmarked meanwhile does not change it.
        for (int i = 0; i < found.getLength(); i++) {
            action.accept(found.get(i));
        }
    }
}
