package inkling.worker.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * Runs that outlive the worker, in the browser's own database (IndexedDB). Of each run there are two generations of bytes,
 * written in turn. A run belongs to the worker that holds its lock (Web Locks), which the browser releases when the worker
 * is gone, however it went; so no two tabs write to the same run, and none offers what another one works on. Where there
 * are no locks, every run is free.
 */
public final class RunDatabase {
    /** Hears that something is done. */
    @JSFunctor
    public interface Done extends JSObject {
        void done();
    }

    /** Hears, in the browser's own words, why something could not be done. */
    @JSFunctor
    public interface Refusal extends JSObject {
        void refuse(String reason);
    }

    /**
     * Hears of the newest run that is free, which from then on is this worker's, and of its two generations; the id is empty
     * if there is none.
     */
    @JSFunctor
    public interface Found extends JSObject {
        void found(String id, ArrayBuffer newest, ArrayBuffer before);
    }

    private interface Database extends JSObject {
        void put(String id, int number, Int8Array bytes, String replaced, Done done, Refusal refusal);

        void find(Found found, Done later);

        void hold(String id);

        void release(String id);

        void forget(String id);
    }

    private final Database database = open();

    /** A name for a new run, later in the alphabet than those of earlier runs. */
    @JSBody(script = "return String(Date.now()).padStart(15, '0') + '-' + Math.random().toString(36).slice(2, 10);")
    public static native String newId();

    /** Takes hold of a new run. */
    public void hold(String id) {
        database.hold(id);
    }

    /**
     * Writes a run, in the place of the generation before the last.
     *
     * @param number of this writing; each is one more than the one before
     * @param replaced the run that it continues, which goes in the same step; empty if there is none
     */
    public void put(String id, int number, byte[] bytes, String replaced, Done done, Refusal refusal) {
        database.put(id, number, Int8Array.copyFromJavaArray(bytes), replaced, done, refusal);
    }

    /**
     * Looks for the newest run that is free; more than a few of them are not kept.
     *
     * @param later is told when the last one that others work on has become free
     */
    public void find(Found found, Done later) {
        database.find(found, later);
    }

    /** Leaves a run to others. */
    public void release(String id) {
        database.release(id);
    }

    /** Deletes a run. */
    public void forget(String id) {
        database.forget(id);
    }

    @JSBody(script = """
                    const STORE = 'checkpoints';
                    const KEPT = 3;
                    // A worker that was ended a moment ago may hold its lock for a moment more.
                    const LINGER_MS = 500;
                    const RELOAD_MS = 5000;
                    const held = new Map();
                    const asked = new Set();
                    let opened = null;
                    const open = () => new Promise((resolve, reject) => {
                      const request = indexedDB.open('inkling-runs', 1);
                      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
                      request.onerror = () => reject(request.error);
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
                    const transact = (mode, work) => connect().then(database => new Promise((resolve, reject) => {
                      const transaction = database.transaction(STORE, mode);
                      transaction.onabort = () => reject(transaction.error || new Error('it was aborted'));
                      try {
                        const request = work(transaction.objectStore(STORE));
                        transaction.oncomplete = () => resolve(request.result);
                      } catch (refused) {
                        // Otherwise what was asked for before would still be done.
                        reject(refused);
                        transaction.abort();
                      }
                    }));
                    const all = id => IDBKeyRange.bound(id + '/', id + '/9');
                    const reason = error => String(error && (error.name || error.message) || error);
                    const lock = (id, patience) => new Promise(answer => {
                      if (!navigator.locks) {
                        answer(true);
                        return;
                      }
                      const name = 'inkling-run-' + id;
                      asked.add(id);
                      const reply = free => {
                        asked.delete(id);
                        answer(free);
                      };
                      const failed = error => reply(!error || error.name !== 'AbortError');
                      // What was released before it was granted is not held at all.
                      const hold = () => asked.has(id) ? new Promise(release => {
                        held.set(id, release);
                        reply(true);
                      }) : reply(true);
                      // A free one is there at once, however busy the machine is; only for a held one does time count.
                      navigator.locks.request(name, { ifAvailable: true }, free => {
                        if (free) {
                          return hold();
                        }
                        if (patience === 0) {
                          reply(false);
                          return null;
                        }
                        const options = {};
                        if (patience > 0) {
                          const waiting = new AbortController();
                          options.signal = waiting.signal;
                          setTimeout(() => waiting.abort(), patience);
                        }
                        navigator.locks.request(name, options, hold).catch(failed);
                        return null;
                      }).catch(failed);
                    });
                    const release = id => {
                      asked.delete(id);
                      if (held.has(id)) {
                        held.get(id)();
                        held.delete(id);
                      }
                    };
                    const remove = id => transact('readwrite', store => store.delete(all(id)));
                    const ids = keys => Array.from(new Set(keys.map(key => String(key).split('/')[0]))).sort().reverse();
                    const search = (candidates, found, later) => {
                      const next = at => {
                        if (at === candidates.length) {
                          found('', new ArrayBuffer(0), new ArrayBuffer(0));
                          if (candidates.length > 0) {
                            lock(candidates[0], -1).then(() => {
                              release(candidates[0]);
                              // A tab that is loaded again comes first.
                              setTimeout(later, RELOAD_MS);
                            });
                          }
                          return Promise.resolve();
                        }
                        const id = candidates[at];
                        return lock(id, LINGER_MS).then(free => {
                          if (!free) {
                            return next(at + 1);
                          }
                          return transact('readonly', store => store.getAll(all(id))).then(values => {
                            values.sort((one, other) => other.number - one.number);
                            const none = new ArrayBuffer(0);
                            const buffer = at => at < values.length ? values[at].bytes.buffer : none;
                            found(id, buffer(0), buffer(1));
                          });
                        });
                      };
                      return next(0);
                    };
                    return {
                      put: (id, number, bytes, replaced, done, refusal) => transact('readwrite', store => {
                        if (replaced !== '') {
                          store.delete(all(replaced));
                        }
                        return store.put({ number: number, bytes: bytes }, id + '/' + number % 2);
                      }).then(() => { release(replaced); done(); }, error => refusal(reason(error))),
                      find: (found, later) => transact('readonly', store => store.getAllKeys()).then(keys => {
                        const known = ids(keys).filter(id => !held.has(id));
                        known.slice(KEPT).forEach(id => lock(id, 0).then(free => {
                          if (free) {
                            remove(id).then(() => release(id));
                          }
                        }));
                        return search(known.slice(0, KEPT), found, later);
                      }).catch(() => found('', new ArrayBuffer(0), new ArrayBuffer(0))),
                      hold: id => { lock(id, -1); },
                      release: release,
                      forget: id => { remove(id).catch(() => {}).then(() => release(id)); }
                    };
                    """)
    private static native Database open();
}
