package inkling.page.dom;

import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.typedarrays.Int8Array;

/** Several files of the visitor's that belong together, such as those of a data set. Nothing goes to a server. */
public final class FileGroups {
    private static final double BYTES_PER_MB = 1e6;

    /**
     * A file that was read.
     *
     * @param bytes not to be changed
     */
    public record Named(String name, byte[] bytes) {}

    @JSFunctor
    private interface Contents extends JSObject {
        void take(JSArrayReader<JSString> names, JSArrayReader<Int8Array> contents);
    }

    @JSFunctor
    private interface Sentence extends JSObject {
        void hear(String sentence);
    }

    private FileGroups() {}

    /**
     * Reads all files that are chosen in a field, or dropped on the page and, by their names, are data: IDX, CSV, NumPy's,
     * or archives of them; also those of a folder.
     *
     * @param most the largest size of all together in bytes
     * @param files is told those that were read
     * @param refused is told in a sentence why they cannot be read
     */
    public static void listen(
            HTMLInputElement field, double most, Consumer<List<Named>> files, Consumer<String> refused) {
        Contents contents = (names, bytes) -> {
            List<Named> all = new ArrayList<>();
            for (int i = 0; i < names.getLength(); i++) {
                all.add(new Named(names.get(i).stringValue(), bytes.get(i).copyToJavaArray()));
            }
            files.accept(all);
        };
        String tooMany = "These files are too large for the page: together they have more than "
                + Numbers.whole(most / BYTES_PER_MB) + "\u00a0MB. Train on them with the command line.";
        listen(field, most, tooMany, contents, refused::accept);
    }

    /** A drop is taken before other parts of the page hear of it; what is no data, they get. */
    @JSBody(
            params = {"field", "most", "tooMany", "contents", "refused"},
            script = """
                    const read = files => {
                      if (!files.length) { return; }
                      if (files.reduce((sum, file) => sum + file.size, 0) > most) { refused(tooMany); return; }
                      Promise.all(files.map(file => file.arrayBuffer())).then(
                        all => contents(files.map(file => file.name), all.map(buffer => new Int8Array(buffer))),
                        e => refused('The files could not be read (' + String(e.message || e).replace(/[.]$/, '')
                          + '); open them again.'));
                    };
                    field.addEventListener('change', () => {
                      const files = Array.from(field.files);
                      field.value = '';
                      read(files);
                    });
                    const isData = name =>
                      /([-.]idx[0-9]|ubyte|[.](gz|npz|npy|csv|tsv|zip|idx))/i.test(name);
                    const within = folder => new Promise((done, failed) => {
                      const reader = folder.createReader();
                      const files = [];
                      const more = () => reader.readEntries(entries => {
                        if (!entries.length) { Promise.all(files).then(done, failed); return; }
                        entries.filter(entry => entry.isFile && !entry.name.startsWith('.')).forEach(entry =>
                          files.push(new Promise((one, none) => entry.file(one, none))));
                        more();
                      }, failed);
                      more();
                    });
                    addEventListener('drop', event => {
                      const transfer = event.dataTransfer;
                      const files = Array.from(transfer.files);
                      const entry = transfer.items && transfer.items[0] && transfer.items[0].webkitGetAsEntry
                        && transfer.items[0].webkitGetAsEntry();
                      const folder = entry && entry.isDirectory ? entry : null;
                      if (!folder && !files.some(file => isData(file.name))) { return; }
                      event.preventDefault();
                      event.stopImmediatePropagation();
                      document.querySelectorAll('.over').forEach(part => part.classList.remove('over'));
                      (folder ? within(folder) : Promise.resolve(files)).then(read,
                        () => refused('The folder could not be read; choose its files.'));
                    }, true);
                    """)
    private static native void listen(
            HTMLInputElement field, double most, String tooMany, Contents contents, Sentence refused);
}
