package inkling.page.finetune;

import inkling.data.LabelledInk;
import inkling.page.dom.Dom;
import inkling.page.pad.Pad;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;

/** Ten buttons below the answer, on which the visitor says what the drawing was meant to be. */
public final class Corrections {
    private static final int DIGITS = 10;

    private final HTMLElement group = Dom.byId("correct");
    private final List<HTMLElement> buttons = new ArrayList<>();
    private final Pad pad;
    private final Examples examples;
    private final Runnable changed;

    /** What was kept of the drawing on the pad. */
    private Optional<LabelledInk> kept = Optional.empty();

    /**
     * @param changed is told when an example is added or taken back
     */
    public Corrections(Pad pad, Examples examples, Runnable changed) {
        this.pad = pad;
        this.examples = examples;
        this.changed = changed;
        HTMLElement list = Dom.byId("correct-digits");
        for (int digit = 0; digit < DIGITS; digit++) {
            int meant = digit;
            String name = Integer.toString(digit);
            HTMLElement button =
                    Dom.append(list, "button", "type", "button", "data-digit", name, "aria-label", "It was a " + name);
            button.setTextContent(name);
            Dom.on(button, "click", event -> press(meant));
            buttons.add(button);
        }
        show();
    }

    /** There is other ink on the pad than the one that was kept. */
    public void newInk() {
        kept = Optional.empty();
        show();
    }

    /** The same digit once more takes the example back; another one puts it right. */
    private void press(int digit) {
        if (pad.isBlank()) {
            return;
        }
        boolean again = kept.map(example -> example.label() == digit).orElse(false);
        kept.ifPresent(examples::remove);
        kept = again ? Optional.empty() : Optional.of(Examples.example(digit, pad.strokes()));
        kept.ifPresent(examples::add);
        show();
        changed.run();
    }

    private void show() {
        // The room for it stays, so that nothing below jumps when the pen touches the pad.
        group.setClassName(pad.isBlank() ? "correct away" : "correct");
        for (int digit = 0; digit < DIGITS; digit++) {
            int shown = digit;
            boolean chosen = kept.map(example -> example.label() == shown).orElse(false);
            buttons.get(digit).setAttribute("aria-pressed", Boolean.toString(chosen));
        }
    }
}
