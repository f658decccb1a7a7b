package inkling.page.pad;

import inkling.page.dom.Dom;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** Frames around the digits that were read on a photo, or on the pad if there are several. */
final class PhotoFrames {
    private static final int SIDES = 4;

    private final HTMLElement layer = Dom.byId("photo-frames");

    /** As many as there were last, kept because they change with every point that is drawn. */
    private final List<HTMLElement> frames = new ArrayList<>();

    /**
     * Shows these frames and no others.
     *
     * @param places of each left, top, right and bottom, as fractions of the sides; empty for none
     * @param chosen which of them is marked
     * @param width of the photo; its longer side is as long as the pad's, and it lies in the pad's middle
     * @param height of the photo
     */
    void show(List<float[]> places, int chosen, double width, double height) {
        double longer = Math.max(width, height);
        int count = 0;
        for (float[] place : places) {
            if (place.length == SIDES) {
                HTMLElement frame = frame(count);
                frame.setClassName(count == chosen ? "chosen" : "");
                double[] edges = {
                    across(place[1], height, longer),
                    1 - across(place[2], width, longer),
                    1 - across(place[3], height, longer),
                    across(place[0], width, longer)
                };
                StringBuilder inset = new StringBuilder();
                for (double edge : edges) {
                    inset.append(Numbers.fixed(100 * Math.max(0, edge), 1)).append("% ");
                }
                frame.getStyle().setProperty("inset", inset.toString());
                count++;
            }
        }
        while (frames.size() > count) {
            layer.removeChild(frames.remove(count));
        }
    }

    private HTMLElement frame(int number) {
        if (number == frames.size()) {
            frames.add(Dom.append(layer, "span"));
        }
        return frames.get(number);
    }

    /** Where a place of a side is, as a fraction of the pad's side. */
    private static double across(double fraction, double side, double longer) {
        return (longer - side) / 2 / longer + fraction * side / longer;
    }

    void remove() {
        show(List.of(), 0, 1, 1);
    }
}
