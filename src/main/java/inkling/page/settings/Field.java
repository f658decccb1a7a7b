package inkling.page.settings;

import inkling.page.dom.Dom;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.html.HTMLElement;

/** One setting in the form: a text, a number or a choice, and the line of help below it. */
final class Field {
    private final HTMLElement element;
    private final HTMLElement help;
    private final String helpText;

    private interface Valued extends JSObject {
        @JSProperty
        String getValue();

        @JSProperty
        void setValue(String value);
    }

    Field(String key) {
        element = Dom.byId("setting-" + key);
        help = Dom.byId("help-" + key);
        helpText = help.getTextContent();
    }

    HTMLElement element() {
        return element;
    }

    String value() {
        return ((Valued) element).getValue().trim();
    }

    void set(String value) {
        ((Valued) element).setValue(value);
    }

    /** Adds a choice. */
    void offer(String value, String title) {
        HTMLElement option = Dom.append(element, "option");
        option.setAttribute("value", value);
        option.setTextContent(title);
    }

    /** Says in place of the help what is wrong with the value. */
    void wrong(String sentence) {
        element.setAttribute("aria-invalid", "true");
        Dom.text(help, sentence);
    }

    void right() {
        element.removeAttribute("aria-invalid");
        Dom.text(help, helpText);
    }
}
