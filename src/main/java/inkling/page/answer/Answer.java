package inkling.page.answer;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.protocol.AnswerReport;
import inkling.text.Numbers;
import inkling.train.measure.TopTwo;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.NodeList;

/** What the network reads in the drawing: the digit, how sure it is, all ten probabilities, and what it saw. */
final class Answer {
    /** A second digit is named from this probability on. */
    private static final double WORTH_NAMING = 0.1;

    /** Two digits that are more probable than this together are both named; with less, it may be no digit at all. */
    private static final double ONE_OF_TWO = 0.8;

    private static final String SEVERAL = "More than one digit: draw one at a time";

    private static final String UNSURE = "Not sure: this does not look like a digit";

    private final HTMLElement answer = Dom.byId("answer");
    private final HTMLElement confidence = Dom.byId("confidence");
    private final HTMLElement secondGuess = Dom.byId("second-guess");
    private final HTMLCanvasElement seen = Dom.canvas("seen");
    private final List<Bar> bars = new ArrayList<>();
    private final Palette palette;
    private final Screen screen = new Screen(this::paint);
    private float[] picture = {};

    Answer(Palette palette) {
        this.palette = palette;
        palette.onChange(this::paint);
        NodeList<? extends HTMLElement> rows = Dom.byId("probabilities").querySelectorAll("li");
        for (int digit = 0; digit < rows.getLength(); digit++) {
            bars.add(new Bar(rows.get(digit)));
        }
    }

    /** The answer to a blank sheet. */
    void blank() {
        say("?", 0, 0, "", "");
        emptyBars();
        picture = new float[] {};
        screen.refresh();
    }

    void show(AnswerReport.Prediction prediction) {
        float[] probabilities = prediction.probabilities();
        TopTwo top = TopTwo.of(probabilities);
        float first = probabilities[top.first()];
        float second = probabilities[top.second()];
        picture = prediction.picture();
        screen.refresh();
        if (prediction.digits() > 1) {
            say("?", prediction.digits(), 0, SEVERAL, "");
            emptyBars();
            return;
        }
        if (prediction.sure()) {
            say(
                    Integer.toString(top.first()),
                    1,
                    first,
                    Numbers.percent(first) + " sure",
                    second > WORTH_NAMING ? "or perhaps " + top.second() + ", " + Numbers.percent(second) : "");
        } else {
            String unsure = first + second > ONE_OF_TWO ? "Not sure: " + top.first() + " or " + top.second() : UNSURE;
            // Without a network all are 0, and there is nothing to say.
            say("?", 1, first, first == 0 ? "" : unsure, "");
        }
        for (int digit = 0; digit < bars.size(); digit++) {
            float probability = probabilities[digit];
            bars.get(digit).show(probability, Numbers.percent(probability), prediction.sure() && digit == top.first());
        }
    }

    private void emptyBars() {
        bars.forEach(bar -> bar.show(0, "–", false));
    }

    private void say(String digit, int digits, double probability, String sure, String second) {
        answer.setAttribute("data-digits", Integer.toString(digits));
        answer.setAttribute("data-confidence", Numbers.exact(probability));
        answer.setClassName(digit.equals("?") ? "unsure" : "");
        Dom.text(answer, digit);
        Dom.text(confidence, sure);
        Dom.text(secondGuess, second);
    }

    private void paint() {
        if (picture.length == 0) {
            Dom.context(seen).clearRect(0, 0, ColourMap.SIDE, ColourMap.SIDE);
        } else {
            ColourMap.ink(palette).paint(seen, picture);
        }
    }

    /** One bar a digit: the probability that the network gives it. */
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

        void show(float probability, String text, boolean best) {
            row.setAttribute("data-p", Float.toString(probability));
            row.setClassName(best ? "best" : "");
            Dom.text(percent, text);
            // Most of the ten bars keep their width, and need not be styled and painted anew.
            int rounded = Math.round(probability * WIDTHS);
            if (rounded != width) {
                width = rounded;
                fill.getStyle().setProperty("--p", Float.toString((float) width / WIDTHS));
            }
        }
    }
}
