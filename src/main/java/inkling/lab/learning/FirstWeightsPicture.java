package inkling.lab.learning;

import inkling.page.dom.Colour;
import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.protocol.report.WeightsReport;
import inkling.recipe.Recipe;
import inkling.text.Numbers;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** The first layer's weights: for each unit a small picture of the ink that speaks for it and against it. */
final class FirstWeightsPicture {
    private static final double LEAST_MILLIS = 200;
    private static final int GAP = 1;
    private static final WeightsReport NONE = new WeightsReport(0, new float[0], ColourMap.SIDE);

    /** A weight of this size has the full colour; in root mean squares of all weights. */
    private static final double FULL_COLOUR = 3;

    private final HTMLCanvasElement canvas = Dom.canvas("weights");
    private final HTMLElement note = Dom.byId("weights-note");
    private final Palette palette;
    private final Screen screen;
    private WeightsReport weights = NONE;
    private int unitsInAll;
    private String unit = "unit";

    FirstWeightsPicture(Palette palette, DrawPriority priority) {
        this.palette = palette;
        screen = new Screen(priority, LEAST_MILLIS, this::draw);
        palette.onChange(screen::refresh);
    }

    void clear() {
        weights(NONE);
    }

    void begin(Recipe recipe) {
        unitsInAll = recipe.firstUnits();
        unit = recipe.beginsWithFilters() ? "filter" : "unit";
        weights(NONE);
    }

    void weights(WeightsReport latest) {
        weights = latest;
        screen.refresh();
    }

    private void draw() {
        int units = weights.units();
        int columns = (int) Math.ceil(Math.sqrt(Math.max(1, units)));
        int rows = (Math.max(1, units) + columns - 1) / columns;
        int width = weights.width();
        int height = units == 0 ? width : weights.values().length / units / width;
        // To set the size empties the canvas.
        canvas.setWidth(columns * (width + GAP) - GAP);
        canvas.setHeight(rows * (height + GAP) - GAP);
        ColourMap colours = colours();
        CanvasRenderingContext2D context = Dom.context(canvas);
        for (int unit = 0; unit < units; unit++) {
            int left = unit % columns * (width + GAP);
            int top = unit / columns * (width + GAP);
            colours.paint(context, left, top, weights.values(), unit * width * height, width, height);
        }
        Dom.text(note, units == 0 ? "" : sentence(units));
    }

    /** Paper for zero; full colour from a few times the usual size on, or one large weight would leave all others pale. */
    private ColourMap colours() {
        double squares = 0;
        for (float value : weights.values()) {
            squares += value * value;
        }
        double usual = Math.sqrt(squares / Math.max(1, weights.values().length));
        float largest = (float) Math.max(FULL_COLOUR * usual, Float.MIN_NORMAL);
        Colour zero = palette.colour("sheet");
        Colour positive = palette.colour("positive");
        Colour negative = palette.colour("negative");
        return new ColourMap(
                -largest, largest, share -> zero.towards(share < 0.5 ? negative : positive, Math.abs(2 * share - 1)));
    }

    private String sentence(int units) {
        String who = unitsInAll == 0
                ? "The classes themselves."
                : units < unitsInAll
                        ? units + " of " + Numbers.count(unitsInAll, unit) + "."
                        : Numbers.count(units, unit) + ".";
        return who + " Blue: ink here speaks for it. Red: ink here speaks against it.";
    }
}
