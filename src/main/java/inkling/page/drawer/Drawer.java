package inkling.page.drawer;

import inkling.page.answer.Predictions;
import inkling.page.dom.Dom;
import inkling.page.dom.StatusMessages;
import inkling.page.settings.DrawerView;
import inkling.page.settings.SettingsForm;
import inkling.protocol.browser.Wire;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.NodeList;

/**
 * The tabs below the bench and the view that one of them opens. Each view keeps its panel, so that it is found again as it
 * was left.
 */
public final class Drawer {
    private static final String VIEW = "data-view";

    private final HTMLElement html = HTMLDocument.current().getDocumentElement();
    private final HTMLElement panel = Dom.byId("view");
    private final NodeList<? extends HTMLElement> tabs =
            HTMLDocument.current().querySelectorAll("[role=tab][data-view]");
    private final Laboratory laboratory;
    private String open = "";
    private boolean touched;

    /**
     * @param worker takes the commands of the views
     */
    public Drawer(
            Consumer<Wire.Message> worker, Predictions predictions, SettingsForm settings, StatusMessages messages) {
        laboratory = new Laboratory(worker, predictions, settings, messages, this::choose);
        for (int i = 0; i < tabs.getLength(); i++) {
            HTMLElement tab = tabs.get(i);
            int index = i;
            Dom.on(tab, "click", event -> pressed(tab.getAttribute(VIEW)));
            Dom.<KeyboardEvent>on(tab, "keydown", event -> key(event, index));
        }
        Dom.on(Dom.byId("close-view"), "click", event -> {
            int last = index(open);
            choose(DrawerView.NONE.word());
            tabs.get(last).focus();
        });
        // The laboratory also makes the layers bricks.
        Dom.on(Dom.byId("settings"), "toggle", event -> laboratory.load());
        // With a mouse before it is pressed, so that the first stroke does not wait for the views.
        for (String use : List.of("pointermove", "pointerdown")) {
            Dom.on(HTMLDocument.current(), use, event -> {
                if (!touched && !isForUpdate(event)) {
                    touch();
                }
            });
        }
        Dom.on(HTMLDocument.current(), "keydown", event -> touch());
    }

    /** A message has come from the worker. */
    public void hear(Wire.Message message) {
        laboratory.hear(message);
    }

    /** The pen has touched the pad, or left it. */
    public void drawing(boolean now) {
        laboratory.drawing(now);
    }

    /** Opens the view of runs with a race, if the link has one that nobody sees elsewhere. */
    public void race(String race, boolean atOnce) {
        if (!race.isEmpty()) {
            laboratory.race(race, atOnce);
            follow(DrawerView.RUNS);
        }
    }

    /** Shows what a link asks for; what nobody has asked for waits until the page is used. */
    public void follow(DrawerView view) {
        touched |= view != DrawerView.AUTO;
        if (view != DrawerView.AUTO) {
            show(view.word());
        } else if (open.isEmpty()) {
            show(isWide() ? DrawerView.LEARNING.word() : DrawerView.NONE.word());
        }
    }

    /** The open view's word, for a link. */
    public String view() {
        return open;
    }

    /** Opens a view and moves the keyboard to its tab. */
    public void open(DrawerView view) {
        touched = true;
        choose(view.word());
        tabs.get(index(view.word())).focus();
    }

    /** The page is used, which may be for the first time: the views are loaded. */
    public void touch() {
        if (!touched) {
            touched = true;
            show(open);
        }
    }

    /** Pressing the tab of the open view closes it. */
    private void pressed(String view) {
        touched = true;
        choose(view.equals(open) ? DrawerView.NONE.word() : view);
    }

    private void choose(String view) {
        show(view);
        remember(view);
    }

    private void show(String view) {
        boolean none = view.equals(DrawerView.NONE.word());
        open = view;
        html.setAttribute("data-drawer", none ? "closed" : "open");
        panel.setAttribute(VIEW, view);
        int selected = none ? 0 : index(view);
        for (int i = 0; i < tabs.getLength(); i++) {
            HTMLElement tab = tabs.get(i);
            boolean isOpen = tab.getAttribute(VIEW).equals(view);
            tab.setAttribute("aria-selected", Boolean.toString(isOpen));
            tab.setTabIndex(i == selected ? 0 : -1);
            panelOf(tab.getAttribute(VIEW)).setHidden(!isOpen);
        }
        if (none) {
            laboratory.close();
            return;
        }
        panel.setAttribute("aria-labelledby", "tab-" + view);
        if (touched) {
            laboratory.open(view, panelOf(view));
        }
    }

    private static HTMLElement panelOf(String view) {
        return Dom.byId("view-" + view);
    }

    private int index(String view) {
        for (int i = 0; i < tabs.getLength(); i++) {
            if (tabs.get(i).getAttribute(VIEW).equals(view)) {
                return i;
            }
        }
        return 0;
    }

    /** Arrows go from tab to tab. */
    private void key(KeyboardEvent event, int index) {
        int last = tabs.getLength() - 1;
        int next = switch (event.getKey()) {
            case "ArrowRight" -> index == last ? 0 : index + 1;
            case "ArrowLeft" -> index == 0 ? last : index - 1;
            case "Home" -> 0;
            case "End" -> last;
            default -> index;
        };
        if (next != index) {
            event.preventDefault();
            tabs.get(next).focus();
            touched = true;
            choose(tabs.get(next).getAttribute(VIEW));
        }
    }

    /** Who loads a newer version of the page leaves this one: a view that came meanwhile might be of the other version. */
    @JSBody(params = "event", script = "return !!event.target.closest && !!event.target.closest('#update');")
    private static native boolean isForUpdate(Event event);

    /** Puts the view into the address, beside whatever else is there. */
    @JSBody(
            params = "view",
            script = "const parts = location.hash.slice(1).split('&').filter(part => part && !/^view=/.test(part));"
                    + "history.replaceState(history.state, '', '#' + parts.concat('view=' + view).join('&'));")
    private static native void remember(String view);

    /** Whether bench and view have room beside each other, as the style sheet decides. */
    @JSBody(script = "return matchMedia('(min-width: 60rem) and (min-height: 34rem)').matches;")
    private static native boolean isWide();
}
