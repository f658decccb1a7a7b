package inkling.lab.data;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import inkling.page.dom.RovingFocus;
import inkling.protocol.report.BrowseReport;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** The classes of a set, each a button with its mean image, the number of its images, and a bar that compares the numbers. */
final class ClassCards {
    private final HTMLElement list = Dom.byId("classes");
    private final Palette palette;
    private final IntConsumer chosen;
    private final RovingFocus focus;
    private final List<HTMLElement> buttons = new ArrayList<>();
    private List<float[]> means = List.of();
    private int width = ColourMap.SIDE;

    /**
     * @param chosen is told which class was pressed
     */
    ClassCards(Palette palette, IntConsumer chosen) {
        this.palette = palette;
        this.chosen = chosen;
        focus = new RovingFocus(list, () -> RovingFocus.columns(buttons));
        palette.onChange(this::paint);
    }

    void show(BrowseReport.Summary summary) {
        means = summary.means();
        width = summary.width();
        buttons.clear();
        Dom.removeChildren(list);
        float most = 1;
        float all = 0;
        for (float count : summary.counts()) {
            most = Math.max(most, count);
            all += count;
        }
        for (int label = 0; label < summary.classes().size(); label++) {
            float count = summary.counts()[label];
            String share = Numbers.fixed(100 * count / Math.max(1, all), 1) + "\u00a0%";
            card(label, summary.classes().get(label), count, share)
                    .getStyle()
                    .setProperty("--share", Numbers.exact(count / most));
        }
        focus.items(buttons);
        paint();
    }

    private HTMLElement card(int label, String name, float count, String share) {
        HTMLElement button = Dom.append(
                Dom.append(list, "li"),
                "button",
                "type",
                "button",
                "data-class",
                Integer.toString(label),
                "data-value",
                Numbers.exact(count),
                "aria-pressed",
                "false",
                "title",
                share + " of the images");
        Dom.append(button, "strong").setTextContent(name);
        ColourMap.canvas(button).setAttribute("aria-hidden", "true");
        Dom.append(button, "span", "class", "balance");
        Dom.append(button, "span").setTextContent(Numbers.whole(count));
        Dom.append(button, "span", "class", "visually-hidden").setTextContent(" images, " + share);
        Dom.on(button, "click", event -> chosen.accept(label));
        buttons.add(button);
        return button;
    }

    /** Marks the class whose images are shown; {@link ImageBrowser#ANY} for all. */
    void mark(int label) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setAttribute("aria-pressed", Boolean.toString(i == label));
        }
    }

    private void paint() {
        ColourMap colours = ColourMap.ink(palette);
        for (int i = 0; i < buttons.size(); i++) {
            colours.paint((HTMLCanvasElement) buttons.get(i).querySelector("canvas"), means.get(i), width);
        }
    }
}
