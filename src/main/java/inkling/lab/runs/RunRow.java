package inkling.lab.runs;

import inkling.lab.runs.kept.KeptRun;
import inkling.lab.runs.kept.RunNames;
import inkling.page.dom.Dom;
import inkling.text.Numbers;
import inkling.train.measure.Metrics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** A run's row of the table. It stays the same element, so that who works in it is not interrupted. */
final class RunRow {
    /** What can be done with a run. */
    interface Actions {
        void open(String id);

        void rename(String id, String name);

        void delete(String id);

        void hide(String id, boolean hidden);
    }

    private final String id;
    private final Actions actions;
    private final HTMLElement row;
    private final HTMLInputElement shown;
    private final HTMLElement state;
    private final HTMLInputElement field;
    private final HTMLElement name;
    private final HTMLButtonElement open;
    private final HTMLButtonElement rename;
    private final HTMLButtonElement delete;
    private final Map<Column, HTMLElement> cells = new EnumMap<>(Column.class);

    /**
     * @param style of its line in the chart
     */
    RunRow(HTMLElement body, String id, int style, Actions actions) {
        this.id = id;
        this.actions = actions;
        row = Dom.append(body, "tr", "data-run", id);
        HTMLElement head = Dom.append(row, "th", "scope", "row");
        HTMLElement label = Dom.append(head, "label", "class", "run-key");
        shown = (HTMLInputElement) Dom.append(label, "input", "type", "checkbox");
        Dom.append(
                label,
                "span",
                "class",
                "run-line run-line-" + style % RunChart.COLOURS + " run-dash-" + style / RunChart.COLOURS % 4,
                "aria-hidden",
                "true");
        name = Dom.append(label, "span", "class", "run-name");
        field = (HTMLInputElement) Dom.append(head, "input", "type", "text", "class", "run-field", "maxlength", "60");
        field.setHidden(true);
        state = Dom.append(head, "small", "class", "run-state");
        for (Column column : Column.values()) {
            if (column != Column.NAME) {
                cells.put(
                        column,
                        Dom.append(row, "td", "class", "run-" + column.name().toLowerCase(Locale.ROOT)));
            }
        }
        HTMLElement buttons = Dom.append(row, "td", "class", "run-actions");
        open = button(buttons, "Open");
        rename = button(buttons, "Rename");
        delete = button(buttons, "Delete");
        listen();
    }

    private static HTMLButtonElement button(HTMLElement parent, String text) {
        HTMLElement button = Dom.append(parent, "button", "type", "button");
        button.setTextContent(text);
        return (HTMLButtonElement) button;
    }

    private void listen() {
        Dom.on(shown, "change", event -> actions.hide(id, !shown.isChecked()));
        Dom.on(open, "click", event -> actions.open(id));
        Dom.on(delete, "click", event -> actions.delete(id));
        Dom.on(rename, "click", event -> edit());
        Dom.<KeyboardEvent>on(field, "keydown", event -> {
            if (event.getKey().equals("Enter")) {
                // Or the button that gets the keyboard would be pressed by it too.
                event.preventDefault();
                endEdit(true);
                rename.focus();
            } else if (event.getKey().equals("Escape")) {
                event.stopPropagation();
                endEdit(false);
                rename.focus();
            }
        });
        Dom.on(field, "blur", event -> endEdit(true));
    }

    private void edit() {
        field.setValue(name.getTextContent());
        field.setHidden(false);
        name.setHidden(true);
        field.focus();
        field.select();
    }

    private void endEdit(boolean take) {
        if (field.isHidden()) {
            return;
        }
        field.setHidden(true);
        name.setHidden(false);
        if (take) {
            RunNames.written(field.getValue()).ifPresent(text -> actions.rename(id, text));
        }
    }

    HTMLElement element() {
        return row;
    }

    /** Shows the run as it is now. */
    void show(KeptRun run) {
        row.setAttribute("data-state", run.state().word());
        row.setAttribute(
                "data-test",
                run.test().map(Metrics::accuracy).map(Numbers::exact).orElse(""));
        shown.setChecked(!run.hidden());
        Dom.text(name, run.name());
        Dom.text(state, run.stateText());
        cells.forEach((column, cell) -> Dom.text(cell, column == Column.BEGUN ? begun(run.id()) : column.text(run)));
        row.setAttribute("title", RunNames.words(run.recipe(), run.recipe().changes()));
        label(shown, "Show " + run.name() + " in the chart");
        label(field, "New name of " + run.name());
        label(open, "Open " + run.name());
        label(rename, "Rename " + run.name());
        label(delete, "Delete " + run.name());
        open.setAttribute(
                "title",
                run.weightBytes() > 0 ? "Its settings, and its network as yours" : "Its settings; its network is gone");
    }

    private static void label(HTMLElement element, String text) {
        if (!text.equals(element.getAttribute("aria-label"))) {
            element.setAttribute("aria-label", text);
        }
    }

    /** Moves the keyboard here, when the row that had it is gone. */
    void focus() {
        delete.focus();
    }

    void remove() {
        row.delete();
    }

    /** When it begun, of which the id tells, as people here write it: the time for today's, the day for others. */
    @JSBody(params = "id", script = """
                    const begun = new Date(parseInt(id, 10));
                    return begun.toDateString() === new Date().toDateString()
                      ? begun.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
                      : begun.toLocaleDateString([], { day: 'numeric', month: 'short' });
                    """)
    private static native String begun(String id);
}
