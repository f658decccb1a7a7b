package inkling.protocol;

import java.util.Optional;
import java.util.function.Consumer;

/** What the worker tells its page. The reports of a group have a receiver of their own, with a method for each kind. */
public sealed interface Report
        permits WorkerReport, AnswerReport, TrainingReport, FineTuningReport, ModelFileReport, BenchReport {
    /** The receiver of each group; none for a group that is passed over. */
    interface Receiver {
        Optional<WorkerReport.Receiver> ofWorker();

        Optional<AnswerReport.Receiver> ofAnswers();

        Optional<TrainingReport.Receiver> ofTraining();

        Optional<FineTuningReport.Receiver> ofFineTuning();

        Optional<ModelFileReport.Receiver> ofModelFiles();

        Optional<BenchReport.Receiver> ofBench();
    }

    /** The message as it is sent. */
    Frame frame();

    /**
     * Reads a message; what it returns tells a receiver.
     *
     * @throws IllegalArgumentException when it is none that this version knows
     */
    static Consumer<Receiver> read(Frame frame) {
        return Known.KINDS.read(frame);
    }

    /** All kinds. */
    final class Known {
        private static final Kinds<Receiver> KINDS = new Kinds<Receiver>()
                .with(WorkerReport.kinds(), Receiver::ofWorker)
                .with(AnswerReport.kinds(), Receiver::ofAnswers)
                .with(TrainingReport.kinds(), Receiver::ofTraining)
                .with(FineTuningReport.kinds(), Receiver::ofFineTuning)
                .with(ModelFileReport.kinds(), Receiver::ofModelFiles)
                .with(BenchReport.kinds(), Receiver::ofBench);

        private Known() {}
    }
}
