package inkling.page.bench;

import inkling.page.dom.Dom;
import inkling.protocol.report.BenchReport;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** One engine's line: its speed as a number and a bar, and its other figures. */
final class BenchRow {
    private final String title;
    private final HTMLElement row;
    private final HTMLElement speed;
    private final HTMLElement fill;
    private final HTMLElement figures;

    BenchRow(HTMLElement list, String word, String title) {
        this.title = title;
        row = Dom.append(list, "li", "data-engine", word);
        Dom.append(row, "h3").setTextContent(title);
        HTMLElement words = Dom.append(row, "p", "class", "speed");
        speed = Dom.append(words, "strong");
        Dom.append(words, "span").setTextContent(" images a second");
        fill = Dom.append(Dom.append(row, "div", "class", "speed-bar", "aria-hidden", "true"), "span");
        figures = Dom.append(row, "p", "class", "figures");
        Dom.unknown(speed);
        enter("waiting", "Not measured yet.");
    }

    /** What is measured, for people. */
    String title() {
        return title;
    }

    /** It is being measured; how fast it is at the moment. */
    void measuring(double imagesPerSecond) {
        enter("measuring", "Being measured now.");
        if (imagesPerSecond > 0) {
            Dom.figure(speed, Numbers.whole(imagesPerSecond), imagesPerSecond);
        }
    }

    /** It was measured. */
    void done(BenchResult result) {
        Dom.figure(speed, Numbers.whole(result.medianImagesPerSecond()), result.medianImagesPerSecond());
        BenchReport.Result report = result.report();
        List<String> times = new ArrayList<>();
        for (double ms : report.epochMs()) {
            times.add(Numbers.fixed(ms / 1000, 2));
        }
        String speedup = report.threadsSpeedup().isPresent()
                ? ", " + Numbers.fixed(report.threadsSpeedup().getAsDouble(), 2) + " times as fast as one"
                : "";
        String notReached = report.notReached().isEmpty() ? "" : " " + String.join(" ", report.notReached());
        String goal = report.timeTo98().isPresent()
                ? " It read 98\u00a0% after " + Numbers.fixed(report.timeTo98().getAsDouble() / 1000, 2)
                        + "\u00a0s of training."
                : "";
        enter(
                "done",
                Numbers.count(report.threads(), "thread") + speedup + ", " + report.variant() + " kernels. "
                        + (times.size() == 1 ? "One epoch: " : "Epochs: ") + String.join(", ", times)
                        + "\u00a0s. It then reads " + Numbers.exactPercent(report.testAccuracy())
                        + " of the test images. One takes " + Numbers.fixed(report.predictP50(), 3)
                        + "\u00a0ms, 99 of 100 at most " + Numbers.fixed(report.predictP99(), 3) + "\u00a0ms." + goal
                        + notReached);
    }

    /** The textbook loops were measured; what their speed means, in a sentence. */
    void textbook(double imagesPerSecond, String sentence) {
        Dom.figure(speed, Numbers.whole(imagesPerSecond), imagesPerSecond);
        enter("done", sentence);
    }

    /** It could not be measured. */
    void failed(String sentence) {
        Dom.unknown(speed);
        enter("failed", sentence);
    }

    /** This browser has no such engine. */
    void absent() {
        enter("absent", "This browser does not have it.");
    }

    /** Sets the length of the bar, where the fastest has 1. */
    void share(double share) {
        Dom.property(fill, "--p", share);
    }

    private void enter(String state, String sentence) {
        row.setAttribute("data-state", state);
        Dom.text(figures, sentence);
    }
}
