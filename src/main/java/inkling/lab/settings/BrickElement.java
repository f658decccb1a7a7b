package inkling.lab.settings;

import inkling.page.dom.Dom;
import inkling.recipe.Brick;
import inkling.recipe.BrickKind;
import inkling.recipe.Bricks.Place;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.events.MouseEvent;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** One brick: its name, its sizes, what is known of it, and the buttons and the grip that move it or take it away. */
final class BrickElement {
    /** What of a brick has the keyboard. */
    enum Part {
        GRIP,
        EARLIER,
        LATER,
        REMOVE
    }

    private final BrickKind kind;
    private final int place;
    private final LayerBricks.Hands hands;
    private final HTMLElement box;
    private final Map<Part, HTMLElement> tools = new EnumMap<>(Part.class);
    private final List<HTMLInputElement> inputs = new ArrayList<>();
    private final HTMLElement shape;
    private double from;
    private boolean dragged;
    private boolean misfit;

    BrickElement(HTMLElement list, BrickKind kind, int place, LayerBricks.Hands hands) {
        this.kind = kind;
        this.place = place;
        this.hands = hands;
        String name = kind.title() + ", layer " + (place + 1);
        box = Dom.append(list, "li", "class", "brick", "data-kind", kind.name());
        HTMLElement grip = tool(box, Part.GRIP, "⠿", "Move " + name + ": drag, or press the arrow keys up and down");
        grip.setClassName("brick-grip");
        Dom.append(box, "span", "class", "brick-name").setTextContent(kind.title());
        HTMLElement right = Dom.append(box, "span", "class", "brick-tools");
        Dom.on(
                tool(right, Part.EARLIER, "↑", "Move " + name + " before"),
                "click",
                event -> hands.move(place, place - 1, Part.EARLIER));
        Dom.on(
                tool(right, Part.LATER, "↓", "Move " + name + " behind"),
                "click",
                event -> hands.move(place, place + 1, Part.LATER));
        Dom.on(tool(right, Part.REMOVE, "×", "Take away " + name), "click", event -> hands.remove(place));
        HTMLElement sizes = Dom.append(box, "div", "class", "brick-sizes");
        for (int i = 0; i < kind.sizes().size(); i++) {
            addSize(sizes, i, name);
        }
        shape = Dom.append(box, "p", "class", "brick-shape");
        Dom.<KeyboardEvent>on(grip, "keydown", this::key);
        Dom.<MouseEvent>on(grip, "pointerdown", event -> take(grip, event));
        Dom.<MouseEvent>on(grip, "pointermove", this::drag);
        Dom.<MouseEvent>on(grip, "pointerup", event -> drop(hands.placeAt(place, event.getClientY())));
        Dom.on(grip, "pointercancel", event -> drop(place));
    }

    private HTMLElement tool(HTMLElement parent, Part part, String sign, String name) {
        HTMLElement button = Dom.append(parent, "button", "type", "button", "aria-label", name, "title", name);
        button.setTextContent(sign);
        tools.put(part, button);
        return button;
    }

    private void addSize(HTMLElement parent, int size, String name) {
        BrickKind.Size range = kind.sizes().get(size);
        HTMLElement label = Dom.append(parent, "label");
        Dom.append(label, "span").setTextContent(range.title());
        HTMLInputElement input = (HTMLInputElement)
                (range.isSwitch()
                        ? Dom.append(label, "input", "type", "checkbox")
                        : Dom.append(
                                label,
                                "input",
                                "type",
                                "number",
                                "min",
                                Integer.toString(range.least()),
                                "max",
                                Integer.toString(range.most()),
                                "step",
                                "1"));
        input.setAttribute("aria-label", range.title() + " of " + name);
        inputs.add(input);
        Dom.on(input, "change", event -> hands.resize(place, size, value(range, input)));
    }

    /** What is no number becomes the smallest. */
    private static int value(BrickKind.Size range, HTMLInputElement input) {
        if (range.isSwitch()) {
            return input.isChecked() ? 1 : 0;
        }
        double written = number(input);
        return (int) Math.max(range.least(), Math.min(range.most(), Math.rint(written)));
    }

    BrickKind kind() {
        return kind;
    }

    /** Shows the sizes. */
    void show(Brick brick, int count) {
        for (int i = 0; i < inputs.size(); i++) {
            int size = brick.sizes().get(i);
            if (kind.sizes().get(i).isSwitch()) {
                inputs.get(i).setChecked(size == 1);
            } else {
                inputs.get(i).setValue(Integer.toString(size));
            }
        }
        tools.get(Part.EARLIER).setAttribute("aria-disabled", Boolean.toString(place == 0));
        tools.get(Part.LATER).setAttribute("aria-disabled", Boolean.toString(place == count - 1));
    }

    /**
     * Says what is known of the layer.
     *
     * @param known nothing if it does not fit, or one before it
     * @param breaks whether it is the one that does not fit
     */
    void describe(Optional<Place> known, boolean breaks) {
        misfit = breaks;
        mark("");
        Dom.text(
                shape,
                known.map(there -> "→ " + there.shape()
                                + (there.parameters() > 0
                                        ? ", " + Numbers.whole((double) there.parameters()) + " parameters"
                                        : ""))
                        .orElse(breaks ? "Does not fit here." : ""));
    }

    void focus(Part part) {
        tools.get(part).focus();
    }

    /** Whether its middle is above a height on the screen. */
    boolean isAbove(double y) {
        return box.getBoundingClientRect().getTop()
                        + box.getBoundingClientRect().getHeight() / 2.0
                < y;
    }

    /** Shows that a brick would be put before or behind it; an empty mark for neither. */
    void mark(String mark) {
        box.setClassName("brick" + (misfit ? " misfit" : "") + (dragged ? " dragged" : "") + mark);
    }

    private void key(KeyboardEvent event) {
        int step = event.getKey().equals("ArrowUp") ? -1 : event.getKey().equals("ArrowDown") ? 1 : 0;
        if (step != 0) {
            event.preventDefault();
            hands.move(place, place + step, Part.GRIP);
        }
    }

    private void take(HTMLElement grip, MouseEvent event) {
        if (event.getButton() == 0) {
            capture(grip, event);
            from = event.getClientY();
            dragged = true;
            hands.mark(place, place);
        }
    }

    private void drag(MouseEvent event) {
        if (dragged) {
            box.getStyle().setProperty("transform", "translateY(" + (int) (event.getClientY() - from) + "px)");
            hands.mark(place, hands.placeAt(place, event.getClientY()));
        }
    }

    private void drop(int at) {
        if (dragged) {
            dragged = false;
            box.getStyle().removeProperty("transform");
            hands.mark(place, place);
            hands.move(place, at, Part.GRIP);
        }
    }

    @JSBody(
            params = {"grip", "event"},
            script = "grip.setPointerCapture(event.pointerId);")
    private static native void capture(HTMLElement grip, Event event);

    /** 0 where there is none. */
    @JSBody(params = "input", script = "return Number(input.value) || 0;")
    private static native double number(HTMLInputElement input);
}
