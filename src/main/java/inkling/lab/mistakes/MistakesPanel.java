package inkling.lab.mistakes;

import inkling.lab.Host;
import inkling.page.dom.Dom;
import inkling.protocol.command.MistakesCommand;
import inkling.protocol.report.MistakesReport;
import inkling.recipe.DataSource;
import inkling.text.Numbers;
import inkling.train.measure.Metrics;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** The elements of the view once it is open: which network and which images, and all that was measured. */
final class MistakesPanel {
    private static final String YOURS = "yours";
    private static final String SHIPPED = "shipped";

    private final HTMLSelectElement network = Dom.select("mistakes-network");
    private final HTMLSelectElement data = Dom.select("mistakes-data");
    private final HTMLElement button = Dom.byId("measure");
    private final HTMLElement note = Dom.byId("mistakes-note");
    private final HTMLElement progress = Dom.byId("measure-progress");
    private final HTMLElement body = Dom.byId("mistakes-body");
    private final ConfusionTable confusion = new ConfusionTable(this::cell);
    private final ClassTable classes = new ClassTable();
    private final ReliabilityDiagram reliability = new ReliabilityDiagram();
    private final Host host;
    private final Measurements measurements;
    private final Gallery gallery;
    private final Neighbours neighbours;
    private ClassWords words = new ClassWords(List.of());
    private boolean measuring;
    private Optional<MistakesReport.Measured> shown = Optional.empty();

    MistakesPanel(Host host, Measurements measurements) {
        this.host = host;
        this.measurements = measurements;
        gallery = new Gallery(host.palette(), host::send, this::image);
        neighbours = new Neighbours(host.palette(), host::send, this::neighbour);
        Dom.on(network, "change", event -> {
            stop();
            show();
        });
        Dom.on(data, "change", event -> {
            stop();
            say(invitation());
        });
        Dom.on(button, "click", event -> measureOrStop());
        Dom.on(Dom.byId("all-mistakes"), "click", event -> cell(ConfusionTable.ANY, ConfusionTable.ANY));
        if (measurements.of(true).isPresent()) {
            network.setValue(YOURS);
        }
        data.setValue(measurements.data().name());
        show();
    }

    private boolean yours() {
        return network.getValue().equals(YOURS);
    }

    /** The view is in sight again. */
    void shown() {
        if (!measuring && shown.isEmpty()) {
            say(invitation());
        }
    }

    private void measureOrStop() {
        if (measuring) {
            stop();
            say("Stopped.");
            return;
        }
        measuring(true);
        say("Beginning.");
        host.send(new MistakesCommand.Measure(yours(), DataSource.valueOf(data.getValue())));
    }

    /** Leaves unfinished what is under way. */
    void stop() {
        if (measuring) {
            measuring(false);
            say(invitation());
        }
        host.send(MistakesCommand.Control.STOP_MISTAKES);
    }

    private void measuring(boolean now) {
        measuring = now;
        button.setTextContent(now ? "Stop" : "Test it");
        progress.setHidden(!now);
        progress.setAttribute("value", "0");
    }

    void measuring(MistakesReport.Measuring report) {
        if (measuring) {
            progress.setAttribute("value", Numbers.exact(report.share()));
            say(report.sentence());
        }
    }

    /** One of the two networks was measured, because the button was pressed or because a run is over. */
    void measured(boolean own) {
        if (measuring && own != yours()) {
            return;
        }
        measuring(false);
        network.setValue(own ? YOURS : SHIPPED);
        if (own) {
            data.setValue(measurements.data().name());
        }
        show();
    }

    /** What was measured of the visitor's network holds no more. */
    void yoursHasChanged() {
        if (yours()) {
            measuring(false);
            show();
        }
    }

    void notMeasured(String sentence) {
        measuring(false);
        neighbours.clear();
        say(sentence);
    }

    private void show() {
        shown = measurements.of(yours());
        body.setHidden(shown.isEmpty());
        neighbours.clear();
        if (shown.isEmpty()) {
            say(invitation());
            return;
        }
        MistakesReport.Measured measured = shown.get();
        words = new ClassWords(measured.classes());
        confusion.show(measured.confusion(), measured.set(), words);
        classes.show(measured.confusion(), words);
        reliability.show(measured.temperature(), measured.reliability());
        say(figures(measured));
        cell(ConfusionTable.ANY, ConfusionTable.ANY);
    }

    private static String figures(MistakesReport.Measured measured) {
        Metrics metrics = measured.metrics();
        int wrong = (int) Math.round(metrics.images() * (1 - metrics.accuracy()));
        return "It reads " + Numbers.exactPercent(metrics.accuracy()) + " of " + measured.set() + ": "
                + Numbers.count(wrong, "mistake") + " among " + Numbers.whole(metrics.images()) + " images.";
    }

    private String invitation() {
        String load = data.getValue().equals(DataSource.MNIST.name())
                ? " MNIST is loaded first, if it is not there yet: 11 MB."
                : "";
        return "Test the network on images that it has not learned from, to see what it mistakes for what." + load;
    }

    private void say(String sentence) {
        Dom.text(note, sentence);
    }

    private void cell(int label, int read) {
        confusion.mark(label, read);
        gallery.unmark();
        neighbours.clear();
        gallery.show(yours(), label, read, words);
    }

    void answers(MistakesReport.Answers answers) {
        gallery.answers(answers);
    }

    void neighbours(MistakesReport.Neighbours found) {
        neighbours.neighbours(found);
    }

    private void image(MistakesReport.Answered image, int width) {
        read(
                image.picture(),
                width,
                "Test image " + Numbers.whole(image.index()) + ": it is " + words.one(image.label())
                        + ". It was read as " + words.name(image.read()) + ".");
        neighbours.find(yours(), image.index(), words);
    }

    private void neighbour(MistakesReport.Neighbour image, int width) {
        read(
                image.picture(),
                width,
                "Training image " + Numbers.whole(image.index()) + ": it is " + words.one(image.label()) + ".");
    }

    private void read(float[] picture, int width, String caption) {
        host.show(picture, width, caption);
    }
}
