package inkling.lab.runs;

import inkling.lab.runs.kept.Curve;
import inkling.lab.runs.kept.KeptRun;
import inkling.lab.runs.race.RaceLane;
import inkling.page.dom.Dom;
import inkling.protocol.report.AnswerReport;
import inkling.protocol.report.RunState;
import inkling.text.Numbers;
import inkling.train.measure.TopTwo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;

/** What is seen of a lane: how far it is, its curve, and what it reads in the visitor's drawing. */
final class LaneCard {
    private final HTMLElement card;
    private final HTMLElement state;
    private final HTMLElement accuracy;
    private final HTMLElement digit;
    private final HTMLElement confidence;
    private final HTMLElement bars;
    private final List<HTMLElement> fills = new ArrayList<>();
    private final Sparkline curve;

    LaneCard(HTMLElement list, int number, RaceLane lane) {
        card = Dom.append(list, "li", "data-lane", Integer.toString(number));
        HTMLElement head = Dom.append(card, "h4");
        head.setTextContent(lane.entry().name());
        accuracy = Dom.append(card, "strong", "class", "lane-accuracy");
        curve = new Sparkline(card, "run-stroke run-stroke-" + number % RunChart.COLOURS);
        HTMLElement answer = Dom.append(card, "div", "class", "lane-answer");
        digit = Dom.append(answer, "strong", "class", "lane-digit");
        bars = Dom.append(answer, "span", "class", "lane-bars", "aria-hidden", "true");
        confidence = Dom.append(answer, "span", "class", "lane-confidence");
        state = Dom.append(card, "p", "class", "lane-state");
    }

    /**
     * Shows the lane as it is now.
     *
     * @param held whether the race is paused
     * @param epochs at the right edge of all curves
     * @param lowest accuracy at the bottom of all curves
     */
    void show(RaceLane lane, boolean begun, boolean held, int epochs, double lowest) {
        String word = word(lane, begun, held);
        card.setAttribute("data-state", word);
        Optional<Curve.Epoch> last = lane.run().flatMap(run -> run.curve().last());
        Dom.text(state, text(lane, word) + pace(lane));
        Dom.text(
                accuracy,
                last.map(epoch -> Numbers.exactPercent(epoch.validation().accuracy()))
                        .orElse("–"));
        curve.draw(lane.run().map(KeptRun::curve).orElse(Curve.NONE), epochs, lowest);
        lane.answer().ifPresentOrElse(this::answer, this::noAnswer);
    }

    /** Between its turns a lane trains on as far as people are concerned. */
    private static String word(RaceLane lane, boolean begun, boolean held) {
        RunState state = lane.state();
        if (!begun && !lane.isOver()) {
            return RunState.LOADING.word();
        }
        boolean training = state == RunState.TRAINING || state == RunState.PAUSED;
        return !training ? state.word() : held ? RunState.PAUSED.word() : RunState.TRAINING.word();
    }

    private static String text(RaceLane lane, String word) {
        Optional<KeptRun> run = lane.run();
        if (lane.state() == RunState.FAILED) {
            return lane.sentence();
        }
        if (word.equals(RunState.LOADING.word())) {
            return "Loading images, " + Numbers.percent(lane.loaded());
        }
        if (lane.state() == RunState.DONE) {
            return "Done"
                    + run.flatMap(KeptRun::test)
                            .map(test -> ", test " + Numbers.exactPercent(test.accuracy()))
                            .orElse("");
        }
        if (lane.state() == RunState.IDLE) {
            return "Stopped";
        }
        int epochs = lane.entry().recipe().epochs();
        int epoch = Math.min(
                epochs,
                1
                        + run.flatMap(one -> one.curve().last())
                                .map(Curve.Epoch::epoch)
                                .orElse(0));
        return (word.equals(RunState.PAUSED.word()) ? "Paused in epoch " : "Epoch ") + epoch + " of " + epochs;
    }

    private static String pace(RaceLane lane) {
        return lane.run()
                .filter(run -> run.imagesPerSecond() > 0)
                .map(run -> " · " + Numbers.whole(run.imagesPerSecond()) + " images/s")
                .orElse("");
    }

    private void answer(AnswerReport.Prediction prediction) {
        float[] shares = prediction.digit().probabilities();
        TopTwo top = TopTwo.of(shares);
        String first = prediction.classes().get(top.first());
        Dom.text(digit, first);
        Dom.text(confidence, Numbers.percent(shares[top.first()]));
        card.setAttribute("data-digit", first);
        card.setAttribute("data-p", Numbers.exact(shares[top.first()]));
        while (fills.size() < shares.length) {
            fills.add(Dom.append(bars, "span"));
        }
        for (int i = 0; i < fills.size(); i++) {
            height(fills.get(i), i < shares.length ? shares[i] : 0);
        }
    }

    private void noAnswer() {
        Dom.text(digit, "");
        Dom.text(confidence, "Draw a digit.");
        card.removeAttribute("data-digit");
        card.removeAttribute("data-p");
        fills.clear();
        Dom.removeChildren(bars);
    }

    @JSBody(
            params = {"bar", "share"},
            script = "bar.style.setProperty('--share', share);")
    private static native void height(HTMLElement bar, double share);
}
