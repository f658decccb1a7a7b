package inkling.lab.mistakes;

import inkling.page.dom.Dom;
import inkling.text.Numbers;
import inkling.train.measure.ClassFigures;
import java.util.List;
import java.util.OptionalDouble;
import org.teavm.jso.dom.html.HTMLElement;

/** Precision and recall of each class. */
final class ClassTable {
    private final HTMLElement body = Dom.byId("class-figures").querySelector("tbody");

    /**
     * Shows the figures.
     *
     * @param counts the confusion matrix, one row a label
     */
    void show(float[] counts, ClassWords words) {
        Dom.removeChildren(body);
        List<ClassFigures> figures = ClassFigures.of(counts, words.names().size());
        for (int label = 0; label < figures.size(); label++) {
            ClassFigures of = figures.get(label);
            HTMLElement row = Dom.append(body, "tr");
            Dom.append(row, "th", "scope", "row").setTextContent(words.name(label));
            Dom.append(row, "td").setTextContent(Numbers.whole(of.images()));
            share(
                    row,
                    of.recall(),
                    Numbers.whole(of.right()) + " of the " + Numbers.whole(of.images()) + " images of "
                            + words.name(label) + " were read as " + words.name(label));
            share(
                    row,
                    of.precision(),
                    Numbers.whole(of.right()) + " of the " + Numbers.whole(of.answers()) + " answers "
                            + words.name(label) + " were right");
        }
    }

    private static void share(HTMLElement row, OptionalDouble share, String explanation) {
        HTMLElement cell = Dom.append(row, "td", "title", explanation);
        if (share.isPresent()) {
            cell.setTextContent(Numbers.exactPercent(share.getAsDouble()));
            cell.setAttribute("data-value", Numbers.exact(share.getAsDouble()));
            cell.getStyle().setProperty("--share", Numbers.exact(share.getAsDouble()));
        } else {
            cell.setTextContent("–");
        }
    }
}
