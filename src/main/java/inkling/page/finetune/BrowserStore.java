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

    private interface Database extends JSObject {
        void read(Texts texts, Action refused);

        void change(String[] added, String[] removed, Outcome outcome);

        void hearOtherTabs(Action changed);
    }

    private final Database database = open();

    @Override
    public void read(Consumer<List<String>> receiver, Runnable refused) {
        database.read(texts -> receiver.accept(List.of(texts)), refused::run);
    }

    @Override
    public void change(List<String> added, List<String> removed, Consumer<Boolean> kept) {
        if (!added.isEmpty()) {
            askToPersist();
        }
        database.change(added.toArray(new String[0]), removed.toArray(new String[0]), kept::accept);
    }

    /** Calls back when another tab has changed something. */
    public void onChange(Runnable changed) {
        database.hearOtherTabs(changed::run);
    }

    // The connection stays open and a change is committed in the moment it is made: what a visitor does in the last
    // moment
    // before the page goes is kept, and changes come one after another. A channel does not hear what it says itself.
    @JSBody(script = """
                    const STORE = 'examples';
                    const channel = self.BroadcastChannel ? new BroadcastChannel('inkling-examples') : null;
                    let connection = null;
                    const waiting = [];
                    const connected = database => {
                      connection = database;
                      waiting.splice(0).forEach(use => use(database));
                    };
                    const connect = () => {
                      let request;
                      try { request = indexedDB.open('inkling-examples', 1); } catch (absent) { setTimeout(connected, 0, null); return; }
                      request.onupgradeneeded = () => request.result.createObjectStore(STORE, {keyPath: 'text'});
                      request.onerror = event => { event.preventDefault(); connected(null); };
                      request.onsuccess = () => {
                        request.result.onclose = () => { connection = null; };
                        request.result.onversionchange = () => { request.result.close(); connection = null; };
                        connected(request.result);
                      };
                    };
                    const withDatabase = use => {
                      if (connection) { use(connection); return; }
                      if (waiting.push(use) === 1) connect();
                    };
                    const transact = (mode, work, done, refused) => withDatabase(database => {
                      let transaction;
                      try { transaction = database.transaction(STORE, mode); } catch (closed) { connection = null; refused(); return; }
                      transaction.onerror = event => event.preventDefault();
                      transaction.onabort = refused;
                      try {
                        const request = work(transaction.objectStore(STORE));
                        transaction.oncomplete = () => done(request);
                        if (transaction.commit) transaction.commit();
                      } catch (full) { transaction.abort(); }
                    });
                    return {
                      read(texts, refused) {
                        transact('readonly', examples => examples.getAll(),
                          all => texts(all.result.sort((a, b) => a.at - b.at).map(example => example.text)), () => refused());
                      },
                      change(added, removed, outcome) {
                        const now = Date.now();
                        transact('readwrite', examples => {
                          added.forEach((text, i) => examples.put({text, at: now + i / added.length}));
                          removed.forEach(text => examples.delete(text));
                        }, () => { if (channel) channel.postMessage(0); outcome(true); }, () => outcome(false));
                      },
                      hearOtherTabs(changed) {
                        if (channel) channel.onmessage = () => changed();
                      },
                    };""")
    private static native Database open();

    /** Before anything is kept, the browser is asked not to clear it away when room is short; it need not agree. */
    @JSBody(script = "if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});")
    private static native void askToPersist();

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
