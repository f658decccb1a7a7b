package inkling.page.answer;

import inkling.page.dom.Dom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.teavm.jso.dom.html.HTMLElement;

/** The digits of a number in the place of a single one, as buttons: the bars are those of the one that is pressed. */
final class DigitTabs {
    private final HTMLElement verdict = Dom.byId("verdict");
    private final HTMLElement group = Dom.byId("digits");
    private final HTMLElement sentence = Dom.byId("number-status");
    private final List<HTMLElement> tabs = new ArrayList<>();
    private final IntConsumer pressed;

    /**
     * @param pressed is told which digit's bars are wished, from 0
     */
    DigitTabs(IntConsumer pressed) {
        this.pressed = pressed;
    }

    /** There is a single digit, or none. */
    void hide() {
        verdict.setClassName("verdict");
        Dom.text(sentence, "");
    }

    /**
     * Shows these digits and no others.
     *
     * @param digits what each is read as, {@code ?} for one that is not sure
     * @param chosen whose bars are shown
     */
    void show(List<String> digits, int chosen) {
        int count = digits.size();
        // The same buttons as long as there are as many, so that one keeps the keyboard.
        if (tabs.size() != count) {
            tabs.clear();
            Dom.removeChildren(group);
            for (int i = 0; i < count; i++) {
                int digit = i;
                HTMLElement tab = Dom.append(group, "button", "type", "button");
                Dom.on(tab, "click", event -> pressed.accept(digit));
                tabs.add(tab);
            }
            Dom.property(group, "--digits", count);
        }
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < count; i++) {
            HTMLElement tab = tabs.get(i);
            Dom.text(tab, digits.get(i));
            tab.setAttribute("aria-pressed", Boolean.toString(i == chosen));
            said.append(i == 0 ? ": " : ", ").append(digits.get(i).equals("?") ? "not sure" : digits.get(i));
        }
        verdict.setClassName("verdict several");
        Dom.text(sentence, count + " digits" + said + ".");
    }
}
