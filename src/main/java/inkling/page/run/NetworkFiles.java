package inkling.page.run;

import inkling.page.dom.Dom;
import inkling.protocol.Command;
import inkling.protocol.ModelFileReport;
import inkling.text.Numbers;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.typedarrays.Int8Array;

/** Saving the visitor's network as a file, and opening one. */
public final class NetworkFiles {
    /** The largest networks that the settings allow are smaller. */
    private static final double MAX_BYTES = 1 << 28;

    private static final double BYTES_PER_MB = 1e6;

    @JSFunctor
    private interface Content extends JSObject {
        void read(Int8Array bytes);
    }

    @JSFunctor
    private interface Reason extends JSObject {
        void hear(String reason);
    }

    private final HTMLButtonElement save = Dom.button("save");
    private final HTMLInputElement open = Dom.input("open-model");
    private final Consumer<Command> worker;
    private final Consumer<String> refusal;

    /**
     * @param worker is sent what the visitor asks for
     * @param refusal hears in a sentence why a file cannot be used
     */
    public NetworkFiles(Consumer<Command> worker, Consumer<String> refusal) {
        this.worker = worker;
        this.refusal = refusal;
        Dom.on(save, "click", event -> worker.accept(Command.Control.SAVE_MODEL));
        Dom.on(open, "change", event -> open());
    }

    /** Whether there is a network that has learned something. */
    public void canSave(boolean possible) {
        save.setDisabled(!possible);
    }

    /** Whether a network may take the place of the visitor's. */
    public void canOpen(boolean possible) {
        open.setDisabled(!possible);
    }

    /** Hands the file to the browser, which keeps it where downloads go. */
    public void keep(ModelFileReport.Saved saved) {
        download(saved.name(), Int8Array.fromJavaArray(saved.file()));
    }

    private void open() {
        String name = name(open);
        double size = size(open);
        if (size > MAX_BYTES) {
            refusal.accept("The file " + name + " is too large for a network: it has "
                    + Numbers.whole(size / BYTES_PER_MB) + " MB, and at most " + Numbers.whole(MAX_BYTES / BYTES_PER_MB)
                    + " MB are read; open another.");
            forget(open);
        } else if (size >= 0) {
            read(
                    open,
                    bytes -> worker.accept(new Command.OpenModel(name, bytes.toJavaArray())),
                    reason -> refusal.accept("The file " + name + " could not be read (" + reason + "); try again."));
        }
    }

    @JSBody(params = "input", script = "return input.files.length ? input.files[0].name : '';")
    private static native String name(HTMLInputElement input);

    /** The size of the chosen file in bytes; below 0 if there is none. */
    @JSBody(params = "input", script = "return input.files.length ? input.files[0].size : -1;")
    private static native double size(HTMLInputElement input);

    /** Forgets the choice, so that the same file can be chosen again. */
    @JSBody(params = "input", script = "input.value = '';")
    private static native void forget(HTMLInputElement input);

    @JSBody(
            params = {"input", "content", "reason"},
            script = "const file = input.files[0]; input.value = '';"
                    + " file.arrayBuffer().then(bytes => content(new Int8Array(bytes)),"
                    + " e => reason(String(e.message || e).replace(/[.]$/, '')));")
    private static native void read(HTMLInputElement input, Content content, Reason reason);

    /** The address is kept for a while, since some browsers read it only after the visitor has named the file. */
    @JSBody(
            params = {"name", "bytes"},
            script = "const url = URL.createObjectURL(new Blob([bytes], {type: 'application/octet-stream'}));"
                    + " const link = document.createElement('a'); link.href = url; link.download = name;"
                    + " document.body.append(link); link.click(); link.remove();"
                    + " setTimeout(() => URL.revokeObjectURL(url), 60000);")
    private static native void download(String name, Int8Array bytes);
}
