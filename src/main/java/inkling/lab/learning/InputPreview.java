package inkling.lab.learning;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.protocol.report.InputReport;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** What the network is given: a row of training pictures, varied as the settings say. */
final class InputPreview {
    private static final int PICTURES = 12;

    private final HTMLElement note = Dom.byId("input-preview-note");
    private final List<HTMLCanvasElement> canvases = new ArrayList<>();
    private final Palette palette;
    private final Screen screen;
    private InputReport latest = new InputReport("", List.of(), ColourMap.SIDE);

    InputPreview(Palette palette, DrawPriority priority) {
        this.palette = palette;
        screen = new Screen(priority, 0, this::draw);
        HTMLElement list = Dom.byId("input-preview");
        for (int i = 0; i < PICTURES; i++) {
            canvases.add(ColourMap.canvas(list));
        }
        palette.onChange(screen::refresh);
    }

    void input(InputReport preview) {
        latest = preview;
        screen.refresh();
    }

    /** Where a batch has fewer pictures than there is room for, the others stay. */
    private void draw() {
        Dom.text(note, latest.note());
        ColourMap colours = ColourMap.ink(palette);
        for (int i = 0; i < Math.min(PICTURES, latest.pictures().size()); i++) {
            colours.paint(canvases.get(i), latest.pictures().get(i), latest.width());
        }
    }
}
