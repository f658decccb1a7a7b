package inkling.lab.learning;

import inkling.page.dom.Dom;
import inkling.text.Numbers;
import inkling.train.EpochRecord;
import org.teavm.jso.dom.html.HTMLElement;

/** How long the run took to read 97, 98 and 99 % of the validation images; it is looked at the end of each epoch. */
final class Milestones {
    private static final int[] PERCENT = {97, 98, 99};
    private static final double MINUTE = 60;

    private final HTMLElement[] figures = new HTMLElement[PERCENT.length];

    Milestones() {
        for (int i = 0; i < PERCENT.length; i++) {
            figures[i] = Dom.byId("time-to-" + PERCENT[i]);
        }
        clear();
    }

    void clear() {
        for (HTMLElement figure : figures) {
            Dom.unknown(figure);
        }
    }

    void epoch(EpochRecord record) {
        for (int i = 0; i < PERCENT.length; i++) {
            boolean first = figures[i].getAttribute("data-value").isEmpty();
            if (first && 100 * record.validation().accuracy() >= PERCENT[i]) {
                Dom.figure(figures[i], time(record.seconds()), record.seconds());
            }
        }
    }

    /** With a tenth of a second where that makes a difference. */
    static String time(double seconds) {
        return seconds < MINUTE ? Numbers.fixed(seconds, 1) + "\u00a0s" : Numbers.time(seconds);
    }
}
