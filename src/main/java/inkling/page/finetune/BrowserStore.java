package inkling.page.finetune;

import inkling.page.dom.Dom;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.StorageEvent;

/** The browser's storage for this site, which may be full, or closed to the page altogether. */
public final class BrowserStore implements Examples.Store {
    private static final String KEY = "inkling-examples";
    private static final String ASIDE = "inkling-examples-damaged";

    @Override
    public String read() {
        return read(KEY);
    }

    @Override
    public boolean write(String text) {
        return text.isEmpty() ? remove(KEY) : write(KEY, text);
    }

    @Override
    public boolean setAside(String text) {
        return write(ASIDE, text);
    }

    /** Calls back when another tab has written. */
    public void onChange(Runnable changed) {
        Dom.<StorageEvent>on(Window.current(), "storage", event -> {
            if (event.getKey() == null || event.getKey().equals(KEY)) {
                changed.run();
            }
        });
    }

    @JSBody(params = "key", script = "try { return localStorage.getItem(key) || ''; } catch (refused) { return ''; }")
    private static native String read(String key);

    /** Before anything is kept, the browser is asked not to clear it away when room is short; it need not agree. */
    @JSBody(
            params = {"key", "text"},
            script = "try { if (localStorage.getItem(key) === null && navigator.storage && navigator.storage.persist)"
                    + " { navigator.storage.persist().catch(() => {}); }"
                    + " localStorage.setItem(key, text); return true; } catch (refused) { return false; }")
    private static native boolean write(String key, String text);

    @JSBody(
            params = "key",
            script = "try { localStorage.removeItem(key); return true; } catch (refused) { return false; }")
    private static native boolean remove(String key);
}
