package inkling.page.dom;

import inkling.text.Numbers;
import org.teavm.jso.JSBody;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.EventTarget;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** The elements of the page, found by id. */
public final class Dom {
    private static final String VALUE = "data-value";

    private Dom() {}

    /**
     * The element with an id.
     *
     * @throws IllegalStateException when the page has none, because HTML and script are of different versions
     */
    public static HTMLElement byId(String id) {
        HTMLElement element = HTMLDocument.current().getElementById(id);
        if (element == null) {
            throw new IllegalStateException(
                    "The page has no element '" + id + "'; reload it to get one version of all.");
        }
        return element;
    }

    public static HTMLButtonElement button(String id) {
        return (HTMLButtonElement) byId(id);
    }

    public static HTMLCanvasElement canvas(String id) {
        return (HTMLCanvasElement) byId(id);
    }

    public static CanvasRenderingContext2D context(HTMLCanvasElement canvas) {
        return (CanvasRenderingContext2D) canvas.getContext("2d");
    }

    public static HTMLInputElement input(String id) {
        return (HTMLInputElement) byId(id);
    }

    public static HTMLSelectElement select(String id) {
        return (HTMLSelectElement) byId(id);
    }

    /** Calls the listener at each event of the type, which decides what kind of event the listener may expect. */
    public static <E extends Event> void on(EventTarget target, String type, EventListener<E> listener) {
        target.addEventListener(type, listener);
    }

    /**
     * A new element within another.
     *
     * @param attributes the name and the value of each
     */
    public static HTMLElement append(HTMLElement parent, String tag, String... attributes) {
        HTMLElement child = HTMLDocument.current().createElement(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            child.setAttribute(attributes[i], attributes[i + 1]);
        }
        parent.appendChild(child);
        return child;
    }

    public static void removeChildren(HTMLElement element) {
        element.setTextContent("");
    }

    /** Sets the text if it is another one, so that screen readers hear of changes only. */
    public static void text(HTMLElement element, String text) {
        if (!text.equals(element.getTextContent())) {
            element.setTextContent(text);
        }
    }

    /**
     * Sets an attribute to a number with all its digits, as scripts read it. The browser writes it: Java's own decimals would
     * bring their tables, a seventh of the page's script.
     */
    @JSBody(
            params = {"element", "name", "value"},
            script = "element.setAttribute(name, value);")
    public static native void attribute(HTMLElement element, String name, double value);

    /** Sets a property of an element's style to a number in the same way. */
    @JSBody(
            params = {"element", "name", "value"},
            script = "element.style.setProperty(name, value);")
    public static native void property(HTMLElement element, String name, double value);

    /** Shows a figure: words for people, the exact number for scripts. */
    public static void figure(HTMLElement element, String text, double exact) {
        text(element, text);
        attribute(element, VALUE, exact);
    }

    /** Shows a share from 0 to 1 as percent. */
    public static void percent(HTMLElement element, double share) {
        figure(element, Numbers.exactPercent(share), share);
    }

    /** Shows that a figure is not known. */
    public static void unknown(HTMLElement element) {
        text(element, "–");
        element.setAttribute(VALUE, "");
    }

    /** Whether keys that are pressed there belong to a field. */
    public static boolean isField(Event event) {
        HTMLElement target = (HTMLElement) event.getTarget();
        String tag = target.getTagName();
        return tag.equals("SELECT") || (tag.equals("INPUT") && !"radio".equals(target.getAttribute("type")));
    }
}
