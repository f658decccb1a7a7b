package inkling.page.dom;

import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLInputElement;

/** Files of the visitor's: saved to the downloads, or chosen and read. Nothing goes to a server. */
public final class TextFiles {
    @JSFunctor
    private interface Text extends JSObject {
        void take(String text);
    }

    private TextFiles() {}

    /** Saves a text as a JSON file. */
    @JSBody(
            params = {"name", "text"},
            script = "const url = URL.createObjectURL(new Blob([text], {type: 'application/json'}));"
                    + " const link = document.createElement('a'); link.href = url; link.download = name; link.click();"
                    + " setTimeout(() => URL.revokeObjectURL(url), 60000);")
    public static native void save(String name, String text);

    /** Reads the file that was chosen, if one was, and makes the field ready for the next. */
    public static void read(HTMLInputElement field, Consumer<String> text, Consumer<String> failed) {
        readFirst(field, text::accept, failed::accept);
    }

    @JSBody(
            params = {"field", "text", "failed"},
            script = "const file = field.files[0]; field.value = ''; if (!file) return;"
                    + " if (file.size > 5e7) failed('it has more than 50 MB'); else"
                    + " file.text().then(text, reason => failed(String(reason.message || reason)));")
    private static native void readFirst(HTMLInputElement field, Text text, Text failed);
}
