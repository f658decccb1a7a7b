package inkling.lab.runs.kept;

import inkling.protocol.report.RunState;
import inkling.protocol.report.TrainingReport;
import inkling.recipe.Recipe;
import inkling.train.EpochRecord;
import inkling.train.measure.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a {@link KeptRun} of what a worker reports of one run. Times are milliseconds on any clock that never goes back. */
public final class RunRecorder {
    /** The first epoch has at most so many points; when there are more, every other one goes. */
    private static final int MOST_EARLY = 64;

    private final KeptRun begun;
    private Recipe recipe;
    private final List<Curve.Early> early = new ArrayList<>();
    private final List<EpochRecord> epochs = new ArrayList<>();

    /** When each of the epochs was over, in seconds of training. */
    private final List<Double> times = new ArrayList<>();

    private double earlyStep = 1.0 / MOST_EARLY;
    private RunState state = RunState.LOADING;
    private double trainedMs;
    private double since;
    private double imagesPerEpoch;

    /** Seen before the first report; below 0 until that comes. */
    private double imagesBefore = -1;

    private double images;
    private Optional<Metrics> test = Optional.empty();

    /**
     * @param begun the run as it begins or, if it goes on, as it was kept
     */
    public RunRecorder(KeptRun begun) {
        this.begun = begun;
        recipe = begun.recipe();
        early.addAll(begun.curve().early());
        trainedMs = begun.seconds() * 1000;
    }

    /** The run has come to a state. */
    public void state(RunState next, double now) {
        trainedMs = trainedMs(now);
        since = now;
        state = next;
    }

    /** The settings have changed while it was on. */
    public void adjusted(Recipe changed) {
        recipe = recipe.adjusted(changed);
    }

    /** So far it is. */
    public void progress(TrainingReport.Progress progress) {
        double share = (double) progress.batch() / Math.max(1, progress.batches());
        Metrics running = progress.running();
        if (share > 0 && running.images() > 0) {
            imagesPerEpoch = running.images() / share;
        }
        images = (progress.epoch() - 1 + share) * imagesPerEpoch;
        imagesBefore = imagesBefore < 0 ? images : imagesBefore;
        if (progress.epoch() == 1 && running.images() > 0 && share < 1) {
            early(new Curve.Early(share, running));
        }
    }

    private void early(Curve.Early point) {
        double last = early.isEmpty() ? 0 : early.get(early.size() - 1).share();
        if (!early.isEmpty() && point.share() - last < earlyStep) {
            return;
        }
        early.add(point);
        if (early.size() > MOST_EARLY) {
            earlyStep *= 2;
            for (int i = early.size() - 2; i > 0; i -= 2) {
                early.remove(i);
            }
        }
    }

    /** An epoch is over. */
    public void epoch(EpochRecord record, double now) {
        List<Curve.Epoch> before = begun.curve().epochs();
        epochs.add(record);
        // Of a run that goes on, the epochs of an earlier visit are reported anew.
        times.add(epochs.size() <= before.size() ? before.get(epochs.size() - 1).seconds() : trainedMs(now) / 1000);
    }

    /** It was measured on the test images. */
    public void test(Metrics metrics) {
        test = Optional.of(metrics);
    }

    /** Whether it has learned from any image, so that there is something to keep. */
    public boolean hasLearned() {
        return images > 0 || !epochs.isEmpty();
    }

    /** The run as it is now. */
    public KeptRun run(double now) {
        double seconds = trainedMs(now) / 1000;
        double lately = seconds - begun.seconds();
        double pace = lately > 0 ? Math.max(0, images - imagesBefore) / lately : begun.imagesPerSecond();
        return new KeptRun(
                begun.id(),
                begun.name(),
                recipe,
                state,
                new Curve(early, curve()),
                seconds,
                pace,
                test,
                begun.hidden(),
                begun.weightBytes());
    }

    private List<Curve.Epoch> curve() {
        List<Curve.Epoch> curve = new ArrayList<>();
        for (int i = 0; i < epochs.size(); i++) {
            EpochRecord record = epochs.get(i);
            curve.add(new Curve.Epoch(
                    record.epoch(),
                    record.epoch() * imagesPerEpoch,
                    times.get(i),
                    record.train(),
                    record.validation()));
        }
        return curve;
    }

    private double trainedMs(double now) {
        return trainedMs + (state == RunState.TRAINING ? now - since : 0);
    }
}
