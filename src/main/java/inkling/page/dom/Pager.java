package inkling.page.dom;

import inkling.text.Numbers;
import java.util.function.IntConsumer;
import org.teavm.jso.dom.html.HTMLElement;

/** Two buttons that lead through a long list, and where in it one is. */
public final class Pager {
    private static final String DISABLED = "aria-disabled";

    private final HTMLElement container;
    private final int size;
    private final HTMLElement back;
    private final HTMLElement position;
    private final HTMLElement onward;
    private int first;
    private int total;

    /**
     * @param container an empty element
     * @param size how many things a page has
     * @param turned is told the place of the first thing to show, from 0
     */
    public Pager(HTMLElement container, int size, IntConsumer turned) {
        this.container = container;
        this.size = size;
        back = Dom.append(container, "button", "type", "button", "aria-label", "Previous page");
        back.setTextContent("‹");
        position = Dom.append(container, "span", "role", "status");
        onward = Dom.append(container, "button", "type", "button", "aria-label", "Next page");
        onward.setTextContent("›");
        Dom.on(back, "click", event -> turn(first - size, turned));
        Dom.on(onward, "click", event -> turn(first + size, turned));
        show(0, 0);
    }

    private void turn(int to, IntConsumer turned) {
        int next = Math.max(0, to);
        if (next != first && next < total) {
            turned.accept(next);
        }
    }

    /**
     * Says where one is. A button that leads nowhere stays, since it may have the focus.
     *
     * @param start place of the first thing that is shown, from 0
     * @param all how many there are
     */
    public void show(int start, int all) {
        first = start;
        total = all;
        container.setHidden(all == 0);
        back.setAttribute(DISABLED, Boolean.toString(first == 0));
        onward.setAttribute(DISABLED, Boolean.toString(first + size >= total));
        Dom.text(
                position,
                Numbers.whole(first + 1.0) + " to " + Numbers.whole(Math.min(first + size, total)) + " of "
                        + Numbers.whole(total));
    }
}
