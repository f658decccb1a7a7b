package inkling.page.answer;

import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.page.dom.Tiles;
import inkling.protocol.AnswerReport;
import inkling.text.Numbers;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** What the network takes the drawing for: the digit, how sure it is, all ten bars, and what it saw. */
final class Answer {
    private static final int PICTURE_SIDE = 28;

    /** A second digit is named from this share on. */
    private static final double WORTH_NAMING = 0.1;

    /** Two digits with more than this between them are what is doubted between; with less, it is no digit at all. */
    private static final double ONE_OF_TWO = 0.8;

    private static final String UNSURE = "Not sure: this does not look like a digit";

    private final HTMLElement answer = Dom.byId("answer");
    private final HTMLElement confidence = Dom.byId("confidence");
    private final HTMLElement secondGuess = Dom.byId("second-guess");
    private final HTMLCanvasElement seen = Dom.canvas("seen");
    private final Bars bars = new Bars(Dom.byId("probabilities"));
    private final Palette palette;
    private final Screen screen = new Screen(this::paint);
    private float[] picture = {};

    Answer(Palette palette) {
        this.palette = palette;
        palette.onChange(this::paint);
    }

    /** The answer to a blank sheet. */
    void blank() {
        say("?", 0, "", "");
        bars.empty();
        picture = new float[] {};
        screen.refresh();
    }

    void show(AnswerReport.Prediction prediction) {
        float[] shares = prediction.probabilities();
        int first = largest(shares, -1);
        int second = largest(shares, first);
        double top = shares[first];
        if (prediction.sure()) {
            boolean close = shares[second] > WORTH_NAMING;
            say(
                    Integer.toString(first),
                    top,
                    Numbers.percent(top) + " sure",
                    close ? "or perhaps " + second + ", " + Numbers.percent(shares[second]) : "");
        } else if (top == 0) {
            // There is no network yet.
            say("?", top, "", "");
        } else if (top + shares[second] > ONE_OF_TWO) {
            say("?", top, "Not sure: " + first + " or " + second, "");
        } else {
            say("?", top, UNSURE, "");
        }
        bars.show(shares, prediction.sure() ? first : -1);
        picture = prediction.picture();
        screen.refresh();
    }

    private void say(String digit, double share, String sure, String second) {
        answer.setAttribute("data-confidence", Numbers.exact(share));
        answer.setClassName(digit.equals("?") ? "unsure" : "");
        Dom.text(answer, digit);
        Dom.text(confidence, sure);
        Dom.text(secondGuess, second);
    }

    private void paint() {
        if (picture.length == 0) {
            Tiles.context(seen).clearRect(0, 0, PICTURE_SIDE, PICTURE_SIDE);
        } else {
            Tiles.paint(seen, picture, 0, PICTURE_SIDE, Tiles.ink(palette));
        }
    }

    private static int largest(float[] shares, int except) {
        int best = except == 0 ? 1 : 0;
        for (int i = best; i < shares.length; i++) {
            if (i != except && shares[i] > shares[best]) {
                best = i;
            }
        }
        return best;
    }
}
