package inkling.lab.runs.kept;

import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;

/** The browser's database for this site (IndexedDB), which may be full, or closed to the page altogether. */
public final class BrowserRunStore implements RunStore {
    @JSFunctor
    private interface Texts extends JSObject {
        void receive(String[] texts);
    }

    @JSFunctor
    private interface Bytes extends JSObject {
        void receive(Int8Array bytes);
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

        void put(String store, String id, JSObject value, Outcome outcome);

        void remove(String id, boolean whole);

        void network(String id, Bytes bytes);

        void hearOtherTabs(Action changed);
    }

    private static final String RUNS = "runs";
    private static final String NETWORKS = "networks";

    private final Database database = open();

    @Override
    public void read(Consumer<List<String>> receiver, Runnable refused) {
        database.read(texts -> receiver.accept(List.of(texts)), refused::run);
    }

    @Override
    public void put(String id, String text, Consumer<Boolean> kept) {
        database.put(RUNS, id, string(text), kept::accept);
    }

    @Override
    public void remove(String id) {
        database.remove(id, true);
    }

    @Override
    public void putNetwork(String id, byte[] file, Consumer<Boolean> kept) {
        database.put(NETWORKS, id, Int8Array.copyFromJavaArray(file), kept::accept);
    }

    @Override
    public void removeNetwork(String id) {
        database.remove(id, false);
    }

    @Override
    public void network(String id, Consumer<byte[]> file) {
        database.network(id, bytes -> file.accept(bytes.copyToJavaArray()));
    }

    /** Calls back when another tab has changed something. */
    public void onChange(Runnable changed) {
        database.hearOtherTabs(changed::run);
    }

    @JSBody(params = "text", script = "return text;")
    private static native JSObject string(String text);

    // One connection for all; when the browser closes it, the next use opens another. Where there is no database, every
    // request is refused, and nothing is thrown.
    @JSBody(script = """
                    const channel = self.BroadcastChannel ? new BroadcastChannel('inkling-kept-runs') : null;
                    let opened = null;
                    const open = () => new Promise((resolve, reject) => {
                      const request = indexedDB.open('inkling-kept-runs', 1);
                      request.onupgradeneeded = () => {
                        request.result.createObjectStore('runs');
                        request.result.createObjectStore('networks');
                      };
                      request.onerror = event => { event.preventDefault(); reject(request.error); };
                      request.onsuccess = () => {
                        request.result.onclose = () => { opened = null; };
                        request.result.onversionchange = () => { request.result.close(); opened = null; };
                        resolve(request.result);
                      };
                    });
                    const connect = () => {
                      if (opened === null) {
                        opened = open();
                        opened.catch(() => { opened = null; });
                      }
                      return opened;
                    };
                    const transact = (stores, mode, work) => connect().then(database => new Promise((resolve, reject) => {
                      const transaction = database.transaction(stores, mode);
                      transaction.onerror = event => event.preventDefault();
                      transaction.onabort = () => reject(transaction.error);
                      const request = work(transaction);
                      transaction.oncomplete = () => resolve(request.result);
                      if (transaction.commit && mode === 'readwrite') { transaction.commit(); }
                    }));
                    const tell = () => { if (channel) { channel.postMessage(0); } };
                    return {
                      read: (texts, refused) => {
                        transact(['runs'], 'readonly', all => all.objectStore('runs').getAll())
                          .then(values => texts(values.map(String)), () => refused());
                      },
                      put: (store, id, value, outcome) => {
                        transact([store], 'readwrite', all => all.objectStore(store).put(value, id))
                          .then(() => { tell(); outcome(true); }, () => outcome(false));
                      },
                      remove: (id, whole) => {
                        transact(['runs', 'networks'], 'readwrite', all => {
                          if (whole) { all.objectStore('runs').delete(id); }
                          return all.objectStore('networks').delete(id);
                        }).then(tell, () => {});
                      },
                      network: (id, bytes) => {
                        transact(['networks'], 'readonly', all => all.objectStore('networks').get(id))
                          .then(value => bytes(value || new Int8Array(0)), () => bytes(new Int8Array(0)));
                      },
                      hearOtherTabs: changed => {
                        if (channel) { channel.onmessage = () => changed(); }
                      }
                    };""")
    private static native Database open();
}
