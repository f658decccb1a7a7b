package inkling.lab.runs;

import inkling.lab.runs.kept.Curve;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;

/** A small curve of a lane's accuracy, 100 wide and 40 high in its own units; all lanes of a race have the same scale. */
final class Sparkline {
    private final HTMLElement line;

    /**
     * @param parent to which it is appended
     * @param style class of the line
     */
    Sparkline(HTMLElement parent, String style) {
        line = create(parent, style);
    }

    /**
     * Draws a curve.
     *
     * @param epochs at the right edge
     * @param lowest accuracy at the bottom, 0 to below 1; at the top it is 1
     */
    void draw(Curve curve, int epochs, double lowest) {
        StringBuilder points = new StringBuilder();
        for (Curve.Early early : curve.early()) {
            add(points, early.share() / epochs, early.running().accuracy(), lowest);
        }
        for (Curve.Epoch epoch : curve.epochs()) {
            add(points, (double) epoch.epoch() / epochs, epoch.validation().accuracy(), lowest);
        }
        line.setAttribute("points", points.toString());
    }

    private static void add(StringBuilder points, double x, double accuracy, double lowest) {
        double y = Math.max(0, (accuracy - lowest) / (1 - lowest));
        points.append(Math.round(1000 * x) / 10.0)
                .append(',')
                .append(Math.round(390 - 380 * y) / 10.0)
                .append(' ');
    }

    @JSBody(
            params = {"parent", "style"},
            script = """
                    const space = 'http://www.w3.org/2000/svg';
                    const picture = document.createElementNS(space, 'svg');
                    picture.setAttribute('viewBox', '0 0 100 40');
                    picture.setAttribute('preserveAspectRatio', 'none');
                    picture.setAttribute('class', 'lane-curve');
                    picture.setAttribute('aria-hidden', 'true');
                    const line = document.createElementNS(space, 'polyline');
                    line.setAttribute('class', style);
                    picture.append(line);
                    parent.append(picture);
                    return line;
                    """)
    private static native HTMLElement create(HTMLElement parent, String style);
}
