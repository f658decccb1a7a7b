package inkling.lab.inspect;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import inkling.protocol.report.InspectReport.Share;
import java.util.List;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** What one input adds to a sum: two numbers and their product, or pictures of values, weights and products. */
final class ShareItem {
    private static final List<String> TITLES = List.of("what it sees", "its weights", "the products");

    private final Palette palette;
    private final HTMLElement item;
    private final HTMLElement text;
    private final HTMLElement pictures;
    private final HTMLCanvasElement[] canvases = new HTMLCanvasElement[TITLES.size()];

    ShareItem(HTMLElement list, Palette palette) {
        this.palette = palette;
        item = Dom.append(list, "li");
        text = Dom.append(item, "p");
        pictures = Dom.append(item, "div", "class", "share-pictures");
        for (int i = 0; i < canvases.length; i++) {
            HTMLElement figure = Dom.append(pictures, "figure");
            canvases[i] = (HTMLCanvasElement) Dom.append(figure, "canvas", "aria-hidden", "true");
            Dom.append(figure, "figcaption").setTextContent(TITLES.get(i));
        }
    }

    void hide() {
        item.setHidden(true);
    }

    /**
     * @param name of the input
     * @param height rows of its pictures
     */
    void show(Share share, String name, int height) {
        item.setHidden(false);
        boolean single = share.inputs().length == 1;
        pictures.setHidden(single);
        String product = single ? Figures.of(share.inputs()[0]) + " × " + Figures.of(share.weights()[0]) + " = " : "";
        Dom.text(text, name + ": " + product + Figures.signed(share.amount()));
        if (!single) {
            int width = share.inputs().length / height;
            float[] products = new float[share.inputs().length];
            for (int i = 0; i < products.length; i++) {
                products[i] = share.inputs()[i] * share.weights()[i];
            }
            paint(0, SignedColours.ofLargest(palette, share.inputs()), share.inputs(), width);
            paint(1, SignedColours.ofUsual(palette, share.weights()), share.weights(), width);
            paint(2, SignedColours.ofLargest(palette, products), products, width);
        }
    }

    private void paint(int canvas, ColourMap colours, float[] values, int width) {
        colours.paint(canvases[canvas], values, width);
    }
}
