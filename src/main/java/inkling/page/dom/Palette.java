package inkling.page.dom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The style sheet's colours, for what is drawn on canvases; they follow the page from light to dark and back. */
public final class Palette {
    @JSFunctor
    private interface Changed extends JSObject {
        void happened();
    }

    private final List<Runnable> listeners = new ArrayList<>();

    /** Asking the browser for a style costs it a look at the whole page. */
    private final Map<String, String> known = new HashMap<>();

    public Palette() {
        onTheme(() -> {
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

    @JSBody(
            params = "changed",
            script = "new MutationObserver(() => changed()).observe(document.documentElement,"
                    + " {attributes: true, attributeFilter: ['data-theme']});")
    private static native void onTheme(Changed changed);
}
