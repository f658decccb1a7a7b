package inkling.page.run;

import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Screen;
import inkling.page.views.View;
import inkling.protocol.report.ResultReport;
import inkling.protocol.report.RunState;
import inkling.protocol.report.TrainingReport;
import inkling.protocol.report.WorkerReport;
import inkling.recipe.DataSource;
import inkling.text.Numbers;
import inkling.train.EpochRecord;
import inkling.train.measure.Metrics;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;

/** The run's figures and its bars of progress. */
public final class Readouts implements View, TrainingReport.Receiver, ResultReport.Receiver {
    private final HTMLElement epoch = Dom.byId("epoch");
    private final HTMLElement batch = Dom.byId("batch");
    private final HTMLElement speed = Dom.byId("images-per-second");
    private final HTMLElement timeLeft = Dom.byId("eta");
    private final HTMLElement trainLoss = Dom.byId("train-loss");
    private final HTMLElement trainAccuracy = Dom.byId("train-accuracy");
    private final HTMLElement validationLoss = Dom.byId("validation-loss");
    private final HTMLElement validationAccuracy = Dom.byId("validation-accuracy");
    private final HTMLElement testAccuracy = Dom.byId("test-accuracy");
    private final HTMLElement wholeRun = Dom.byId("epoch-progress");
    private final HTMLElement thisEpoch = Dom.byId("batch-progress");
    private final HTMLElement data = Dom.byId("data-progress");
    private final HTMLElement dataNote = Dom.byId("data-note");

    private final Screen screen;
    private Optional<TrainingReport.Progress> progress = Optional.empty();
    private Optional<Metrics> training = Optional.empty();
    private Optional<Metrics> validation = Optional.empty();

    public Readouts(DrawPriority priority) {
        screen = new Screen(priority, 0, this::draw);
    }

    @Override
    public void clear() {
        progress = Optional.empty();
        training = Optional.empty();
        validation = Optional.empty();
        Dom.unknown(testAccuracy);
        screen.refresh();
    }

    /** Images for the run are being loaded. */
    public void loading(WorkerReport.Loading now) {
        String text = now.source() == DataSource.MNIST
                ? Numbers.megabytes(now.done(), now.total())
                : Numbers.whole(now.done()) + " of " + Numbers.count((int) now.total(), "digit");
        data(now.done(), now.total(), text);
    }

    private void data(double done, double total, String text) {
        Dom.attribute(data, "max", Math.max(1, total));
        Dom.attribute(data, "value", Math.min(done, total));
        Dom.text(dataNote, text);
    }

    @Override
    public void progress(TrainingReport.Progress now) {
        progress = Optional.of(now);
        if (now.running().images() > 0) {
            training = Optional.of(now.running());
        }
        screen.refresh();
    }

    @Override
    public void epoch(EpochRecord record) {
        training = Optional.of(record.train());
        validation = Optional.of(record.validation());
        screen.refresh();
    }

    @Override
    public void test(ResultReport.Test test) {
        Dom.percent(testAccuracy, test.metrics().accuracy());
    }

    @Override
    public void calibration(ResultReport.Calibration calibration) {
        // In the view of mistakes.
    }

    @Override
    public void state(RunState state) {
        if (state == RunState.TRAINING || state == RunState.PAUSED) {
            data(1, 1, "ready");
        }
        draw();
    }

    private void draw() {
        progress.ifPresentOrElse(this::drawProgress, this::drawNoProgress);
        drawMetrics(training, trainLoss, trainAccuracy);
        drawMetrics(validation, validationLoss, validationAccuracy);
    }

    private void drawProgress(TrainingReport.Progress now) {
        double share = (double) now.batch() / Math.max(1, now.batches());
        Dom.figure(epoch, Numbers.whole(now.epoch()) + " / " + Numbers.whole(now.epochs()), now.epoch());
        Dom.figure(batch, Numbers.whole(now.batch()) + " / " + Numbers.whole(now.batches()), now.batch());
        if (now.imagesPerSecond() > 0) {
            Dom.figure(speed, Numbers.whole(now.imagesPerSecond()), now.imagesPerSecond());
        } else {
            Dom.unknown(speed);
        }
        if (now.secondsLeft() >= 0) {
            Dom.figure(timeLeft, Numbers.time(now.secondsLeft()), now.secondsLeft());
        } else {
            Dom.unknown(timeLeft);
        }
        Dom.attribute(wholeRun, "value", (now.epoch() - 1 + share) / Math.max(1, now.epochs()));
        Dom.attribute(thisEpoch, "value", share);
    }

    private void drawNoProgress() {
        List.of(epoch, batch, speed, timeLeft).forEach(Dom::unknown);
        wholeRun.setAttribute("value", "0");
        thisEpoch.setAttribute("value", "0");
    }

    private static void drawMetrics(Optional<Metrics> known, HTMLElement loss, HTMLElement accuracy) {
        if (known.isPresent()) {
            Metrics metrics = known.get();
            Dom.figure(loss, Numbers.fixed(metrics.loss(), 4), metrics.loss());
            Dom.percent(accuracy, metrics.accuracy());
        } else {
            Dom.unknown(loss);
            Dom.unknown(accuracy);
        }
    }
}
