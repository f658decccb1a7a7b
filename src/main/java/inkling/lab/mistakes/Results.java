package inkling.lab.mistakes;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import inkling.protocol.ResultReport;
import java.util.List;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** A finished run on the test images: some of them with what was read, the confusion matrix, the reliability diagram. */
final class Results {
    private static final ResultReport.Samples NONE = new ResultReport.Samples(List.of(), List.of(), ColourMap.SIDE);

    private final HTMLElement section = Dom.byId("results");
    private final HTMLElement random = Dom.byId("samples");
    private final HTMLElement misread = Dom.byId("misread");
    private final HTMLElement misreadGroup = Dom.byId("misread-group");
    private final ConfusionTable confusion = new ConfusionTable();
    private final ReliabilityDiagram reliability = new ReliabilityDiagram();
    private final Palette palette;
    private ResultReport.Samples samples = NONE;
    private List<String> classes = List.of();

    Results(Palette palette) {
        this.palette = palette;
        palette.onChange(this::showSamples);
    }

    void clear() {
        section.setHidden(true);
        samples = NONE;
        showSamples();
    }

    void test(ResultReport.Test test) {
        classes = test.classes();
        confusion.show(test.confusion(), test.set(), classes);
        section.setHidden(false);
    }

    void calibration(ResultReport.Calibration calibration) {
        reliability.show(calibration);
    }

    void samples(ResultReport.Samples latest) {
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
    private void append(HTMLElement list, ResultReport.Sample image, ColourMap colours) {
        boolean right = image.label() == image.prediction();
        HTMLElement figure = Dom.append(Dom.append(list, "li"), "figure", "class", right ? "" : "wrong");
        HTMLCanvasElement canvas = ColourMap.canvas(figure);
        canvas.setAttribute("role", "img");
        canvas.setAttribute("aria-label", "Test image of " + named(image.label()));
        colours.paint(canvas, image.picture(), samples.width());
        HTMLElement caption = Dom.append(figure, "figcaption");
        Dom.append(caption, "span", "class", "predicted").setTextContent("read as " + classes.get(image.prediction()));
        Dom.append(caption, "span", "class", "label").setTextContent("is " + named(image.label()));
        Dom.append(caption, "span", "class", "verdict-word").setTextContent(right ? "right" : "wrong");
    }

    /** A digit with its article; names are given as they are. */
    private String named(int index) {
        String name = classes.get(index);
        return name.length() == 1 && Character.isDigit(name.charAt(0))
                ? (name.equals("8") ? "an " : "a ") + name
                : name;
    }
}
