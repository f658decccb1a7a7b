package inkling.lab.how;

import inkling.page.dom.Dom;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.NodeList;

/** A question with a few answers, asked before anything is shown. */
final class Prediction {
    private static final String PRESSED = "aria-pressed";

    private final HTMLElement html;
    private final List<HTMLElement> choices = new ArrayList<>();
    private final Runnable chosen;
    private boolean revealed;

    /**
     * @param html its question, its choices and, hidden, its outcome
     * @param chosen is told when an answer is chosen
     */
    Prediction(HTMLElement html, Runnable chosen) {
        this.html = html;
        this.chosen = chosen;
        NodeList<? extends HTMLElement> buttons = html.querySelectorAll("[data-choice]");
        for (int i = 0; i < buttons.getLength(); i++) {
            HTMLElement button = buttons.get(i);
            button.setAttribute(PRESSED, "false");
            choices.add(button);
            Dom.on(button, "click", event -> choose(button));
        }
    }

    private void choose(HTMLElement button) {
        if (!revealed) {
            choices.forEach(choice -> choice.setAttribute(PRESSED, Boolean.toString(choice == button)));
            chosen.run();
        }
    }

    boolean isMade() {
        return choices.stream().anyMatch(Prediction::isChosen);
    }

    private static boolean isChosen(HTMLElement choice) {
        return "true".equals(choice.getAttribute(PRESSED));
    }

    private boolean isRight(HTMLElement choice) {
        return choice.getAttribute("data-choice").equals(html.getAttribute("data-right"));
    }

    boolean isRevealed() {
        return revealed;
    }

    @JSBody(params = "outcome", script = "outcome.scrollIntoView({ block: 'nearest' });")
    private static native void scrollTo(HTMLElement outcome);

    /** Says what happened; the answer that was chosen stays as it is. */
    void reveal() {
        revealed = true;
        for (HTMLElement choice : choices) {
            choice.setAttribute("aria-disabled", "true");
            if (isRight(choice)) {
                choice.setAttribute("data-is-right", "");
                Dom.append(choice, "span", "class", "visually-hidden").setTextContent(" (this is right)");
            }
        }
        boolean right = choices.stream().anyMatch(choice -> isChosen(choice) && isRight(choice));
        HTMLElement outcome = html.querySelector(".outcome");
        Dom.text(outcome.querySelector(".said"), right ? "Yes." : "Not quite.");
        outcome.setHidden(false);
        scrollTo(outcome);
    }
}
