package inkling.lab.runs;

import inkling.lab.runs.kept.KeptRun;
import inkling.page.dom.Dom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;

/** The table of runs: each head sorts by its column. */
final class RunTable {
    private final HTMLElement body;
    private final Map<Column, HTMLElement> heads = new EnumMap<>(Column.class);
    private final Map<String, RunRow> rows = new HashMap<>();
    private final Map<String, Integer> styles = new HashMap<>();
    private final RunRow.Actions actions;
    private Column sortedBy = Column.BEGUN;
    private boolean descending = true;
    private List<KeptRun> runs = List.of();
    private List<String> order = List.of();

    RunTable(HTMLElement table, RunRow.Actions actions) {
        this.actions = actions;
        HTMLElement head = Dom.append(Dom.append(table, "thead"), "tr");
        for (Column column : Column.values()) {
            HTMLElement cell = Dom.append(
                    head, "th", "scope", "col", "class", "run-" + column.name().toLowerCase(Locale.ROOT));
            HTMLElement button = Dom.append(cell, "button", "type", "button", "class", "sort");
            button.setTextContent(column.title());
            Dom.on(button, "click", event -> sort(column));
            heads.put(column, cell);
        }
        Dom.append(Dom.append(head, "td"), "span", "class", "visually-hidden").setTextContent("What to do");
        body = Dom.append(table, "tbody");
    }

    private void sort(Column column) {
        descending = column == sortedBy ? !descending : column.isLargestFirst();
        sortedBy = column;
        show(runs);
    }

    /** The style of a run's line. */
    int style(String id) {
        return styles.computeIfAbsent(id, missing -> freeStyle());
    }

    /** The first that no run has which is there. */
    private int freeStyle() {
        Set<Integer> taken = new HashSet<>();
        for (KeptRun run : runs) {
            if (styles.containsKey(run.id())) {
                taken.add(styles.get(run.id()));
            }
        }
        int free = 0;
        while (taken.contains(free)) {
            free++;
        }
        return free;
    }

    /**
     * Shows these runs.
     *
     * @param oldestFirst all of them
     */
    void show(List<KeptRun> oldestFirst) {
        runs = oldestFirst;
        heads.forEach((column, cell) ->
                cell.setAttribute("aria-sort", column != sortedBy ? "none" : descending ? "descending" : "ascending"));
        List<String> next = new ArrayList<>();
        for (KeptRun run : sortedBy.sorted(runs, descending)) {
            next.add(run.id());
            rows.computeIfAbsent(run.id(), id -> new RunRow(body, id, style(id), actions))
                    .show(run);
        }
        removeOthers(next);
        if (!next.equals(order)) {
            order = next;
            arrange();
        }
    }

    private void removeOthers(List<String> next) {
        for (String id : List.copyOf(rows.keySet())) {
            if (!next.contains(id)) {
                boolean focused = hasFocus(rows.get(id).element());
                rows.remove(id).remove();
                if (focused) {
                    focusNear(id, next);
                }
            }
        }
    }

    private void focusNear(String gone, List<String> next) {
        int place = Math.min(Math.max(0, order.indexOf(gone)), next.size() - 1);
        if (place >= 0) {
            rows.get(next.get(place)).focus();
        }
    }

    /** Only rows that stand in the wrong place are moved: a row that moves loses the keyboard. */
    private void arrange() {
        HTMLElement focus = focused();
        for (int i = 0; i < order.size(); i++) {
            place(body, rows.get(order.get(i)).element(), i);
        }
        focus.focus();
    }

    @JSBody(params = "element", script = "return element.contains(document.activeElement);")
    private static native boolean hasFocus(HTMLElement element);

    @JSBody(script = "return document.activeElement || document.body;")
    private static native HTMLElement focused();

    @JSBody(
            params = {"body", "row", "index"},
            script = "if (body.children[index] !== row) { body.insertBefore(row, body.children[index]); }")
    private static native void place(HTMLElement body, HTMLElement row, int index);
}
