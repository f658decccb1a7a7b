package inkling.page.views;

import inkling.page.answer.NetworkSwitch;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.run.Readouts;
import inkling.protocol.RunState;
import inkling.protocol.TrainingReport;
import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import inkling.text.Numbers;
import inkling.train.EpochRecord;
import java.util.function.Consumer;

/** All that shows how the visitor's network learns: figures, curves, weights, and at the end the results. */
public final class TrainingView implements TrainingReport.Receiver {
    private final Readouts readouts;
    private final Curves curves;
    private final WeightsView weights;
    private final InputPreview fed;
    private final Results results;
    private final NetworkSwitch networks;
    private final Consumer<Boolean> canSave;

    /**
     * @param priority what all that changes many times a second waits for
     * @param canSave is told whether the network has learned something that is worth a file
     */
    public TrainingView(Palette palette, DrawPriority priority, NetworkSwitch networks, Consumer<Boolean> canSave) {
        readouts = new Readouts(priority);
        curves = new Curves(palette, priority);
        weights = new WeightsView(palette, priority);
        fed = new InputPreview(palette, priority);
        results = new Results(palette);
        this.networks = networks;
        this.canSave = canSave;
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

    @Override
    public void loading(TrainingReport.Loading now) {
        boolean bytes = now.source() == DataSource.MNIST;
        readouts.loading(
                now.done(),
                now.total(),
                bytes
                        ? Numbers.megabytes(now.done(), now.total())
                        : Numbers.whole(now.done()) + " of " + Numbers.count((int) now.total(), "digit"));
    }

    @Override
    public void weights(TrainingReport.Weights latest) {
        weights.show(latest);
    }

    @Override
    public void inputPreview(TrainingReport.InputPreview latest) {
        fed.show(latest);
    }

    @Override
    public void test(TrainingReport.Test test) {
        readouts.test(test.metrics());
        results.show(test);
    }

    @Override
    public void calibration(TrainingReport.Calibration calibration) {
        results.show(calibration);
    }

    @Override
    public void samples(TrainingReport.Samples samples) {
        results.show(samples);
    }

    @Override
    public void progress(TrainingReport.Progress now) {
        canSave.accept(now.epoch() > 1 || now.batch() > 0);
        readouts.progress(now);
        curves.progress(now);
        if (now.epoch() == 1 && now.batch() > 0 && now.batch() < now.batches()) {
            networks.yoursNote("Your network, in its first epoch.");
        }
    }

    @Override
    public void epoch(EpochRecord record) {
        readouts.epoch(record);
        curves.epoch(record);
        networks.yoursNote("Your network, after " + Numbers.count(record.epoch(), "epoch") + ": it reads "
                + Numbers.exactPercent(record.validation().accuracy()) + " of the validation images.");
    }
}
