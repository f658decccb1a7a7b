package inkling.page.answer;

import inkling.page.dom.Dom;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** One bar a digit: the share that the network gives it. */
final class Bars {
    private final List<Bar> bars = new ArrayList<>();

    private static final class Bar {
        private static final int WIDTHS = 1000;

        private final HTMLElement row;
        private final HTMLElement fill;
        private final HTMLElement percent;
        private int width;

        Bar(HTMLElement row) {
            this.row = row;
            fill = row.querySelector(".fill");
            percent = row.querySelector(".percent");
        }

        void show(float share, String text, boolean best) {
            row.setAttribute("data-p", Float.toString(share));
            row.setClassName(best ? "best" : "");
            Dom.text(percent, text);
            // Most of the ten bars keep their width, and need not be styled and painted anew.
            int rounded = Math.round(share * WIDTHS);
            if (rounded != width) {
                width = rounded;
                fill.getStyle().setProperty("--p", Float.toString((float) width / WIDTHS));
            }
        }
    }

    /**
     * @param list with a row a digit, 0 first
     */
    Bars(HTMLElement list) {
        var rows = list.querySelectorAll("li");
        for (int i = 0; i < rows.getLength(); i++) {
            bars.add(new Bar(rows.get(i)));
        }
    }

    /** Nothing drawn, nothing known. */
    void empty() {
        for (Bar bar : bars) {
            bar.show(0, "–", false);
        }
    }

    /**
     * Shows a distribution.
     *
     * @param best the digit to mark; below 0 for none
     */
    void show(float[] shares, int best) {
        for (int digit = 0; digit < bars.size(); digit++) {
            bars.get(digit).show(shares[digit], Numbers.percent(shares[digit]), digit == best);
        }
    }
}
