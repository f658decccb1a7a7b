package inkling.page.pad;

import inkling.page.dom.Dom;
import inkling.protocol.Command;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.typedarrays.Float32Array;

/** Photographs and scans: chosen, dropped on the pad, or pasted. They are shown on the pad and stay in this tab. */
public final class PhotoInput {
    /** A picture is drawn at most so large before it is read; smaller ones stay as they are. */
    private static final int LARGEST_SIDE = 640;

    private static final String NO_PICTURE =
            "This file is no picture that the browser can show; use PNG, JPEG, WebP, GIF or BMP.";

    private static final String NO_DIGIT =
            "No digit is to be seen in this picture; take one with a single digit, large and in the middle.";

    /**
     * A picture's pixels.
     *
     * @param colours as {@link Command.ReadPhoto} has them
     */
    public record Pixels(int width, int height, float[] colours) {
        public Command command(int id, boolean yours) {
            return new Command.ReadPhoto(id, yours, width, height, colours);
        }
    }

    @JSFunctor
    private interface Chosen extends JSObject {
        void file(JSObject file);
    }

    @JSFunctor
    private interface Decoded extends JSObject {
        void pixels(int width, int height, Float32Array colours);
    }

    @JSFunctor
    private interface Refused extends JSObject {
        void refuse();
    }

    private final HTMLElement note = Dom.byId("photo-note");
    private final HTMLCanvasElement canvas = Dom.canvas("photo");
    private final HTMLInputElement field = Dom.input("photo-file");
    private final Consumer<Pixels> receiver;

    /**
     * @param receiver takes each picture
     */
    public PhotoInput(Consumer<Pixels> receiver) {
        this.receiver = receiver;
        Dom.on(Dom.button("choose-photo"), "click", event -> field.click());
        listen(field, Dom.byId("pad"), this::read);
    }

    private void read(JSObject file) {
        decode(file, canvas, LARGEST_SIDE, this::decoded, () -> Dom.text(note, NO_PICTURE));
    }

    private void decoded(int width, int height, Float32Array colours) {
        Pixels pixels = new Pixels(width, height, colours.copyToJavaArray());
        receiver.accept(pixels);
        canvas.setHidden(false);
    }

    /** The picture was looked at. */
    public void found(boolean digit) {
        Dom.text(note, digit ? "Read from the picture; corrections are kept for drawings only." : NO_DIGIT);
    }

    /** There is a drawing now, or nothing. */
    public void remove() {
        canvas.setHidden(true);
        Dom.text(note, "");
    }

    @JSBody(
            params = {"field", "pad", "chosen"},
            script =
                    "const first = files => { if (files && files.length) { chosen(files[0]); return true; } return false; };"
                            + " field.addEventListener('change', () => { first(field.files); field.value = ''; });"
                            + " const sheet = pad.parentElement;"
                            + " sheet.addEventListener('dragover', e => { e.preventDefault(); sheet.classList.add('over'); });"
                            + " sheet.addEventListener('dragleave', () => sheet.classList.remove('over'));"
                            + " sheet.addEventListener('drop', e => { e.preventDefault(); sheet.classList.remove('over');"
                            + " first(e.dataTransfer.files); });"
                            + " addEventListener('paste', e => { if (first(e.clipboardData && e.clipboardData.files))"
                            + " e.preventDefault(); });")
    private static native void listen(HTMLInputElement field, HTMLElement pad, Chosen chosen);

    /** Draws the picture on white paper, as large as it is or smaller, and reads its pixels. */
    @JSBody(
            params = {"file", "canvas", "most", "decoded", "refused"},
            script = "createImageBitmap(file).then(image => {"
                    + " const scale = Math.min(1, most / Math.max(image.width, image.height));"
                    + " canvas.width = Math.max(1, Math.round(image.width * scale));"
                    + " canvas.height = Math.max(1, Math.round(image.height * scale));"
                    + " const context = canvas.getContext('2d'); context.imageSmoothingQuality = 'high';"
                    + " context.fillStyle = '#fff'; context.fillRect(0, 0, canvas.width, canvas.height);"
                    + " context.drawImage(image, 0, 0, canvas.width, canvas.height); image.close();"
                    + " const data = context.getImageData(0, 0, canvas.width, canvas.height).data;"
                    + " const colours = new Float32Array(data.length / 4);"
                    + " for (let i = 0, at = 0; i < colours.length; i++, at += 4)"
                    + " colours[i] = data[at] * 65536 + data[at + 1] * 256 + data[at + 2];"
                    + " decoded(canvas.width, canvas.height, colours); }, () => refused());")
    private static native void decode(
            JSObject file, HTMLCanvasElement canvas, int most, Decoded decoded, Refused refused);
}
