package inkling.lab.inspect;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.protocol.report.InspectedLayer;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** A unit, a feature map or a class of a layer: what it gives out and contributes, and a button that shows its sum. */
final class UnitButton {
    private final InspectedLayer layer;
    private final HTMLElement button;
    private final HTMLElement name;
    private final HTMLElement value;
    private final HTMLElement bar;
    private final HTMLElement amount;
    private final HTMLCanvasElement weights;
    private final HTMLCanvasElement output;
    private int unit = -1;

    /**
     */
    UnitButton(HTMLElement parent, InspectedLayer layer) {
        this.layer = layer;
        button = Dom.append(parent, "button", "type", "button", "class", "unit", "aria-pressed", "false");
        weights = canvas("weights", layer.weightPictures());
        output = canvas("output", layer.isPicture());
        name = Dom.append(button, "span");
        value = Dom.append(button, "span", "class", "value");
        value.setHidden(layer.isPicture());
        bar = Dom.append(button, "span", "class", "bar", "aria-hidden", "true");
        amount = Dom.append(button, "span", "class", "amount");
    }

    private HTMLCanvasElement canvas(String kind, boolean shown) {
        HTMLCanvasElement canvas =
                (HTMLCanvasElement) Dom.append(button, "canvas", "class", kind, "aria-hidden", "true");
        canvas.setHidden(!shown);
        return canvas;
    }

    HTMLElement element() {
        return button;
    }

    /** The number of the unit that it shows. */
    int unit() {
        return unit;
    }

    void press(boolean now) {
        String text = Boolean.toString(now);
        if (!text.equals(button.getAttribute("aria-pressed"))) {
            button.setAttribute("aria-pressed", text);
        }
    }

    /** Shows a unit; the button is hidden while it has none. */
    void show(int number, String title) {
        unit = number;
        Dom.text(name, title);
        button.setHidden(false);
    }

    void hide() {
        unit = -1;
        button.setHidden(true);
    }

    /**
     * @param gives what it gives out, if that is one number
     * @param figure its last figure: what it contributes, or the probability of its class
     * @param share length of its bar, -1 to 1
     */
    void figures(float gives, String figure, float share) {
        if (!layer.isPicture()) {
            Dom.text(value, Figures.of(gives));
        }
        Dom.text(amount, figure);
        bar.getStyle().setProperty("--share", Float.toString(Math.abs(share)));
        bar.setClassName(share < 0 ? "bar against" : "bar");
    }

    void paintOutput(ColourMap colours, float[] pictures, int number) {
        paint(output, colours, pictures, number, layer.height(), layer.width());
    }

    void paintWeights(ColourMap colours, float[] pictures, int number, int size) {
        paint(weights, colours, pictures, number, size / layer.viewWidth(), layer.viewWidth());
    }

    private static void paint(
            HTMLCanvasElement canvas, ColourMap colours, float[] pictures, int number, int height, int width) {
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        colours.paint(Dom.context(canvas), 0, 0, pictures, number * width * height, width, height);
    }
}
