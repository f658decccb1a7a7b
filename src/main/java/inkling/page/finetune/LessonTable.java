package inkling.page.finetune;

import inkling.page.dom.Dom;
import inkling.text.Numbers;
import inkling.train.finetune.FineTuningResult;
import inkling.train.measure.Metrics;
import org.teavm.jso.dom.html.HTMLElement;

/** What a lesson has changed: the network on the visitor's examples, and on images that it was not taught. */
final class LessonTable {
    private final HTMLElement box = Dom.byId("lesson");
    private final HTMLElement yours = Dom.byId("lesson-yours");
    private final HTMLElement others = Dom.byId("lesson-others");

    void hide() {
        box.setHidden(true);
    }

    void show(FineTuningResult figures) {
        int count = figures.yoursBefore().images();
        Dom.text(yours, count == 1 ? "Your example" : "Your " + Numbers.count(count, "example"));
        Dom.text(
                others,
                Numbers.whole(figures.setBefore().images()) + " validation images, held back from " + figures.set()
                        + ", on which it never trains");
        ofAll("lesson-yours-before", figures.yoursBefore());
        ofAll("lesson-yours-after", figures.yoursAfter());
        percent("lesson-others-before", figures.setBefore());
        percent("lesson-others-after", figures.setAfter());
        box.setHidden(false);
    }

    private static void ofAll(String id, Metrics metrics) {
        double right = Math.rint(metrics.accuracy() * metrics.images());
        Dom.figure(Dom.byId(id), Numbers.whole(right) + " of " + Numbers.whole(metrics.images()), metrics.accuracy());
    }

    private static void percent(String id, Metrics metrics) {
        Dom.figure(Dom.byId(id), Numbers.exactPercent(metrics.accuracy()), metrics.accuracy());
    }
}
