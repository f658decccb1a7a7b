package inkling.worker.training;

import inkling.kernel.Backend;
import inkling.protocol.report.TrainingReport;
import inkling.protocol.report.WorkerReport;
import inkling.train.ThreadTrial;
import inkling.train.Trainer;
import inkling.train.estimate.TimeLeft;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Task;
import java.util.Optional;

/** Tells the page how a run goes: how far and how fast, each epoch, and what does the arithmetic. */
final class RunFigures {
    /** How often to report while a batch goes by in less time than the eye can follow. */
    private static final double REPORT_MS = 100;

    private final Trainer trainer;
    private final Backend backend;
    private final String variant;
    private final ThreadTrial trial;
    private final Pace pace = new Pace();
    private final TimeLeft timeLeft;
    private Optional<WorkerReport.Machine> machine = Optional.empty();
    private int epochsReported;
    private double lastReport;

    /**
     * @param variant of the kernels
     * @param trial which numbers of threads are tried
     * @param timeLeft tells how long the run still takes
     */
    RunFigures(Trainer trainer, Backend backend, String variant, ThreadTrial trial, TimeLeft timeLeft) {
        this.trainer = trainer;
        this.backend = backend;
        this.variant = variant;
        this.trial = trial;
        this.timeLeft = timeLeft;
        timeLeft.beginsAt(imagesSoFar());
    }

    /** Images trained on since the run's beginning. */
    long imagesSoFar() {
        return (trainer.images().epoch() - 1L) * trainer.images().size()
                + trainer.images().imagesDone();
    }

    /** Some images were trained on in so long. */
    void trained(double ms, long images) {
        pace.trained(ms, images);
        trial.trained(ms, (int) images);
    }

    /** The worker has worked for so long, at training or measuring. */
    void worked(double ms) {
        timeLeft.worked(trainer.recipe(), ms / 1000, imagesSoFar());
    }

    /** In slow motion it has rested for so long between two batches. */
    void rested(double ms) {
        pace.rested(ms);
    }

    /** Whether it is time for a report. */
    boolean isDue(double now) {
        return now - lastReport >= REPORT_MS;
    }

    /** Reports the epochs that are over and were not reported. */
    void reportEpochs() {
        while (epochsReported < trainer.log().size()) {
            Mailbox.send(new TrainingReport.Epoch(trainer.log().get(epochsReported++)));
        }
    }

    /**
     * Reports how far the run is.
     *
     * @param slowly whether it rests between its batches, and the pace, not the work, tells how long it takes
     */
    void report(boolean slowly) {
        lastReport = Task.now();
        WorkerReport.Machine now = RunReports.machine(variant, backend.threads(), trial);
        if (!machine.equals(Optional.of(now))) {
            machine = Optional.of(now);
            Mailbox.send(now);
        }
        Mailbox.send(new TrainingReport.Progress(
                trainer.images().epoch(),
                trainer.recipe().epochs(),
                trainer.images().batchesDone(),
                trainer.images().batches(),
                trainer.running(),
                trainer.lastStep(),
                pace.imagesPerSecond(),
                slowly ? secondsAtThisPace() : timeLeft.seconds(trainer.recipe())));
    }

    /** -1 while there is no pace. */
    private double secondsAtThisPace() {
        long left = (long) trainer.recipe().epochs() * trainer.images().size() - imagesSoFar();
        return pace.imagesPerSecond() > 0 ? left / pace.imagesPerSecond() : -1;
    }
}
