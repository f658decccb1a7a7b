package inkling.page.dom;

import java.util.List;
import java.util.function.IntSupplier;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * Many buttons in rows, of which the Tab key reaches one; from there, the arrow keys, Home and End lead to the others
 * (the "roving tabindex" of the ARIA Authoring Practices Guide).
 */
public final class RovingFocus {
    private static final String PLACE = "data-place";

    private final IntSupplier columns;
    private List<HTMLElement> items = List.of();
    private int current;

    /**
     * @param container of the buttons
     * @param columns how many buttons a row has just now
     */
    public RovingFocus(HTMLElement container, IntSupplier columns) {
        this.columns = columns;
        Dom.<KeyboardEvent>on(container, "keydown", this::pressed);
        Dom.on(container, "focusin", event -> {
            String place = ((HTMLElement) event.getTarget()).getAttribute(PLACE);
            if (place != null) {
                reach(Integer.parseInt(place));
            }
        });
    }

    /** From now on these are the buttons, row by row. */
    public void items(List<HTMLElement> buttons) {
        items = buttons;
        for (int i = 0; i < items.size(); i++) {
            items.get(i).setAttribute(PLACE, Integer.toString(i));
            items.get(i).setAttribute("tabindex", "-1");
        }
        reach(Math.min(current, items.size() - 1));
    }

    /** How many of the elements stand in their first row, which depends on the room that they have. */
    public static int columns(List<HTMLElement> elements) {
        int columns = 0;
        while (columns < elements.size()
                && elements.get(columns).getOffsetTop() == elements.get(0).getOffsetTop()) {
            columns++;
        }
        return columns;
    }

    private void reach(int place) {
        if (current >= 0 && current < items.size()) {
            items.get(current).setAttribute("tabindex", "-1");
        }
        current = Math.max(0, place);
        if (current < items.size()) {
            items.get(current).setAttribute("tabindex", "0");
        }
    }

    private void pressed(KeyboardEvent event) {
        if (((HTMLElement) event.getTarget()).getAttribute(PLACE) == null
                || event.isAltKey()
                || event.isCtrlKey()
                || event.isMetaKey()) {
            return;
        }
        int wide = Math.max(1, columns.getAsInt());
        int row = current - current % wide;
        int next = switch (event.getKey()) {
            case "ArrowLeft" -> current - 1;
            case "ArrowRight" -> current + 1;
            case "ArrowUp" -> current - wide;
            case "ArrowDown" -> current + wide;
            case "Home" -> row;
            case "End" -> Math.min(row + wide, items.size()) - 1;
            default -> current;
        };
        if (next != current && next >= 0 && next < items.size()) {
            event.preventDefault();
            items.get(next).focus();
        }
    }
}
