package inkling.lab.mistakes;

import inkling.page.dom.Dom;
import inkling.page.dom.RovingFocus;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** How often each class was read as which. Each number is a button, and so is each class at the edge. */
final class ConfusionTable {
    /** Hears which images are wanted. */
    interface Chosen {
        /**
         * A cell was pressed, or an edge.
         *
         * @param label the true class; {@link #ANY} for a whole column
         * @param read what it was read as; {@link #ANY} for a whole row
         */
        void cell(int label, int read);
    }

    static final int ANY = -1;

    private static final String PRESSED = "aria-pressed";

    private final HTMLElement head = Dom.byId("confusion").querySelector("thead");
    private final HTMLElement body = Dom.byId("confusion").querySelector("tbody");
    private final HTMLElement set = Dom.byId("confusion-set");
    private final Chosen chosen;
    private final RovingFocus focus;
    private final List<HTMLElement> buttons = new ArrayList<>();
    private ClassWords words = new ClassWords(List.of());

    ConfusionTable(Chosen chosen) {
        this.chosen = chosen;
        focus = new RovingFocus(Dom.byId("confusion"), () -> words.names().size() + 1);
    }

    /**
     * Shows a matrix.
     *
     * @param counts one row a label, one column a reading
     * @param images what the images are
     */
    void show(float[] counts, String images, ClassWords classes) {
        words = classes;
        int size = classes.names().size();
        Dom.text(set, images);
        Dom.removeChildren(head);
        Dom.removeChildren(body);
        buttons.clear();
        HTMLElement row = Dom.append(head, "tr");
        button(Dom.append(row, "th", "scope", "col"), ANY, ANY, "all", "All mistakes");
        for (int read = 0; read < size; read++) {
            button(
                    Dom.append(row, "th", "scope", "col"),
                    ANY,
                    read,
                    words.name(read),
                    "Wrongly read as " + words.name(read));
        }
        float mostWrong = mostWrong(counts, size);
        for (int label = 0; label < size; label++) {
            row(counts, label, mostWrong);
        }
        focus.items(buttons);
        mark(ANY, ANY);
    }

    private void row(float[] counts, int label, float mostWrong) {
        int size = words.names().size();
        HTMLElement row = Dom.append(body, "tr");
        button(
                Dom.append(row, "th", "scope", "row"),
                label,
                ANY,
                words.name(label),
                "Mistakes among the images of " + words.name(label));
        for (int read = 0; read < size; read++) {
            float count = counts[label * size + read];
            HTMLElement cell =
                    Dom.append(row, "td", "data-truth", Integer.toString(label), "data-read", Integer.toString(read));
            if (read == label) {
                cell.setClassName("right");
            } else {
                // Errors differ by a factor of a hundred; their square roots by ten, so that 1 and 15 look different.
                cell.getStyle().setProperty("--share", Numbers.exact(Math.sqrt(count / mostWrong)));
            }
            button(
                    cell,
                    label,
                    read,
                    // Without the thousands' mark, which narrow screens have no room for.
                    count == 0 ? "" : Integer.toString((int) count),
                    Numbers.whole(count) + (count == 1 ? " image" : " images") + " of " + words.name(label)
                            + " read as " + words.name(read));
        }
    }

    /** The largest count of a mistake, at least 1. */
    private static float mostWrong(float[] counts, int classes) {
        float most = 1;
        for (int i = 0; i < counts.length; i++) {
            most = i / classes == i % classes ? most : Math.max(most, counts[i]);
        }
        return most;
    }

    private void button(HTMLElement cell, int label, int read, String text, String name) {
        HTMLElement button =
                Dom.append(cell, "button", "type", "button", "aria-label", name, "title", name, PRESSED, "false");
        button.setTextContent(text);
        Dom.on(button, "click", event -> chosen.cell(label, read));
        buttons.add(button);
    }

    /** Marks what is shown. */
    void mark(int label, int read) {
        int chosenPlace = (label + 1) * (words.names().size() + 1) + read + 1;
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setAttribute(PRESSED, Boolean.toString(i == chosenPlace));
        }
    }
}
