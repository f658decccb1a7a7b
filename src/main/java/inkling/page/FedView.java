package inkling.page;

import inkling.protocol.Report;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** What the network is fed: a row of training pictures, varied as the settings say. */
final class FedView {
    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;
    private static final int PICTURES = 12;

    private final HTMLElement note = Dom.byId("fed-note");
    private final List<HTMLCanvasElement> canvases = new ArrayList<>();
    private final Palette palette;
    private float[] pictures = new float[0];

    FedView(Palette palette) {
        this.palette = palette;
        HTMLElement list = Dom.byId("fed");
        for (int i = 0; i < PICTURES; i++) {
            HTMLCanvasElement canvas = (HTMLCanvasElement) Dom.append(list, "canvas");
            canvas.setWidth(SIDE);
            canvas.setHeight(SIDE);
            canvases.add(canvas);
        }
        palette.onChange(this::draw);
    }

    void show(Report.Fed latest) {
        pictures = latest.pictures();
        Dom.text(note, latest.note());
        draw();
    }

    /** Where a batch has fewer pictures than there is room for, the others stay. */
    private void draw() {
        Shades shades = Tiles.ink(palette);
        for (int i = 0; i < PICTURES && (i + 1) * PIXELS <= pictures.length; i++) {
            Tiles.paint(canvases.get(i), pictures, i * PIXELS, SIDE, shades);
        }
    }
}
