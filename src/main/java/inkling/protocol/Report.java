package inkling.protocol;

import java.util.function.Consumer;

/** What the worker tells its page, in groups. */
public sealed interface Report
        permits WorkerReport,
                AnswerReport,
                TrainingReport,
                WeightsReport,
                InputReport,
                ResultReport,
                FineTuningReport,
                ModelFileReport,
                BenchReport {
    /**
     * Hears the reports of each group whose own receiver it is. Such a receiver has a method for each kind, so that one
     * that is forgotten does not compile.
     */
    interface Receiver {}

    /** The message as it is sent. */
    Frame frame();

    /**
     * Reads a message; what it returns tells a receiver, if it is one of the message's group.
     *
     * @throws IllegalArgumentException when it is none that this version knows
     */
    static Consumer<Receiver> read(Frame frame) {
        return Known.KINDS.read(frame);
    }

    /** All kinds. */
    final class Known {
        private static final Kinds<Receiver> KINDS = new Kinds<Receiver>()
                .with(WorkerReport.Receiver.class, WorkerReport.kinds())
                .with(AnswerReport.Receiver.class, AnswerReport.kinds())
                .with(TrainingReport.Receiver.class, TrainingReport.kinds())
                .with(WeightsReport.Receiver.class, WeightsReport.kinds())
                .with(InputReport.Receiver.class, InputReport.kinds())
                .with(ResultReport.Receiver.class, ResultReport.kinds())
                .with(FineTuningReport.Receiver.class, FineTuningReport.kinds())
                .with(ModelFileReport.Receiver.class, ModelFileReport.kinds())
                .with(BenchReport.Receiver.class, BenchReport.kinds());

        private Known() {}
    }
}
