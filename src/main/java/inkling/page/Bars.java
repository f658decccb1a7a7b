package inkling.page;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** One bar a digit: the share that the network gives it. */
final class Bars {
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(HTMLElement row, HTMLElement fill, HTMLElement percent) {}

    /**
     * @param list with a row a digit, 0 first
     */
    Bars(HTMLElement list) {
        var rows = list.querySelectorAll("li");
        for (int i = 0; i < rows.getLength(); i++) {
            HTMLElement row = rows.get(i);
            bars.add(new Bar(row, row.querySelector(".fill"), row.querySelector(".percent")));
        }
    }

    /** Nothing drawn, nothing known. */
    void empty() {
        for (Bar bar : bars) {
            set(bar, 0, "–", false);
        }
    }

    /**
     * Shows a distribution.
     *
     * @param best the digit to mark; below 0 for none
     */
    void show(float[] shares, int best) {
        for (int digit = 0; digit < bars.size(); digit++) {
            set(bars.get(digit), shares[digit], Figures.percent(shares[digit]), digit == best);
        }
    }

    private static void set(Bar bar, double share, String percent, boolean best) {
        bar.row().setAttribute("data-p", Figures.exact(share));
        bar.row().setClassName(best ? "best" : "");
        bar.fill().getStyle().setProperty("--p", Figures.exact(share));
        Dom.text(bar.percent(), percent);
    }
}
