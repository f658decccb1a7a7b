package inkling.page.finetune;

import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The browser's database for this site (IndexedDB), which may be full, or closed to the page altogether. */
public final class BrowserStore implements Examples.Store {
    @JSFunctor
    private interface Texts extends JSObject {
        void receive(String[] texts);
    }

    @JSFunctor
    private interface Outcome extends JSObject {
        void tell(boolean kept);
    }

    @JSFunctor
    private interface Action extends JSObject {
        void run();
    }

    @Override
    public void read(Consumer<List<String>> receiver, Runnable refused) {
        use("readonly", new String[0], new String[0], texts -> receiver.accept(List.of(texts)), kept -> {
            if (!kept) {
                refused.run();
            }
        });
    }

    @Override
    public void change(List<String> added, List<String> removed, Consumer<Boolean> kept) {
        if (!added.isEmpty()) {
            askToPersist();
        }
        use("readwrite", added.toArray(new String[0]), removed.toArray(new String[0]), texts -> {}, stored -> {
            if (stored) {
                tellOthers();
            }
            kept.accept(stored);
        });
    }

    /** Calls back when another tab has changed something. */
    public void onChange(Runnable changed) {
        hearOthers(changed::run);
    }

    /** One transaction; the texts are what there is before it changes anything. */
    @JSBody(
            params = {"mode", "added", "removed", "texts", "outcome"},
            script = """
                    let told = false;
                    const tell = kept => { if (!told) { told = true; outcome(kept); } };
                    let opened;
                    try { opened = indexedDB.open('inkling-examples', 1); } catch (absent) { setTimeout(() => tell(false)); return; }
                    opened.onupgradeneeded = () => opened.result.createObjectStore('examples', {keyPath: 'text'});
                    opened.onerror = event => { event.preventDefault(); tell(false); };
                    opened.onblocked = () => tell(false);
                    opened.onsuccess = () => {
                      const database = opened.result;
                      const end = kept => { database.close(); tell(kept); };
                      database.onversionchange = () => database.close();
                      try {
                        const transaction = database.transaction('examples', mode);
                        const examples = transaction.objectStore('examples');
                        const all = mode === 'readonly' ? examples.getAll() : undefined;
                        const now = Date.now();
                        added.forEach((text, i) => examples.put({text, at: now + i / added.length}));
                        removed.forEach(text => examples.delete(text));
                        transaction.oncomplete = () => {
                          end(true);
                          if (all) texts(all.result.sort((a, b) => a.at - b.at).map(example => example.text));
                        };
                        transaction.onabort = () => end(false);
                        transaction.onerror = event => event.preventDefault();
                      } catch (refused) { end(false); }
                    };""")
    private static native void use(String mode, String[] added, String[] removed, Texts texts, Outcome outcome);

    /** Before anything is kept, the browser is asked not to clear it away when room is short; it need not agree. */
    @JSBody(script = "if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});")
    private static native void askToPersist();

    @JSBody(
            script = "if (self.BroadcastChannel) { const channel = new BroadcastChannel('inkling-examples');"
                    + " channel.postMessage(0); channel.close(); }")
    private static native void tellOthers();

    @JSBody(
            params = "changed",
            script = "if (self.BroadcastChannel) new BroadcastChannel('inkling-examples').onmessage = () => changed();")
    private static native void hearOthers(Action changed);

    @Override
    public String former() {
        return readFormer();
    }

    @Override
    public void forgetFormer() {
        removeFormer();
    }

    @JSBody(script = "try { return localStorage.getItem('inkling-examples') || ''; } catch (refused) { return ''; }")
    private static native String readFormer();

    @JSBody(script = "localStorage.removeItem('inkling-examples');")
    private static native void removeFormer();
}
