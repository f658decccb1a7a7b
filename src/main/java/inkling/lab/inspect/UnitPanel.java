package inkling.lab.inspect;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.protocol.report.InspectReport;
import inkling.protocol.report.InspectReport.Share;
import inkling.protocol.report.InspectedLayer;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.events.MouseEvent;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The sum of one unit with its real numbers: what its inputs add, the bias, and what its activation makes of them. */
final class UnitPanel {
    private static final double LEAST_MILLIS = 60;
    private static final double LINE = 0.6;

    private final HTMLElement panel = Dom.byId("unit-panel");
    private final HTMLElement title = Dom.byId("unit-title");
    private final HTMLElement equation = Dom.byId("unit-equation");
    private final HTMLElement place = Dom.byId("unit-place");
    private final HTMLCanvasElement map = Dom.canvas("unit-map");
    private final HTMLInputElement row = Dom.input("unit-row");
    private final HTMLInputElement column = Dom.input("unit-column");
    private final HTMLElement shares = Dom.byId("unit-shares");
    private final HTMLElement rest = Dom.byId("unit-rest");
    private final List<ShareItem> items = new ArrayList<>();
    private final Palette palette;
    private final Screen screen = new Screen(new DrawPriority(), LEAST_MILLIS, this::draw);
    private Optional<Shown> shown = Optional.empty();
    private float[] output = {};

    /**
     * What is to be drawn.
     *
     * @param name of the unit
     * @param input what an input is called, by its number
     */
    private record Shown(InspectReport.Unit unit, InspectedLayer layer, String name, IntFunction<String> input) {}

    /**
     * @param moved is told another place on the feature map, row by row
     * @param closed is called when nobody wants to see it any more
     */
    UnitPanel(Palette palette, IntConsumer moved, Runnable closed) {
        this.palette = palette;
        palette.onChange(screen::refresh);
        Dom.on(Dom.byId("unit-close"), "click", event -> closed.run());
        Dom.<KeyboardEvent>on(panel, "keydown", event -> {
            if (event.getKey().equals("Escape")) {
                event.preventDefault();
                event.stopPropagation();
                closed.run();
            }
        });
        for (HTMLInputElement slider : List.of(row, column)) {
            Dom.on(
                    slider,
                    "input",
                    event -> moved.accept(
                            (number(row) - 1) * shown.orElseThrow().layer().width() + number(column) - 1));
        }
        Dom.<MouseEvent>on(map, "click", event -> {
            InspectedLayer layer = shown.orElseThrow().layer();
            int x = event.getOffsetX() * layer.width() / Math.max(1, map.getClientWidth());
            int y = event.getOffsetY() * layer.height() / Math.max(1, map.getClientHeight());
            moved.accept(Math.max(0, Math.min(layer.height() - 1, y)) * layer.width()
                    + Math.max(0, Math.min(layer.width() - 1, x)));
        });
    }

    private static int number(HTMLInputElement slider) {
        return Integer.parseInt(slider.getValue());
    }

    /** Goes into the card of its layer, and takes the focus. */
    void openIn(HTMLElement card) {
        shown = Optional.empty();
        Dom.text(title, "…");
        card.insertBefore(panel, card.getLastChild());
        panel.setHidden(false);
        title.focus();
    }

    /** Goes back to where no card is. */
    void close(HTMLElement parent) {
        parent.appendChild(panel);
        panel.setHidden(true);
        shown = Optional.empty();
    }

    /** What the unit that is shown gives out, everywhere. */
    void output(float[] picture) {
        output = picture;
        screen.refresh();
    }

    void show(InspectReport.Unit unit, InspectedLayer layer, String name, IntFunction<String> input) {
        shown = Optional.of(new Shown(unit, layer, name, input));
        screen.refresh();
    }

    private void draw() {
        shown.ifPresent(this::draw);
    }

    private void draw(Shown now) {
        InspectedLayer layer = now.layer();
        InspectReport.Unit unit = now.unit();
        boolean picture = layer.isPicture();
        int y = unit.pixel() / layer.width();
        int x = unit.pixel() % layer.width();
        Dom.text(title, now.name() + (picture ? ", row " + (y + 1) + ", column " + (x + 1) : ""));
        place.setHidden(!picture);
        if (picture) {
            set(row, layer.height(), y + 1);
            set(column, layer.width(), x + 1);
            paintMap(layer, x, y);
        }
        boolean linear = layer.activation().startsWith("None");
        double inputs = unit.sum() - unit.bias();
        Dom.text(
                equation,
                "inputs " + Figures.of(inputs) + ", bias " + Figures.signed(unit.bias()) + ", sum "
                        + Figures.of(unit.sum())
                        + (linear ? "" : "; after " + layer.activation() + ": " + Figures.of(unit.output())));
        shares.setClassName(unit.shares().size() == 1 && unit.shares().get(0).inputs().length > 1 ? "large" : "");
        while (items.size() < unit.shares().size()) {
            items.add(new ShareItem(shares, palette));
        }
        for (int i = 0; i < items.size(); i++) {
            if (i < unit.shares().size()) {
                Share share = unit.shares().get(i);
                items.get(i).show(share, now.input().apply(share.from()), unit.height());
            } else {
                items.get(i).hide();
            }
        }
        Dom.text(
                rest,
                unit.others() == 0
                        ? ""
                        : Numbers.count(unit.others(), "other input") + ": " + Figures.signed(unit.rest())
                                + " together.");
    }

    private static void set(HTMLInputElement slider, int most, int value) {
        slider.setAttribute("max", Integer.toString(most));
        slider.setValue(Integer.toString(value));
    }

    private void paintMap(InspectedLayer layer, int x, int y) {
        if (output.length != layer.height() * layer.width()) {
            return;
        }
        ColourMap colours = SignedColours.ofLargest(palette, output);
        colours.paint(map, output, layer.width());
        var context = Dom.context(map);
        context.setStrokeStyle(palette.css("ink"));
        context.setLineWidth(LINE);
        context.strokeRect(x + LINE / 2, y + LINE / 2, 1 - LINE, 1 - LINE);
    }
}
