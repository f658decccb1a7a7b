package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.train.EpochRecord;
import inkling.train.StepFigures;
import inkling.train.measure.Metrics;

/** What the worker tells of a run while it trains. */
public sealed interface TrainingReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with(
                    "progress",
                    in -> new Progress(
                            in.integer(),
                            in.integer(),
                            in.integer(),
                            in.integer(),
                            in.metrics(),
                            new StepFigures((float) in.number(), in.number()),
                            in.number(),
                            in.number()),
                    Receiver::progress)
            .with(
                    "epoch",
                    in -> new EpochRecord(in.integer(), (float) in.number(), in.metrics(), in.metrics(), in.number()),
                    Receiver::epoch);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void progress(Progress progress);

        void epoch(EpochRecord epoch);
    }

    /**
     * How far the run is.
     *
     * @param epoch under way, from 1
     * @param epochs of the whole run
     * @param batch batches done in it
     * @param batches in each epoch
     * @param running loss and accuracy on the epoch's images as they were seen
     * @param step the latest step that was measured
     * @param imagesPerSecond training images a second, lately; 0 when not known yet
     * @param secondsLeft until the end of the run; below 0 when not known yet
     */
    record Progress(
            int epoch,
            int epochs,
            int batch,
            int batches,
            Metrics running,
            StepFigures step,
            double imagesPerSecond,
            double secondsLeft)
            implements TrainingReport {
        @Override
        public Frame frame() {
            return Frame.of(
                    "progress",
                    epoch,
                    epochs,
                    batch,
                    batches,
                    running,
                    (double) step.rate(),
                    step.gradientNorm(),
                    imagesPerSecond,
                    secondsLeft);
        }
    }

    /** An epoch is over. */
    record Epoch(EpochRecord record) implements TrainingReport {
        @Override
        public Frame frame() {
            return Frame.of(
                    "epoch",
                    record.epoch(),
                    (double) record.rate(),
                    record.train(),
                    record.validation(),
                    record.seconds());
        }
    }
}
