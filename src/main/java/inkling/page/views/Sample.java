package inkling.page.views;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.Tiles;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** A test image with what it is and what the network took it for. */
final class Sample {
    private static final int SIDE = 28;

    private Sample() {}

    static void append(HTMLElement list, int label, int prediction, float[] numbers, int from, ColourMap colours) {
        boolean right = label == prediction;
        HTMLElement figure = Dom.append(Dom.append(list, "li"), "figure");
        figure.setClassName(right ? "" : "wrong");
        HTMLCanvasElement canvas = (HTMLCanvasElement) Dom.append(figure, "canvas");
        canvas.setWidth(SIDE);
        canvas.setHeight(SIDE);
        canvas.setAttribute("role", "img");
        canvas.setAttribute("aria-label", "Test image of a " + label);
        Tiles.paint(canvas, numbers, from, SIDE, colours);
        HTMLElement caption = Dom.append(figure, "figcaption");
        words(caption, "predicted", "read as " + prediction);
        words(caption, "label", "is a " + label);
        words(caption, "verdict-word", right ? "right" : "wrong");
    }

    private static void words(HTMLElement caption, String className, String text) {
        HTMLElement words = Dom.append(caption, "span");
        words.setClassName(className);
        words.setTextContent(text);
    }
}
