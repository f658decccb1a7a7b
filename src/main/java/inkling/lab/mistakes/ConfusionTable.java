package inkling.lab.mistakes;

import inkling.page.dom.Dom;
import inkling.text.Numbers;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** How often each digit was read as which. */
final class ConfusionTable {
    private final HTMLElement head = Dom.byId("confusion").querySelector("thead");
    private final HTMLElement body = Dom.byId("confusion").querySelector("tbody");
    private final HTMLElement set = Dom.byId("confusion-set");

    /**
     * @param counts one row a label, one column a reading
     * @param images what the images are
     * @param names what the classes are called
     */
    void show(float[] counts, String images, List<String> names) {
        int classes = names.size();
        Dom.text(set, images);
        head(names);
        Dom.removeChildren(body);
        for (int label = 0; label < classes; label++) {
            HTMLElement row = Dom.append(body, "tr");
            header(row, "row", names.get(label));
            float ofLabel = 0;
            for (int read = 0; read < classes; read++) {
                ofLabel += counts[label * classes + read];
            }
            for (int read = 0; read < classes; read++) {
                float count = counts[label * classes + read];
                HTMLElement cell = Dom.append(
                        row, "td", "data-truth", Integer.toString(label), "data-read", Integer.toString(read));
                cell.getStyle().setProperty("--share", Numbers.exact(count / Math.max(1, ofLabel)));
                cell.setTextContent(count == 0 ? "" : Numbers.whole(count));
            }
        }
    }

    private void head(List<String> names) {
        Dom.removeChildren(head);
        HTMLElement row = Dom.append(head, "tr");
        Dom.append(header(row, "col", ""), "span", "class", "visually-hidden").setTextContent("Class");
        names.forEach(name -> header(row, "col", name));
    }

    private static HTMLElement header(HTMLElement row, String scope, String text) {
        HTMLElement header = Dom.append(row, "th", "scope", scope);
        header.setTextContent(text);
        return header;
    }
}
