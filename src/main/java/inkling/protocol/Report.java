package inkling.protocol;

/**
 * What the worker tells its page. Each group of reports has a receiver of its own, with a method for each kind.
 */
public sealed interface Report
        permits WorkerReport, AnswerReport, TrainingReport, FineTuningReport, ModelFileReport, BenchReport {
    /** Hears the reports, group by group. */
    interface Receiver {
        void worker(WorkerReport report);

        void answer(AnswerReport report);

        void training(TrainingReport report);

        void fineTuning(FineTuningReport report);

        void modelFile(ModelFileReport report);

        void bench(BenchReport report);
    }

    /** The message as it is sent. */
    Frame frame();

    /** Calls the receiver's method for this group. */
    void deliverTo(Receiver receiver);

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException when it is none that this version knows
     */
    static Report of(Frame frame) {
        return Known.KINDS.read(frame);
    }

    /** All kinds. */
    final class Known {
        private static final Kinds<Report> KINDS = new Kinds<Report>()
                .with(WorkerReport.kinds())
                .with(AnswerReport.kinds())
                .with(TrainingReport.kinds())
                .with(FineTuningReport.kinds())
                .with(ModelFileReport.kinds())
                .with(BenchReport.kinds());

        private Known() {}
    }
}
