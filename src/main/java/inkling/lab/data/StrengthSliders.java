package inkling.lab.data;

import inkling.page.dom.Dom;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** A slider for the strength of each kind of variation. */
final class StrengthSliders {
    /** As the setting calls them, in its order. */
    private static final List<String> KINDS = List.of("shift", "rotate", "scale", "shear", "elastic", "sigma", "pen");

    private static final String SIGMA = "sigma";

    /** What a setting that does not name it means. */
    private static final int USUAL_SIGMA = 4;

    private final HTMLElement text = Dom.byId("augment-text");
    private final List<HTMLInputElement> sliders = new ArrayList<>();
    private final List<HTMLElement> values = new ArrayList<>();

    /**
     * @param changed is told whenever one is moved
     */
    StrengthSliders(Runnable changed) {
        for (String kind : KINDS) {
            HTMLInputElement slider = Dom.input("augment-" + kind);
            sliders.add(slider);
            values.add(Dom.byId("augment-" + kind + "-value"));
            Dom.on(slider, "input", event -> {
                label();
                changed.run();
            });
        }
        label();
    }

    /** Moves all of them; see {@link inkling.protocol.report.BrowseReport.Varied} for the order. */
    void set(float[] strengths) {
        for (int i = 0; i < sliders.size(); i++) {
            sliders.get(i).setValue(Numbers.exact(strengths[i]));
        }
        label();
    }

    /** What they say, as the setting has it: {@code shift2-rotate10}. */
    String text() {
        List<String> parts = new ArrayList<>();
        boolean smoothed = value(KINDS.indexOf("elastic")) > 0 && value(KINDS.indexOf(SIGMA)) != USUAL_SIGMA;
        for (int i = 0; i < KINDS.size(); i++) {
            boolean counts = KINDS.get(i).equals(SIGMA) ? smoothed : value(i) > 0;
            if (counts) {
                parts.add(KINDS.get(i) + value(i));
            }
        }
        return parts.isEmpty() ? "none" : String.join("-", parts);
    }

    private int value(int kind) {
        return Integer.parseInt(sliders.get(kind).getValue());
    }

    private void label() {
        for (int i = 0; i < sliders.size(); i++) {
            String sign = KINDS.get(i).equals(SIGMA) ? "" : "± ";
            Dom.text(values.get(i), sign + value(i) + sliders.get(i).getAttribute("data-unit"));
        }
        Dom.text(text, text());
    }
}
