package inkling.page.dom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.EventTarget;

/** The style sheet's colours, for what is drawn on canvases; they follow the system from light to dark and back. */
public final class Palette {
    private final List<Runnable> listeners = new ArrayList<>();

    /** Asking the browser for a style costs it a look at the whole page. */
    private final Map<String, String> known = new HashMap<>();

    public Palette() {
        Dom.on(darkScheme(), "change", event -> {
            known.clear();
            listeners.forEach(Runnable::run);
        });
    }

    /** Calls back whenever all colours may have changed. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The value of a custom property such as {@code ink}. */
    public String css(String name) {
        return known.computeIfAbsent(name, missing -> property("--" + missing).trim());
    }

    /** The same, taken apart. */
    public Colour colour(String name) {
        return Colour.of(css(name));
    }

    @JSBody(params = "name", script = "return getComputedStyle(document.documentElement).getPropertyValue(name);")
    private static native String property(String name);

    @JSBody(script = "return matchMedia('(prefers-color-scheme: dark)');")
    private static native EventTarget darkScheme();
}
