package inkling.page.settings;

import inkling.page.dom.Dom;
import inkling.recipe.Setting;
import inkling.recipe.Setting.Effect;
import inkling.recipe.Values;
import inkling.recipe.Values.Choice;
import inkling.recipe.Values.Decimal;
import inkling.recipe.Values.Text;
import inkling.recipe.Values.WholeNumber;
import inkling.text.Written;
import java.util.Optional;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.html.HTMLElement;

/** One setting in the form: its label, a control that suits its values, and the line of help below it. */
final class Field {
    private final Setting<?> setting;
    private final HTMLElement box;
    private final HTMLElement effect;
    private final HTMLElement control;
    private final HTMLElement help;

    private interface Valued extends JSObject {
        @JSProperty
        String getValue();

        @JSProperty
        void setValue(String value);
    }

    Field(HTMLElement parent, Setting<?> setting) {
        this.setting = setting;
        box = Dom.append(parent, "div", "class", "field");
        Dom.append(box, "label", "for", "setting-" + setting.key()).setTextContent(setting.label());
        control = control(setting.values());
        control.setAttribute("id", "setting-" + setting.key());
        control.setAttribute("name", setting.key());
        control.setAttribute("aria-describedby", "effect-" + setting.key() + " help-" + setting.key());
        HTMLElement foot = Dom.append(box, "div", "class", "field-foot");
        effect = Dom.append(foot, "span", "class", "effect", "id", "effect-" + setting.key());
        help = Dom.append(foot, "p", "id", "help-" + setting.key());
        help.setTextContent(setting.help());
    }

    private HTMLElement control(Values<?> values) {
        if (values instanceof Choice<?> choice) {
            return select(choice);
        }
        if (values instanceof Decimal) {
            return number("decimal");
        }
        if (values instanceof WholeNumber whole && whole.zero().isEmpty()) {
            return number("numeric");
        }
        HTMLElement text = Dom.append(
                box, "input", "type", "text", "autocomplete", "off", "autocapitalize", "off", "spellcheck", "false");
        if (values instanceof Text<?> written && !written.suggestions().isEmpty()) {
            HTMLElement list = Dom.append(box, "datalist", "id", setting.key() + "-suggestions");
            text.setAttribute("list", setting.key() + "-suggestions");
            written.suggestions().forEach(each -> Dom.append(list, "option", "value", each));
        }
        return text;
    }

    private <T> HTMLElement select(Choice<T> choice) {
        HTMLElement select = Dom.append(box, "select");
        for (T value : choice.all()) {
            Dom.append(select, "option", "value", choice.format(value))
                    .setTextContent(choice.title().apply(value));
        }
        return select;
    }

    /** Not the browser's field for numbers, which drops a comma without a word, so that 0,2 becomes 2. */
    private HTMLElement number(String keyboard) {
        return Dom.append(box, "input", "type", "text", "inputmode", keyboard, "autocomplete", "off");
    }

    void onChange(Runnable changed) {
        Dom.on(control, "change", event -> changed.run());
    }

    String value() {
        String text = ((Valued) control).getValue().trim();
        return setting.values() instanceof Decimal ? Written.withPoint(text) : text;
    }

    void set(String value) {
        ((Valued) control).setValue(value);
    }

    /** Says in place of the help what is wrong with the value, and returns it; empty if nothing is. */
    Optional<String> problem() {
        try {
            setting.parse(value());
            control.removeAttribute("aria-invalid");
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            control.setAttribute("aria-invalid", "true");
            Dom.text(help, e.getMessage());
            return Optional.of(e.getMessage());
        }
    }

    boolean isWrong() {
        return control.hasAttribute("aria-invalid");
    }

    void focus() {
        control.focus();
    }

    /** Shows the help for a value that is right or, dimmed, why the setting has no effect. */
    void explain(Optional<String> idle) {
        box.setClassName(idle.isPresent() ? "field idle" : "field");
        Dom.text(help, idle.orElse(setting.help()));
    }

    /** Shows when a change counts. */
    void takesEffect(Effect when) {
        Dom.text(effect, when.words());
        effect.setAttribute("data-effect", when.words());
    }
}
