package inkling.lab.learning;

import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.protocol.TrainingReport;
import inkling.train.EpochRecord;
import org.teavm.jso.browser.Window;

/** Loss and accuracy over the epochs. */
final class Curves {
    /** A chart takes some milliseconds to draw, and nobody reads it more often than this. */
    private static final double LEAST_MILLIS = 400;

    /** A running mean is drawn after one part in so many of its epoch. */
    private static final int SETTLED = 20;

    /** Less than a batch of any run. */
    private static final double EPSILON = 1e-9;

    private final Chart loss = Chart.create(Dom.canvas("loss-chart"), "Loss", true);
    private final Chart accuracy = Chart.create(Dom.canvas("accuracy-chart"), "Accuracy in %", false);
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
        // The mean of the first few batches says little and jumps about.
        if (now.running().images() > 0 && now.batch() * SETTLED >= now.batches()) {
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
