package inkling.page.views;

import inkling.page.answer.NetworkSwitch;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.run.Readouts;
import inkling.protocol.Report;
import inkling.protocol.ResultReport;
import inkling.protocol.RunState;
import inkling.recipe.Recipe;
import inkling.text.Numbers;
import inkling.train.EpochRecord;

/** All that shows how the visitor's network learns: figures, curves, weights, and at the end the results. */
public final class TrainingView {
    private final Readouts readouts;
    private final Curves curves;
    private final WeightsView weights;
    private final InputPreview fed;
    private final Results results;
    private final NetworkSwitch networks;

    /**
     * @param priority what all that changes many times a second waits for
     */
    public TrainingView(Palette palette, DrawPriority priority, NetworkSwitch networks) {
        readouts = new Readouts(priority);
        curves = new Curves(palette, priority);
        weights = new WeightsView(palette, priority);
        fed = new InputPreview(palette, priority);
        results = new Results(palette);
        this.networks = networks;
    }

    /** A run of a recipe begins. */
    public void begin(Recipe recipe) {
        clear();
        weights.clear(recipe);
    }

    /** There is no run. */
    public void clear() {
        readouts.clear();
        curves.clear();
        results.clear();
        networks.yoursNote("Your network has seen nothing yet.");
    }

    public void state(RunState state) {
        if (state == RunState.IDLE) {
            clear();
        } else if (state == RunState.TRAINING || state == RunState.PAUSED) {
            readouts.loaded();
        }
        // Whoever sees the new state finds the figures that belong to it.
        readouts.finish();
    }

    /** Shows a report, if it is one about training. */
    public void report(Report report) {
        if (report instanceof Report.Loading loading) {
            readouts.loading(loading.loaded(), loading.total(), Numbers.megabytes(loading.loaded(), loading.total()));
        } else if (report instanceof Report.Drawn drawn) {
            readouts.loading(
                    drawn.digits(),
                    drawn.total(),
                    Numbers.whole(drawn.digits()) + " of " + Numbers.count(drawn.total(), "digit"));
        } else if (report instanceof Report.Progress now) {
            progress(now);
        } else if (report instanceof Report.Epoch epoch) {
            epoch(epoch.record());
        } else if (report instanceof Report.Weights latest) {
            weights.show(latest);
        } else if (report instanceof Report.Fed latest) {
            fed.show(latest);
        } else if (report instanceof ResultReport.Test test) {
            readouts.test(test.metrics());
            results.show(test);
        } else if (report instanceof ResultReport.Calibration calibration) {
            results.show(calibration);
        } else if (report instanceof ResultReport.Samples samples) {
            results.show(samples);
        }
    }

    private void progress(Report.Progress now) {
        readouts.progress(now);
        curves.progress(now);
        if (now.epoch() == 1 && now.batch() > 0 && now.batch() < now.batches()) {
            networks.yoursNote("Your network, in its first epoch.");
        }
    }

    private void epoch(EpochRecord record) {
        readouts.epoch(record);
        curves.epoch(record);
        networks.yoursNote("Your network, after " + Numbers.count(record.epoch(), "epoch") + ": it reads "
                + Numbers.exactPercent(record.validation().accuracy()) + " of the validation images.");
    }
}
