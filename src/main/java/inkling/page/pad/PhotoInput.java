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
import org.teavm.jso.typedarrays.Int8Array;

/** Photographs and scans: chosen, dropped on the pad, or pasted. They are shown on the pad and stay in this tab. */
public final class PhotoInput {
    /** A picture is drawn at most so large before it is read; smaller ones stay as they are. */
    private static final int LARGEST_SIDE = 1280;

    private static final String NO_PICTURE =
            "This file is no picture that the browser can show; use PNG, JPEG, WebP, GIF or BMP.";

    private static final String CUT_SHORT =
            "This picture is cut short: its file ends before the picture does; copy or take it again.";

    private static final String NOISE =
            "This browser gives out noise in the place of a picture's pixels, to protect you from"
                    + " being recognised. Allow this page to read its canvas, or draw the digit.";

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
    private interface Told extends JSObject {
        void say(String sentence);
    }

    @JSFunctor
    private interface Wanted extends JSObject {
        boolean still();
    }

    @JSFunctor
    private interface Decoded extends JSObject {
        void pixels(int width, int height, Float32Array colours);
    }

    @JSFunctor
    private interface Refused extends JSObject {
        void refuse(boolean noise);
    }

    @JSFunctor
    private interface Content extends JSObject {
        void take(Int8Array bytes);
    }

    private final HTMLElement note = Dom.byId("photo-note");
    private final HTMLCanvasElement canvas = Dom.canvas("photo");
    private final HTMLInputElement field = Dom.input("photo-file");
    private final Consumer<Pixels> receiver;

    /** Counts what was chosen or drawn, to tell a picture that took long to decode from a newer one. */
    private int newest;

    /**
     * @param receiver takes each picture
     */
    public PhotoInput(Consumer<Pixels> receiver) {
        this.receiver = receiver;
        Dom.on(Dom.button("choose-photo"), "click", event -> field.click());
        listen(field, Dom.byId("pad"), this::read, sentence -> Dom.text(note, sentence));
    }

    private void read(JSObject file) {
        int number = ++newest;
        bytes(
                file,
                content -> {
                    if (number != newest) {
                        return;
                    }
                    if (PictureFile.isCutShort(content.toJavaArray())) {
                        Dom.text(note, CUT_SHORT);
                    } else {
                        decode(file, number);
                    }
                },
                noise -> Dom.text(note, NO_PICTURE));
    }

    private void decode(JSObject file, int number) {
        decode(
                file,
                canvas,
                LARGEST_SIDE,
                () -> number == newest,
                this::decoded,
                noise -> Dom.text(note, noise ? NOISE : NO_PICTURE));
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
        newest++;
        canvas.setHidden(true);
        Dom.text(note, "");
    }

    /** A picture may be dropped anywhere, since a browser leaves the page for what is dropped beside its place. */
    @JSBody(
            params = {"field", "pad", "chosen", "told"},
            script =
                    "const first = files => { if (files && files.length) { chosen(files[0]); return true; } return false; };"
                            + " field.addEventListener('change', () => { first(field.files); field.value = ''; });"
                            + " const sheet = pad.parentElement;"
                            + " addEventListener('dragover', e => { e.preventDefault(); sheet.classList.add('over'); });"
                            + " addEventListener('dragleave', e => { if (!e.relatedTarget) sheet.classList.remove('over'); });"
                            + " addEventListener('drop', e => { e.preventDefault(); sheet.classList.remove('over');"
                            + " const item = e.dataTransfer.items && e.dataTransfer.items[0];"
                            + " const entry = item && item.webkitGetAsEntry && item.webkitGetAsEntry();"
                            + " if (entry && entry.isDirectory) told('This is a folder; drop one picture of a digit.');"
                            + " else if (!first(e.dataTransfer.files))"
                            + " told('Only files can be read here: save the picture first, then drop its file.');"
                            + " else if (e.dataTransfer.files.length > 1)"
                            + " told('Only the first of these files is read: drop one picture at a time.'); });"
                            + " addEventListener('paste', e => { if (first(e.clipboardData && e.clipboardData.files))"
                            + " e.preventDefault(); });")
    private static native void listen(HTMLInputElement field, HTMLElement pad, Chosen chosen, Told told);

    @JSBody(
            params = {"file", "content", "refused"},
            script = "file.arrayBuffer().then(buffer => content(new Int8Array(buffer)), () => refused(false));")
    private static native void bytes(JSObject file, Content content, Refused refused);

    /**
     * Draws the picture on white paper, or on black if it is light ink on nothing, as large as it is or smaller, and reads its pixels, if it is still wanted when it
     * has been decoded. A pattern that is read back first shows whether the browser tells the truth.
     */
    @JSBody(
            params = {"file", "canvas", "most", "wanted", "decoded", "refused"},
            script = "createImageBitmap(file).then(image => { if (!wanted()) return;"
                    + " const probe = document.createElement('canvas').getContext('2d', {willReadFrequently: true}); let noise = false;"
                    + " for (let i = 0; i < 16; i++) { probe.fillStyle = i % 3 ? '#fff' : '#204060'; probe.fillRect(i, 0, 1, 1); }"
                    + " probe.getImageData(0, 0, 16, 1).data.forEach((value, i) => {"
                    + " noise ||= value !== ((i >> 2) % 3 ? 255 : [32, 64, 96, 255][i & 3]); });"
                    + " if (noise) { refused(true); return; }"
                    + " const scale = Math.min(1, most / Math.max(image.width, image.height));"
                    + " canvas.width = Math.max(1, Math.round(image.width * scale));"
                    + " canvas.height = Math.max(1, Math.round(image.height * scale));"
                    + " const context = canvas.getContext('2d', {willReadFrequently: true}); context.imageSmoothingQuality = 'high';"
                    + " context.drawImage(image, 0, 0, canvas.width, canvas.height); image.close();"
                    + " let light = 0, opacity = 0, transparent = false;"
                    + " context.getImageData(0, 0, canvas.width, canvas.height).data.forEach((value, i, all) => {"
                    + " if ((i & 3) < 3) return; transparent ||= value === 0; opacity += value;"
                    + " light += value * (0.299 * all[i - 3] + 0.587 * all[i - 2] + 0.114 * all[i - 1]) / 255; });"
                    + " context.globalCompositeOperation = 'destination-over';"
                    + " context.fillStyle = transparent && light > opacity / 2 ? '#000' : '#fff';"
                    + " context.fillRect(0, 0, canvas.width, canvas.height);"
                    + " context.globalCompositeOperation = 'source-over';"
                    + " const data = context.getImageData(0, 0, canvas.width, canvas.height).data;"
                    + " const colours = new Float32Array(data.length / 4);"
                    + " for (let i = 0, at = 0; i < colours.length; i++, at += 4)"
                    + " colours[i] = data[at] * 65536 + data[at + 1] * 256 + data[at + 2];"
                    + " decoded(canvas.width, canvas.height, colours); }).catch(() => wanted() && refused(false));")
    private static native void decode(
            JSObject file, HTMLCanvasElement canvas, int most, Wanted wanted, Decoded decoded, Refused refused);
}
