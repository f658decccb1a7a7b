package inkling.protocol;

import java.util.List;
import java.util.function.Consumer;

/** What the worker tells its page. The reports of a group have a receiver of their own, with a method for each kind. */
public sealed interface Report
        permits WorkerReport, AnswerReport, TrainingReport, FineTuningReport, ModelFileReport, BenchReport {
    /** Who hears each group of reports; nobody for a group that is passed over. */
    interface Receiver {
        List<? extends WorkerReport.Receiver> ofWorker();

        List<? extends AnswerReport.Receiver> ofAnswers();

        List<? extends TrainingReport.Receiver> ofTraining();

        List<? extends FineTuningReport.Receiver> ofFineTuning();

        List<? extends ModelFileReport.Receiver> ofModelFiles();

        List<? extends BenchReport.Receiver> ofBench();
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
