package inkling.lab.inspect;

import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.protocol.report.InspectedHealth;
import inkling.protocol.report.InspectedHealth.Bars;
import inkling.text.Numbers;
import java.util.Optional;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** The histograms of a layer's weights, outputs and gradients. */
final class Histograms {
    private static final int BAR = 4;
    private static final int HEIGHT = 64;
    private static final double LEAST_MILLIS = 300;

    private final HTMLElement details;
    private final Figure weights;
    private final Figure outputs;
    private final Figure gradients;
    private final Palette palette;
    private final Screen screen = new Screen(new DrawPriority(), LEAST_MILLIS, this::draw);
    private Optional<InspectedHealth> latest = Optional.empty();

    /** One histogram. */
    private record Figure(HTMLElement figure, HTMLCanvasElement canvas, HTMLElement note) {
        static Figure in(HTMLElement parent, String title) {
            HTMLElement figure = Dom.append(parent, "figure");
            HTMLCanvasElement canvas =
                    (HTMLCanvasElement) Dom.append(figure, "canvas", "role", "img", "aria-label", title);
            HTMLElement caption = Dom.append(figure, "figcaption");
            Dom.append(caption, "span").setTextContent(title);
            return new Figure(figure, canvas, Dom.append(caption, "small"));
        }
    }

    Histograms(HTMLElement parent, Palette palette) {
        this.palette = palette;
        details = Dom.append(parent, "details");
        details.setHidden(true);
        Dom.append(details, "summary").setTextContent("Weights, outputs and gradients");
        HTMLElement figures = Dom.append(details, "div", "class", "histograms");
        weights = Figure.in(figures, "Weights");
        outputs = Figure.in(figures, "Outputs");
        gradients = Figure.in(figures, "Gradients of the weights");
    }

    void show(InspectedHealth health) {
        latest = Optional.of(health);
        details.setHidden(false);
        screen.refresh();
    }

    void refresh() {
        screen.refresh();
    }

    private void draw() {
        latest.ifPresent(health -> {
            draw(weights, health.weights());
            draw(outputs, health.outputs());
            draw(gradients, health.gradients());
        });
    }

    private void draw(Figure figure, Bars bars) {
        figure.figure().setHidden(bars.values() == 0);
        if (bars.values() == 0) {
            return;
        }
        float[] counts = bars.counts();
        figure.canvas().setWidth(counts.length * BAR);
        figure.canvas().setHeight(HEIGHT);
        CanvasRenderingContext2D context = Dom.context(figure.canvas());
        float largest = 1;
        for (float count : counts) {
            largest = Math.max(largest, count);
        }
        for (int i = 0; i < counts.length; i++) {
            // A root, since one peak would leave all else flat.
            double height = HEIGHT * Math.sqrt(counts[i] / largest);
            context.setFillStyle(palette.css(i < counts.length / 2 ? "negative" : "positive"));
            context.fillRect(i * BAR, HEIGHT - height, BAR - 1, height);
        }
        String range = "from " + Figures.of(-bars.limit()) + " to " + Figures.of(bars.limit());
        String zeros =
                bars.zeros() == 0 ? "" : "; " + Numbers.percent((double) bars.zeros() / bars.values()) + " are 0";
        Dom.text(
                figure.note(),
                Numbers.count(bars.values(), "value") + " " + range + "; mean " + Figures.of(bars.mean())
                        + ", root mean square " + Figures.of(bars.rootMeanSquare()) + zeros
                        + ". Heights are square roots of the counts.");
    }
}
