package inkling.browser;

import inkling.train.checkpoint.Checkpoint;
import inkling.train.checkpoint.CheckpointFile;
import java.util.Base64;
import java.util.Optional;

/** The run that a browser has kept last, as another page of the site sees it. */
final class KeptInBrowser {
    /** The text of the newest checkpoint's bytes in base 64; empty if there is none. */
    private static final String NEWEST = """
            new Promise(resolve => {
              const request = indexedDB.open('inkling-runs', 1);
              request.onupgradeneeded = () => request.transaction.abort();
              request.onerror = () => resolve('');
              request.onsuccess = () => {
                const all = request.result.transaction('checkpoints').objectStore('checkpoints');
                const keys = all.getAllKeys();
                const values = all.getAll();
                all.transaction.oncomplete = () => {
                  request.result.close();
                  const last = keys.result.map(key => key.split('/')[0]).sort().pop();
                  const own = values.result.filter((value, i) => keys.result[i].startsWith(last));
                  own.sort((one, other) => other.number - one.number);
                  const bytes = own.length === 0 ? new Uint8Array(0) : new Uint8Array(own[0].bytes.buffer);
                  resolve(btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join('')));
                };
              };
            })""";

    /** A JavaScript promise of whether there is a checkpoint. */
    static final String ANY = NEWEST + ".then(text => text !== '')";

    private KeptInBrowser() {}

    /** The newest checkpoint, if there is one. */
    static Optional<byte[]> bytes(Tab tab) {
        String text = String.valueOf(tab.evaluate(NEWEST));
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Base64.getDecoder().decode(text));
    }

    /**
     * What it is a checkpoint of.
     *
     * @throws IllegalArgumentException if it is not whole
     */
    static Checkpoint.Description description(byte[] checkpoint) {
        return CheckpointFile.read(checkpoint, "in the browser").description();
    }
}
