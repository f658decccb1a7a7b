package inkling.page.views;

import inkling.page.dom.Chart;
import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.page.dom.Series;
import inkling.protocol.TrainingReport;
import inkling.train.EpochRecord;
import org.teavm.jso.browser.Window;

/** Loss and accuracy over the epochs. */
public final class Curves implements View, TrainingReport.Receiver {
    /** A chart takes some milliseconds to draw, and nobody reads it more often than this. */
    private static final double LEAST_MILLIS = 400;

    /** A running mean is drawn after one part in so many of its epoch. */
    private static final int SETTLED = 20;

    /** Less than a batch of any run. */
    private static final double EPSILON = 1e-9;

    private final Plot loss = new Plot(new Chart(Dom.canvas("loss-chart"), "Loss", true));
    private final Plot accuracy = new Plot(new Chart(Dom.canvas("accuracy-chart"), "Accuracy in %", false));
    private final Palette palette;
    private final Screen screen;

    private static final class Plot {
        private final Chart chart;
        private final Series training = new Series();
        private final Series validation = new Series();
        private final Series running = new Series();

        Plot(Chart chart) {
            this.chart = chart;
        }

        void clear() {
            training.clear();
            validation.clear();
            running.clear();
        }

        void epoch(int epoch, double train, double unseen) {
            training.add(epoch, train);
            validation.add(epoch, unseen);
            if (epoch == 2) {
                // The first epoch's plunge would press all that follows into a flat line.
                running.dropBefore(1 + EPSILON);
            }
        }

        void draw() {
            chart.points(Chart.Line.TRAINING, training);
            chart.points(Chart.Line.VALIDATION, validation);
            chart.points(Chart.Line.RUNNING, running);
            chart.draw();
        }
    }

    public Curves(Palette palette, DrawPriority priority) {
        this.palette = palette;
        screen = new Screen(priority, LEAST_MILLIS, this::draw);
        palette.onChange(this::recolour);
        recolour();
    }

    @Override
    public void clear() {
        loss.clear();
        accuracy.clear();
        screen.refresh();
    }

    @Override
    public void progress(TrainingReport.Progress now) {
        // The mean of the first few batches says little and jumps about.
        if (now.running().images() > 0 && now.batch() * SETTLED >= now.batches()) {
            double at = now.epoch() - 1 + (double) now.batch() / Math.max(1, now.batches());
            loss.running.add(at, now.running().loss());
            accuracy.running.add(at, 100 * now.running().accuracy());
            screen.refresh();
        }
    }

    @Override
    public void epoch(EpochRecord record) {
        loss.epoch(record.epoch(), record.train().loss(), record.validation().loss());
        accuracy.epoch(
                record.epoch(),
                100 * record.train().accuracy(),
                100 * record.validation().accuracy());
        screen.refresh();
    }

    private void recolour() {
        loss.chart.colours(palette);
        accuracy.chart.colours(palette);
        screen.refresh();
    }

    private void draw() {
        loss.draw();
        // In a frame of its own, so that a slow device never stops for both.
        Window.requestAnimationFrame(time -> accuracy.draw());
    }
}
