package inkling.page.views;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.page.dom.Tiles;
import inkling.protocol.TrainingReport;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** What the network is fed: a row of training pictures, varied as the settings say. */
final class InputPreview {
    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;
    private static final int PICTURES = 12;

    private final HTMLElement note = Dom.byId("fed-note");
    private final List<HTMLCanvasElement> canvases = new ArrayList<>();
    private final Palette palette;
    private final Screen screen;
    private TrainingReport.InputPreview latest = new TrainingReport.InputPreview("", new float[0]);

    InputPreview(Palette palette, DrawPriority priority) {
        this.palette = palette;
        screen = new Screen(priority, 0, this::draw);
        HTMLElement list = Dom.byId("fed");
        for (int i = 0; i < PICTURES; i++) {
            HTMLCanvasElement canvas = (HTMLCanvasElement) Dom.append(list, "canvas");
            canvas.setWidth(SIDE);
            canvas.setHeight(SIDE);
            canvases.add(canvas);
        }
        palette.onChange(screen::refresh);
    }

    void show(TrainingReport.InputPreview fed) {
        latest = fed;
        screen.refresh();
    }

    /** Where a batch has fewer pictures than there is room for, the others stay. */
    private void draw() {
        Dom.text(note, latest.note());
        float[] pictures = latest.pictures();
        ColourMap colours = Tiles.ink(palette);
        for (int i = 0; i < PICTURES && (i + 1) * PIXELS <= pictures.length; i++) {
            Tiles.paint(canvases.get(i), pictures, i * PIXELS, SIDE, colours);
        }
    }
}
