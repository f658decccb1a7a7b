package inkling.worker.training;

import inkling.kernel.Backend;
import inkling.protocol.report.TrainingReport;
import inkling.protocol.report.WorkerReport;
import inkling.train.ThreadTrial;
import inkling.train.Trainer;
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
    private Optional<WorkerReport.Machine> machine = Optional.empty();
    private int epochsReported;
    private double lastReport;

    /**
     * @param variant of the kernels
     * @param trial which numbers of threads are tried
     */
    RunFigures(Trainer trainer, Backend backend, String variant, ThreadTrial trial) {
        this.trainer = trainer;
        this.backend = backend;
        this.variant = variant;
        this.trial = trial;
        pace.beginsAt(imagesSoFar());
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
        pace.worked(ms);
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

    /** Reports how far the run is. */
    void report() {
        lastReport = Task.now();
        WorkerReport.Machine now = RunReports.machine(variant, backend.threads(), trial);
        if (!machine.equals(Optional.of(now))) {
            machine = Optional.of(now);
            Mailbox.send(now);
        }
        int epochs = trainer.recipe().epochs();
        Mailbox.send(new TrainingReport.Progress(
                trainer.images().epoch(),
                epochs,
                trainer.images().batchesDone(),
                trainer.images().batches(),
                trainer.running(),
                trainer.lastStep(),
                pace.imagesPerSecond(),
                pace.secondsUntil((long) epochs * trainer.images().size(), imagesSoFar())));
    }
}
