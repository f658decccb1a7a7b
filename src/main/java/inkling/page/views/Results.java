package inkling.page.views;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import inkling.protocol.ResultReport;
import java.util.List;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** A finished run on the test images: some of them with what was read, the confusion matrix, the reliability diagram. */
public final class Results implements View, ResultReport.Receiver {
    private final HTMLElement section = Dom.byId("results");
    private final HTMLElement accuracy = Dom.byId("test-accuracy");
    private final HTMLElement random = Dom.byId("samples");
    private final HTMLElement misread = Dom.byId("misread");
    private final HTMLElement misreadGroup = Dom.byId("misread-group");
    private final ConfusionTable confusion = new ConfusionTable();
    private final ReliabilityDiagram reliability = new ReliabilityDiagram();
    private final Palette palette;
    private ResultReport.Samples samples = new ResultReport.Samples(List.of(), List.of());

    public Results(Palette palette) {
        this.palette = palette;
        palette.onChange(this::showSamples);
    }

    @Override
    public void clear() {
        section.setHidden(true);
        Dom.unknown(accuracy);
        samples = new ResultReport.Samples(List.of(), List.of());
        showSamples();
    }

    @Override
    public void test(ResultReport.Test test) {
        Dom.percent(accuracy, test.metrics().accuracy());
        confusion.show(test.confusion(), test.set());
        section.setHidden(false);
    }

    @Override
    public void calibration(ResultReport.Calibration calibration) {
        reliability.show(calibration);
    }

    @Override
    public void samples(ResultReport.Samples latest) {
        samples = latest;
        showSamples();
    }

    private void showSamples() {
        list(random, samples.drawn());
        list(misread, samples.misread());
        misreadGroup.setHidden(samples.misread().isEmpty());
    }

    private void list(HTMLElement list, List<ResultReport.Sample> images) {
        ColourMap colours = ColourMap.ink(palette);
        Dom.removeChildren(list);
        images.forEach(image -> append(list, image, colours));
    }

    /** A test image with what it is and what the network took it for. */
    private static void append(HTMLElement list, ResultReport.Sample image, ColourMap colours) {
        boolean right = image.label() == image.prediction();
        HTMLElement figure = Dom.append(Dom.append(list, "li"), "figure", "class", right ? "" : "wrong");
        HTMLCanvasElement canvas = ColourMap.canvas(figure);
        canvas.setAttribute("role", "img");
        canvas.setAttribute("aria-label", "Test image of a " + image.label());
        colours.paint(canvas, image.picture());
        HTMLElement caption = Dom.append(figure, "figcaption");
        Dom.append(caption, "span", "class", "predicted").setTextContent("read as " + image.prediction());
        Dom.append(caption, "span", "class", "label").setTextContent("is a " + image.label());
        Dom.append(caption, "span", "class", "verdict-word").setTextContent(right ? "right" : "wrong");
    }
}
