package inkling.page.views;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import inkling.protocol.ResultReport;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** A finished run on the test images: some of them with what was read, the confusion matrix, the reliability diagram. */
public final class Results implements View, ResultReport.Receiver {
    private static final int RECORD = 2 + ColourMap.SIDE * ColourMap.SIDE;

    private final HTMLElement section = Dom.byId("results");
    private final HTMLElement accuracy = Dom.byId("test-accuracy");
    private final HTMLElement random = Dom.byId("samples");
    private final HTMLElement misread = Dom.byId("misread");
    private final HTMLElement misreadGroup = Dom.byId("misread-group");
    private final ConfusionTable confusion = new ConfusionTable();
    private final ReliabilityDiagram reliability = new ReliabilityDiagram();
    private final Palette palette;
    private ResultReport.Samples samples = new ResultReport.Samples(0, new float[0]);

    public Results(Palette palette) {
        this.palette = palette;
        palette.onChange(this::showSamples);
    }

    @Override
    public void clear() {
        section.setHidden(true);
        Dom.unknown(accuracy);
        samples = new ResultReport.Samples(0, new float[0]);
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
        int all = samples.numbers().length / RECORD;
        int drawn = Math.min(samples.count(), all);
        list(random, 0, drawn);
        list(misread, drawn, all);
        misreadGroup.setHidden(drawn == all);
    }

    private void list(HTMLElement list, int from, int to) {
        ColourMap colours = ColourMap.ink(palette);
        Dom.removeChildren(list);
        for (int i = from; i < to; i++) {
            append(list, i * RECORD, colours);
        }
    }

    /** A test image with what it is and what the network took it for. */
    private void append(HTMLElement list, int at, ColourMap colours) {
        int label = (int) samples.numbers()[at];
        int prediction = (int) samples.numbers()[at + 1];
        boolean right = label == prediction;
        HTMLElement figure = Dom.append(Dom.append(list, "li"), "figure", "class", right ? "" : "wrong");
        HTMLCanvasElement canvas = ColourMap.canvas(figure);
        canvas.setAttribute("role", "img");
        canvas.setAttribute("aria-label", "Test image of a " + label);
        colours.paint(canvas, samples.numbers(), at + 2);
        HTMLElement caption = Dom.append(figure, "figcaption");
        Dom.append(caption, "span", "class", "predicted").setTextContent("read as " + prediction);
        Dom.append(caption, "span", "class", "label").setTextContent("is a " + label);
        Dom.append(caption, "span", "class", "verdict-word").setTextContent(right ? "right" : "wrong");
    }
}
