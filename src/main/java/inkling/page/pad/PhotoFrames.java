package inkling.page.pad;

import inkling.page.dom.Dom;
import inkling.text.Numbers;
import org.teavm.jso.dom.html.HTMLElement;

/** Frames on a photo, around the digits that were read in it. */
final class PhotoFrames {
    private static final int SIDES = 4;

    private final HTMLElement layer = Dom.byId("photo-frames");

    /**
     * Shows these frames and no others.
     *
     * @param places of each left, top, right and bottom, as fractions of the photo's sides
     * @param width of the photo; its longer side is as long as the pad's, and it lies in the pad's middle
     * @param height of the photo
     */
    void show(float[] places, double width, double height) {
        remove();
        double longer = Math.max(width, height);
        for (int i = 0; i < places.length; i += SIDES) {
            HTMLElement frame = Dom.append(layer, "span");
            double[] edges = {
                across(places[i + 1], height, longer),
                1 - across(places[i + 2], width, longer),
                1 - across(places[i + 3], height, longer),
                across(places[i], width, longer)
            };
            StringBuilder inset = new StringBuilder();
            for (double edge : edges) {
                inset.append(Numbers.fixed(100 * Math.max(0, edge), 1)).append("% ");
            }
            frame.getStyle().setProperty("inset", inset.toString());
        }
    }

    /** Where a place of a side is, as a fraction of the pad's side. */
    private static double across(double fraction, double side, double longer) {
        return (longer - side) / 2 / longer + fraction * side / longer;
    }

    void remove() {
        Dom.removeChildren(layer);
    }
}
