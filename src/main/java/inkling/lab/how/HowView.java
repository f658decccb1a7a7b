package inkling.lab.how;

import inkling.lab.Host;
import inkling.lab.LabView;
import inkling.lab.how.backprop.TinyNetworkPanel;
import inkling.page.dom.Dom;
import inkling.page.settings.Lesson;
import inkling.protocol.report.RunState;
import inkling.protocol.report.TrainingReport;
import inkling.recipe.Recipe;
import inkling.train.EpochRecord;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.NodeList;

/** How the network works: the overview, from which lessons are begun. */
public final class HowView implements LabView, TrainingReport.Receiver {
    private final Host host;
    private Optional<LessonStrip> strip = Optional.empty();

    public HowView(Host host) {
        this.host = host;
    }

    @Override
    public void open(HTMLElement panel) {
        LessonStrip lessons = new LessonStrip(host, new TinyNetworkPanel());
        strip = Optional.of(lessons);
        NodeList<? extends HTMLElement> links = panel.querySelectorAll("a[data-lesson-link]");
        for (int i = 0; i < links.getLength(); i++) {
            String word = links.get(i).getAttribute("data-lesson-link");
            // The link itself would also take the settings back to the usual ones.
            Dom.on(links.get(i), "click", event -> {
                event.preventDefault();
                lessons.begin(Lesson.SETTING.parse(word));
            });
        }
    }

    @Override
    public void shown() {
        strip.ifPresent(LessonStrip::followAddress);
    }

    @Override
    public void begin(Recipe recipe) {
        strip.ifPresent(lessons -> lessons.steps().forEach(step -> step.begin(recipe)));
    }

    @Override
    public void state(RunState state) {
        strip.ifPresent(lessons -> lessons.steps().forEach(step -> step.state(state)));
    }

    @Override
    public void progress(TrainingReport.Progress now) {
        strip.ifPresent(lessons -> lessons.steps().forEach(step -> step.progress(now)));
    }

    @Override
    public void epoch(EpochRecord record) {
        strip.ifPresent(lessons -> lessons.steps().forEach(step -> step.epoch(record)));
    }
}
