package inkling.lab.learning;

import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.protocol.report.TrainingReport;
import inkling.train.EpochRecord;
import java.util.Map;
import org.teavm.jso.browser.Window;

/** Loss and accuracy over the epochs. */
final class Curves {
    /** A chart takes some milliseconds to draw, and nobody reads it more often than this. */
    private static final double LEAST_MILLIS = 400;

    /** Less than a batch of any run. */
    private static final double EPSILON = 1e-9;

    private final Chart loss = Chart.create(Dom.canvas("loss-chart"), "Loss", "", true);
    private final Chart accuracy = Chart.create(Dom.canvas("accuracy-chart"), "Accuracy in %", " %", false);
    private final Palette palette;
    private final Screen screen;

    Curves(Palette palette, DrawPriority priority) {
        this.palette = palette;
        screen = new Screen(priority, LEAST_MILLIS, this::draw);
        palette.onChange(this::recolour);
        recolour();
    }

    void clear() {
        loss.clear();
        accuracy.clear();
        screen.refresh();
    }

    void progress(TrainingReport.Progress now) {
        if (now.running().images() > 0) {
            double at = now.epoch() - 1 + (double) now.batch() / Math.max(1, now.batches());
            loss.add(Chart.Line.RUNNING, at, now.running().loss());
            accuracy.add(Chart.Line.RUNNING, at, 100 * now.running().accuracy());
            screen.refresh();
        }
    }

    void epoch(EpochRecord record) {
        epoch(loss, record.epoch(), record.train().loss(), record.validation().loss());
        epoch(
                accuracy,
                record.epoch(),
                100 * record.train().accuracy(),
                100 * record.validation().accuracy());
        screen.refresh();
    }

    private static void epoch(Chart chart, int epoch, double train, double validation) {
        chart.add(Chart.Line.TRAINING, epoch, train);
        chart.add(Chart.Line.VALIDATION, epoch, validation);
        if (epoch == 2) {
            // The first epoch's plunge would press all that follows into a flat line.
            chart.dropBefore(Chart.Line.RUNNING, 1 + EPSILON);
        }
    }

    /** See {@link Chart#view}. */
    void view(double smoothing, boolean logarithmic, double from) {
        loss.view(smoothing, logarithmic, from);
        accuracy.view(smoothing, logarithmic, from);
        screen.refresh();
    }

    /** Pictures of both charts, by the name of a file for each; empty where charts cannot be drawn. */
    Map<String, String> pictures() {
        return Map.of("loss.png", loss.picture(), "accuracy.png", accuracy.picture());
    }

    private void recolour() {
        loss.colours(palette);
        accuracy.colours(palette);
        screen.refresh();
    }

    private void draw() {
        loss.draw();
        // In a frame of its own, so that a slow device never stops for both.
        Window.requestAnimationFrame(time -> accuracy.draw());
    }
}
