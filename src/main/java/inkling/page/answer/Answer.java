package inkling.page.answer;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.protocol.report.AnswerReport;
import inkling.text.Numbers;
import inkling.train.measure.TopTwo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.NodeList;

/** What the network reads in the drawing: the class, how sure it is, all probabilities, and what it saw. */
final class Answer {
    /** A second digit is named from this probability on. */
    private static final double WORTH_NAMING = 0.1;

    /** Two digits that are more probable than this together are both named; with less, it may be no digit at all. */
    private static final double ONE_OF_TWO = 0.8;

    private static final String TOO_EARLY = "Not sure: it has not learned enough yet";

    private static final String UNSURE = "Not sure: this does not look like ";

    /** Longer answers are set in smaller type. */
    private static final int SHORT = 2;

    private final HTMLElement answer = Dom.byId("answer");
    private final HTMLElement confidence = Dom.byId("confidence");
    private final HTMLElement secondGuess = Dom.byId("second-guess");
    private final HTMLCanvasElement seen = Dom.canvas("seen");
    private final HTMLElement list = Dom.byId("probabilities");
    private final List<Bar> bars = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private final Palette palette;
    private final Screen screen = new Screen(this::paint);
    private float[] picture = {};
    private int width = ColourMap.SIDE;
    private final DigitTabs tabs;

    /**
     * @param chosen is told which of several digits is to be looked into, from 0
     */
    Answer(Palette palette, IntConsumer chosen) {
        this.palette = palette;
        tabs = new DigitTabs(chosen);
        palette.onChange(this::paint);
        NodeList<? extends HTMLElement> rows = list.querySelectorAll("li");
        for (int digit = 0; digit < rows.getLength(); digit++) {
            bars.add(new Bar(rows.get(digit)));
            classes.add(Integer.toString(digit));
        }
    }

    /** A bar for each class of the network that answers. */
    private void name(List<String> names) {
        if (classes.equals(names)) {
            return;
        }
        classes.clear();
        classes.addAll(names);
        bars.clear();
        Dom.removeChildren(list);
        boolean digits = true;
        for (String name : names) {
            digits &= name.length() == 1 && name.charAt(0) >= '0' && name.charAt(0) <= '9';
            bars.add(Bar.of(list, bars.size(), name));
        }
        boolean usual = digits && names.size() == 10;
        list.setClassName(usual ? "" : "named");
        // A long list scrolls, by the keyboard too.
        list.setTabIndex(usual ? -1 : 0);
        list.setAttribute("aria-label", digits ? "Probability of each digit" : "Probability of each class");
    }

    /** The answer to a blank sheet. */
    void blank() {
        tabs.hide();
        say("?", 0, 0, "", "");
        bars.forEach(bar -> bar.show(0, "–", false));
        picture = new float[] {};
        screen.refresh();
    }

    /**
     * Shows what a network reads.
     *
     * @param beginner whether it has not learned enough yet
     */
    void show(AnswerReport.Prediction prediction, boolean beginner) {
        name(prediction.classes());
        AnswerReport.Digit chosen = prediction.digit();
        float[] probabilities = chosen.probabilities();
        TopTwo top = TopTwo.of(probabilities);
        float first = probabilities[top.first()];
        float second = probabilities[top.second()];
        picture = chosen.picture();
        width = prediction.width();
        screen.refresh();
        String number = number(prediction);
        int count = prediction.digits().size();
        if (chosen.sure()) {
            String other = classes.get(top.second()) + ", " + Numbers.percent(second);
            say(
                    number,
                    count,
                    first,
                    Numbers.percent(first) + " sure",
                    second > WORTH_NAMING ? "or perhaps " + other : "");
        } else {
            String unsure = first + second > ONE_OF_TWO
                    ? "Not sure: " + classes.get(top.first()) + " or " + classes.get(top.second())
                    : unlikeAny();
            // Without a network all are 0, and there is nothing to say.
            say(number, count, first, first == 0 ? "" : beginner ? TOO_EARLY : unsure, "");
        }
        for (int digit = 0; digit < bars.size(); digit++) {
            float probability = probabilities[digit];
            bars.get(digit).show(probability, Numbers.percent(probability), chosen.sure() && digit == top.first());
        }
    }

    /** What is read, a question mark for what is not sure. */
    private String number(AnswerReport.Prediction prediction) {
        List<String> digits = new ArrayList<>();
        for (AnswerReport.Digit digit : prediction.digits()) {
            digits.add(
                    digit.sure() ? classes.get(TopTwo.of(digit.probabilities()).first()) : "?");
        }
        if (digits.size() > 1) {
            tabs.show(digits, prediction.chosen());
        } else {
            tabs.hide();
        }
        return String.join("", digits);
    }

    private String unlikeAny() {
        return UNSURE + (list.getClassName().isEmpty() ? "a digit" : "any class");
    }

    private void say(String digit, int digits, double probability, String sure, String second) {
        // Of several digits a sentence tells, since their text is said as a number.
        answer.setAttribute("aria-live", digits > 1 ? "off" : "polite");
        answer.setAttribute("data-digits", Integer.toString(digits));
        Dom.attribute(answer, "data-confidence", probability);
        answer.setClassName(digit.equals("?") ? "unsure" : digit.length() > SHORT ? "name" : "");
        Dom.text(answer, digit);
        Dom.text(confidence, sure);
        Dom.text(secondGuess, second);
    }

    private void paint() {
        if (picture.length == 0) {
            Dom.context(seen).clearRect(0, 0, seen.getWidth(), seen.getHeight());
        } else {
            ColourMap.ink(palette).paint(seen, picture, width);
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

        /** A new bar at the end of a list. */
        static Bar of(HTMLElement list, int index, String name) {
            HTMLElement row = Dom.append(list, "li", "data-digit", Integer.toString(index), "data-p", "0");
            Dom.append(row, "span", "class", "digit", "title", name).setTextContent(name);
            Dom.append(Dom.append(row, "span", "class", "bar"), "span", "class", "fill");
            Dom.append(row, "span", "class", "percent");
            return new Bar(row);
        }

        void show(float probability, String text, boolean best) {
            Dom.attribute(row, "data-p", probability);
            row.setClassName(best ? "best" : "");
            Dom.text(percent, text);
            // Most of the ten bars keep their width, and need not be styled and painted anew.
            int rounded = Math.round(probability * WIDTHS);
            if (rounded != width) {
                width = rounded;
                Dom.property(fill, "--p", (float) width / WIDTHS);
            }
        }
    }
}
