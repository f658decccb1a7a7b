package inkling.lab.learning;

import inkling.page.dom.Dom;
import inkling.page.dom.Files;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLInputElement;

/** What a visitor can change about the curves: smoothing, a logarithmic axis, where they begin; and how to keep them. */
final class ChartControls {
    private static final double PERCENT = 100;

    private final HTMLInputElement smoothing = Dom.input("smoothing");
    private final HTMLInputElement logarithmic = Dom.input("logarithmic");
    private final HTMLInputElement from = Dom.input("from-epoch");
    private final Curves curves;
    private final StepStrip strip;

    ChartControls(Curves curves, StepStrip strip, EpochTable table) {
        this.curves = curves;
        this.strip = strip;
        Dom.on(smoothing, "input", event -> show());
        Dom.on(logarithmic, "change", event -> show());
        Dom.on(from, "input", event -> show());
        Dom.on(Dom.byId("save-csv"), "click", event -> Files.save("epochs.csv", table.csv()));
        Dom.on(Dom.byId("save-png"), "click", event -> {
            curves.pictures().forEach(ChartControls::save);
            save("steps.png", strip.picture());
        });
    }

    /** So many epochs are over: the curves may begin before the last of them. */
    void epochs(int over) {
        from.setAttribute("max", Integer.toString(Math.max(0, over - 1)));
        from.setDisabled(over < 2);
        if (over < 2) {
            from.setValue("0");
            show();
        }
    }

    private void show() {
        double begin = Double.parseDouble(from.getValue());
        Dom.text(Dom.byId("from-epoch-value"), begin == 0 ? "the beginning" : "epoch " + from.getValue());
        curves.view(Double.parseDouble(smoothing.getValue()) / PERCENT, logarithmic.isChecked(), begin);
        strip.view(begin);
    }

    @JSBody(
            params = {"name", "address"},
            script = "if (address) { const link = document.createElement('a'); link.download = name;"
                    + " link.href = address; link.click(); }")
    private static native void save(String name, String address);
}
