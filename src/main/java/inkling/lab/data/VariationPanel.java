package inkling.lab.data;

import inkling.lab.Host;
import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.protocol.command.BrowseCommand;
import inkling.protocol.command.Split;
import inkling.protocol.report.BrowseReport;
import inkling.recipe.DataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** What augmentation makes of an image: a copy by the sliders' strengths, and twelve as training would be fed them. */
final class VariationPanel {
    private static final int COPIES = 13;

    private final HTMLCanvasElement original = Dom.canvas("variation-original");
    private final HTMLCanvasElement copy = Dom.canvas("variation-copy");
    private final HTMLElement originalNote = Dom.byId("variation-original-note");
    private final HTMLElement note = Dom.byId("vary-note");
    private final StrengthSliders strengths = new StrengthSliders(this::changed);
    private final List<HTMLCanvasElement> copies = new ArrayList<>();
    private final Host host;
    private ShownSet set = new ShownSet(DataSource.MNIST, Split.TRAIN);
    private Optional<BrowseReport.Image> image = Optional.empty();
    private Optional<BrowseReport.Varied> latest = Optional.empty();
    private String name = "";
    private int seed = 1;

    /** One question at a time; while a slider moves, the newest is asked when the answer to the last is there. */
    private boolean waits;

    private Optional<String> next = Optional.empty();

    /** Whether the sliders are to follow the next answer, which is about the settings. */
    private boolean follows;

    VariationPanel(Host host) {
        this.host = host;
        HTMLElement row = Dom.byId("varied");
        for (int i = 1; i < COPIES; i++) {
            copies.add(ColourMap.canvas(row));
        }
        Dom.on(Dom.byId("vary-again"), "click", event -> {
            seed += COPIES;
            ask(strengths.text());
        });
        Dom.on(Dom.byId("vary-read"), "click", event -> readCopy());
        Dom.on(Dom.byId("vary-settings"), "click", event -> {
            follows = true;
            ask(setting());
        });
        Dom.on(Dom.byId("vary-use"), "click", event -> {
            set(strengths.text());
            Dom.text(note, "It is in the settings now; press Train.");
        });
        host.palette().onChange(this::paint);
    }

    /** From now on the images are those of another set. */
    void of(ShownSet now) {
        set = now;
        image = Optional.empty();
    }

    boolean hasImage() {
        return image.isPresent();
    }

    /** Varies an image. */
    void vary(BrowseReport.Image of, String called) {
        image = Optional.of(of);
        name = called;
        ask(strengths.text());
    }

    private void changed() {
        Dom.text(note, "");
        ask(strengths.text());
    }

    private void ask(String augmentation) {
        if (image.isEmpty()) {
            return;
        }
        if (waits) {
            next = Optional.of(augmentation);
            return;
        }
        waits = true;
        host.send(new BrowseCommand.Vary(set.data(), set.split(), image.get().index(), augmentation, seed, COPIES));
    }

    void varied(BrowseReport.Varied varied) {
        waits = false;
        latest = Optional.of(varied);
        if (next.isPresent()) {
            String augmentation = next.get();
            next = Optional.empty();
            ask(augmentation);
        } else if (follows) {
            follows = false;
            strengths.set(varied.strengths());
        }
        paint();
    }

    /** What was asked for could not be done. */
    void refused() {
        waits = false;
        follows = false;
        next = Optional.empty();
    }

    private void paint() {
        latest.ifPresent(varied -> {
            ColourMap colours = ColourMap.ink(host.palette());
            Dom.text(originalNote, name);
            colours.paint(original, varied.original(), varied.width());
            colours.paint(copy, varied.copies().get(0), varied.width());
            for (int i = 0; i < copies.size(); i++) {
                colours.paint(copies.get(i), varied.copies().get(i + 1), varied.width());
            }
        });
    }

    private void readCopy() {
        latest.ifPresent(varied -> host.show(varied.copies().get(0), varied.width(), name + ", varied."));
    }

    /** What the settings of the page say. */
    @JSBody(script = "return document.getElementById('setting-augment').value;")
    private static native String setting();

    /** Changes that setting, as a visitor would. */
    @JSBody(
            params = "value",
            script = "const field = document.getElementById('setting-augment'); field.value = value;"
                    + " ['input', 'change'].forEach(type => field.dispatchEvent(new Event(type, { bubbles: true })));")
    private static native void set(String value);
}
