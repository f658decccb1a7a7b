package inkling.page.pad;

import inkling.ink.Photo;
import inkling.ink.PhotoBuilder;
import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import inkling.protocol.report.AnswerReport;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** Photographs and scans: chosen, dropped on the pad, or pasted. They are shown on the pad and stay in this tab. */
public final class PhotoInput {
    /** Pixels of the longer side, as a picture is shown on the pad at most. */
    private static final int LARGEST_SHOWN = 1280;

    /** Pixels that are read in one go, so that the page answers in between. */
    private static final int READ_AT_ONCE = 500_000;

    private static final String READING = "Reading the picture…";

    private static final String NO_PICTURE =
            "This file is no picture that the browser can show; use PNG, JPEG, WebP, GIF or BMP.";

    private static final String CUT_SHORT =
            "This picture is cut short: its file ends before the picture does; copy or take it again.";

    private static final String NOISE =
            "This browser gives out noise in the place of a picture's pixels, to protect you from"
                    + " being recognised. Allow this page to read its canvas, or draw the digit.";

    private static final String NO_DIGIT =
            "There is no digit in this picture that the page can find. Take one with large digits in the middle.";

    private static final String READ = "Read from the picture; corrections are kept for drawings only.";

    private static final String READ_IN_FRAME =
            "Read from the picture, in the frame; corrections are kept for drawings only.";

    private static final String READ_IN_FRAMES =
            "Read from the picture, a frame around each digit; corrections are kept for drawings only.";

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
    private interface Size extends JSObject {
        void of(int width, int height);
    }

    @JSFunctor
    private interface Rows extends JSObject {
        void from(int top, Int32Array colours);
    }

    @JSFunctor
    private interface End extends JSObject {
        boolean onBlack();
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
    private final PhotoFrames frames = new PhotoFrames();
    private final HTMLInputElement field = Dom.input("photo-file");
    private final Palette palette;
    private final Consumer<Photo> receiver;

    /** Counts what was chosen or drawn, to tell a picture that took long to decode from a newer one. */
    private int newest;

    private int width;
    private PhotoBuilder photo = new PhotoBuilder(1, 1);

    /**
     * @param receiver takes each picture
     */
    public PhotoInput(Palette palette, Consumer<Photo> receiver) {
        this.palette = palette;
        this.receiver = receiver;
        Dom.on(Dom.button("choose-photo"), "click", event -> field.click());
        listen(field, Dom.byId("pad"), this::read, sentence -> Dom.text(note, sentence));
    }

    private void read(JSObject file) {
        int number = ++newest;
        frames.remove();
        Dom.text(note, READING);
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
                LARGEST_SHOWN,
                READ_AT_ONCE,
                () -> number == newest,
                this::begin,
                this::rows,
                this::end,
                noise -> Dom.text(note, noise ? NOISE : NO_PICTURE));
    }

    private void begin(int pictureWidth, int height) {
        width = pictureWidth;
        photo = new PhotoBuilder(width, height);
    }

    private void rows(int top, Int32Array colours) {
        int[] abgr = colours.copyToJavaArray();
        for (int i = 0; i < abgr.length; i++) {
            abgr[i] = (abgr[i] & 0xff00ff00) | (abgr[i] & 0xff) << 16 | (abgr[i] >> 16 & 0xff);
        }
        for (int at = 0; at < abgr.length; at += width) {
            photo.row(top + at / width, abgr, at, width);
        }
    }

    private boolean end() {
        receiver.accept(photo.photo());
        return photo.isLightInk();
    }

    /** The picture was looked at; these digits were found. */
    public void found(List<AnswerReport.Digit> digits) {
        AnswerReport.Digit first = digits.get(0);
        String read = first.place().length == 0 ? READ : digits.size() == 1 ? READ_IN_FRAME : READ_IN_FRAMES;
        Dom.text(note, first.picture().length == 0 ? NO_DIGIT : read);
    }

    /**
     * Frames the digits on the picture, or on the pad if there is none.
     *
     * @param places of each left, top, right and bottom, as fractions of the sides; empty for a digit that has no frame
     * @param chosen which of them is looked into
     */
    public void frame(List<float[]> places, int chosen) {
        boolean isPhoto = !canvas.isHidden();
        frames.show(places, chosen, isPhoto ? canvas.getWidth() : 1, isPhoto ? canvas.getHeight() : 1);
    }

    /** Shows an image as networks are given them. */
    public void show(float[] pixels, int pictureWidth, String caption) {
        newest++;
        frames.remove();
        ColourMap.ink(palette).paint(canvas, pixels, pictureWidth);
        canvas.setClassName("pixels");
        canvas.setHidden(false);
        Dom.text(note, caption);
    }

    /** There is a drawing now, or nothing. */
    public void remove() {
        newest++;
        if (!canvas.isHidden()) {
            frames.remove();
        }
        canvas.setHidden(true);
        canvas.setClassName("");
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
     * Reads the picture's pixels, a few rows at a time, as long as it is wanted, and shows it, made smaller if it is large,
     * on white paper or on black. A pattern that is read back first shows whether the browser tells the truth.
     */
    @JSBody(
            params = {"file", "canvas", "largest", "atOnce", "wanted", "size", "rows", "end", "refused"},
            script = """
                    const reader = (width, height) => {
                      const canvas = document.createElement('canvas');
                      canvas.width = width;
                      canvas.height = height;
                      return canvas.getContext('2d', {willReadFrequently: true});
                    };
                    const isNoisy = () => {
                      const probe = reader(16, 1);
                      for (let i = 0; i < 16; i++) {
                        probe.fillStyle = i % 3 ? '#fff' : '#204060';
                        probe.fillRect(i, 0, 1, 1);
                      }
                      return probe.getImageData(0, 0, 16, 1).data.some(
                        (value, i) => value !== ((i >> 2) % 3 ? 255 : [32, 64, 96, 255][i & 3]));
                    };
                    const show = (image, onBlack) => {
                      const scale = Math.min(1, largest / Math.max(image.width, image.height));
                      canvas.width = Math.max(1, Math.round(image.width * scale));
                      canvas.height = Math.max(1, Math.round(image.height * scale));
                      const context = canvas.getContext('2d');
                      context.fillStyle = onBlack ? '#000' : '#fff';
                      context.fillRect(0, 0, canvas.width, canvas.height);
                      context.imageSmoothingQuality = 'high';
                      context.drawImage(image, 0, 0, canvas.width, canvas.height);
                    };
                    const read = async image => {
                      if (!wanted()) return;
                      if (isNoisy()) { refused(true); return; }
                      const most = Math.max(1, Math.floor(atOnce / image.width));
                      const strip = reader(image.width, Math.min(most, image.height));
                      strip.globalCompositeOperation = 'copy';
                      size(image.width, image.height);
                      for (let top = 0; top < image.height; top += most) {
                        strip.drawImage(image, 0, -top);
                        const height = Math.min(most, image.height - top);
                        rows(top, new Int32Array(strip.getImageData(0, 0, image.width, height).data.buffer));
                        if (top + most < image.height) await new Promise(resolve => setTimeout(resolve));
                        if (!wanted()) return;
                      }
                      show(image, end());
                      canvas.hidden = false;
                    };
                    createImageBitmap(file).then(image => read(image).finally(() => image.close()))
                      .catch(() => { if (wanted()) refused(false); });""")
    private static native void decode(
            JSObject file,
            HTMLCanvasElement canvas,
            int largest,
            int atOnce,
            Wanted wanted,
            Size size,
            Rows rows,
            End end,
            Refused refused);
}
