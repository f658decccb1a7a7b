package inkling.page.dom;

import inkling.text.Numbers;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.typedarrays.Int8Array;

/** Files of the visitor's: saved to the downloads, or chosen and read. Nothing goes to a server. */
public final class Files {
    private static final double BYTES_PER_MB = 1e6;

    @JSFunctor
    private interface Content extends JSObject {
        void take(String name, JSObject content);
    }

    @JSFunctor
    private interface Refusal extends JSObject {
        void hear(String name, String reason);
    }

    @JSFunctor
    private interface Name extends JSObject {
        void hear(String name);
    }

    private Files() {}

    /** Hands a text to the browser, which keeps it where downloads go. */
    public static void save(String name, String text) {
        download(name, "application/json", JSString.valueOf(text));
    }

    /** Hands bytes to the browser, which keeps them where downloads go. */
    public static void save(String name, byte[] bytes) {
        download(name, "application/octet-stream", Int8Array.fromJavaArray(bytes));
    }

    /**
     * Reads the text of the file that was chosen, if one was, and makes the field ready for the next.
     *
     * @param most the largest size in bytes
     * @param text is told the file's name and its text
     * @param refused is told the file's name and why it cannot be read
     */
    public static void text(
            HTMLInputElement field, double most, BiConsumer<String, String> text, BiConsumer<String, String> refused) {
        Content content = (name, value) -> text.accept(name, ((JSString) value).stringValue());
        read(field, true, most, tooLarge(most), content, refused::accept);
    }

    /** The same for a file's bytes. */
    public static void bytes(
            HTMLInputElement field, double most, BiConsumer<String, byte[]> bytes, BiConsumer<String, String> refused) {
        Content content = (name, value) -> bytes.accept(name, ((Int8Array) value).toJavaArray());
        read(field, false, most, tooLarge(most), content, refused::accept);
    }

    /**
     * Takes files with an ending that are dropped anywhere on the page, as if they had been chosen in a field.
     *
     * @param busy is told the file's name if the field is disabled
     */
    public static void dropInto(HTMLInputElement field, String ending, Consumer<String> busy) {
        listen(field, ending, busy::accept);
    }

    /** Asked before all other listeners, which take what is dropped for something else. */
    @JSBody(
            params = {"field", "ending", "busy"},
            script = """
                    addEventListener('drop', e => {
                      const file = e.dataTransfer.files[0];
                      if (!file || !file.name.toLowerCase().endsWith(ending)) { return; }
                      e.preventDefault();
                      e.stopImmediatePropagation();
                      document.querySelectorAll('.over').forEach(one => one.classList.remove('over'));
                      if (field.disabled) { busy(file.name); return; }
                      const chosen = new DataTransfer();
                      chosen.items.add(file);
                      field.files = chosen.files;
                      field.dispatchEvent(new Event('change'));
                    }, true);
                    """)
    private static native void listen(HTMLInputElement field, String ending, Name busy);

    private static String tooLarge(double most) {
        return "it has more than " + Numbers.whole(most / BYTES_PER_MB) + "\u00a0MB";
    }

    @JSBody(
            params = {"field", "asText", "most", "tooLarge", "content", "refused"},
            script = """
                    const file = field.files[0];
                    // So that the same file can be chosen again.
                    field.value = '';
                    if (!file) { return; }
                    if (file.size > most) { refused(file.name, tooLarge); return; }
                    (asText ? file.text() : file.arrayBuffer().then(buffer => new Int8Array(buffer)))
                      .then(value => content(file.name, value),
                        e => refused(file.name, String(e.message || e).replace(/[.]$/, '')));
                    """)
    private static native void read(
            HTMLInputElement field, boolean asText, double most, String tooLarge, Content content, Refusal refused);

    /** The address is kept for a while, since some browsers read it only after the visitor has named the file. */
    @JSBody(
            params = {"name", "type", "content"},
            script = """
                    const url = URL.createObjectURL(new Blob([content], { type: type }));
                    const link = document.createElement('a');
                    link.href = url;
                    link.download = name;
                    document.body.append(link);
                    link.click();
                    link.remove();
                    setTimeout(() => URL.revokeObjectURL(url), 60000);
                    """)
    private static native void download(String name, String type, JSObject content);
}
