package inkling.lab.mistakes;

import inkling.page.dom.Dom;
import inkling.text.Numbers;
import inkling.train.measure.Reliability;
import inkling.train.measure.Temperature;
import org.teavm.jso.dom.html.HTMLElement;

/** How sure the network was of the test images, and how often it was right: as a diagram, a table and one number. */
final class ReliabilityDiagram {
    /** With fewer answers, the share of right ones says little. */
    private static final int FEW = 20;

    private final HTMLElement plot = Dom.byId("reliability").querySelector(".reliability-plot");
    private final HTMLElement table = Dom.byId("reliability-table").querySelector("tbody");
    private final HTMLElement error = Dom.byId("calibration-error");
    private final HTMLElement note = Dom.byId("reliability-note");

    void show(double temperature, Reliability reliability) {
        Dom.removeChildren(plot);
        Dom.removeChildren(table);
        int bins = reliability.bins().size();
        for (int i = 0; i < bins; i++) {
            Reliability.Bin bin = reliability.bins().get(i);
            column(bin, (i + 0.5) / bins);
            if (bin.count() > 0) {
                row(bin, (double) i / bins, (i + 1.0) / bins);
            }
        }
        Dom.percent(error, reliability.error());
        Dom.text(note, note(temperature));
    }

    private static String note(double temperature) {
        if (temperature == Temperature.NEUTRAL) {
            return "Its probabilities are shown as they are.";
        }
        String fault = temperature > Temperature.NEUTRAL ? "too sure" : "not sure enough";
        return "On the validation images it was " + fault + ". That is put right here: its logits are divided by "
                + Numbers.fixed(temperature, 2) + ", its temperature, which changes no answer.";
    }

    private void column(Reliability.Bin bin, double middle) {
        HTMLElement column = Dom.append(plot, "div");
        if (bin.count() > 0) {
            Dom.append(column, "div", "class", bin.count() < FEW ? "right-share few" : "right-share")
                    .getStyle()
                    .setProperty("--share", Numbers.exact(bin.accuracy()));
        }
        Dom.append(column, "div", "class", "even")
                .getStyle()
                .setProperty("--confidence", Numbers.exact(bin.count() > 0 ? bin.confidence() : middle));
        Dom.append(column, "span", "class", "answers")
                .setTextContent(bin.count() == 0 ? "" : Numbers.whole(bin.count()));
    }

    private void row(Reliability.Bin bin, double from, double to) {
        HTMLElement row = Dom.append(table, "tr");
        Dom.append(row, "th", "scope", "row").setTextContent(Numbers.percent(from) + " to " + Numbers.percent(to));
        Dom.append(row, "td").setTextContent(Numbers.whole(bin.count()));
        Dom.append(row, "td").setTextContent(Numbers.exactPercent(bin.confidence()));
        Dom.append(row, "td").setTextContent(Numbers.exactPercent(bin.accuracy()));
    }
}
