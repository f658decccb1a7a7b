package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import java.util.function.Consumer;

/** What the worker tells its page, in groups. */
public sealed interface Report
        permits EngineReport,
                WorkerReport,
                AnswerReport,
                TrainingReport,
                WeightsReport,
                InputReport,
                EstimateReport,
                ResultReport,
                RunReport,
                FineTuningReport,
                ModelFileReport,
                DataReport,
                InspectReport,
                RecoveryReport,
                MistakesReport,
                BrowseReport,
                BenchReport {
    /** All kinds: how each is read, and which method of a receiver hears it. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with(EngineReport.Receiver.class, EngineReport.KINDS)
            .with(WorkerReport.Receiver.class, WorkerReport.KINDS)
            .with(AnswerReport.Receiver.class, AnswerReport.KINDS)
            .with(TrainingReport.Receiver.class, TrainingReport.KINDS)
            .with(WeightsReport.Receiver.class, WeightsReport.KINDS)
            .with(InputReport.Receiver.class, InputReport.KINDS)
            .with(EstimateReport.Receiver.class, EstimateReport.KINDS)
            .with(ResultReport.Receiver.class, ResultReport.KINDS)
            .with(RunReport.Receiver.class, RunReport.KINDS)
            .with(FineTuningReport.Receiver.class, FineTuningReport.KINDS)
            .with(ModelFileReport.Receiver.class, ModelFileReport.KINDS)
            .with(DataReport.Receiver.class, DataReport.KINDS)
            .with(InspectReport.Receiver.class, InspectReport.KINDS)
            .with(RecoveryReport.Receiver.class, RecoveryReport.KINDS)
            .with(MistakesReport.Receiver.class, MistakesReport.KINDS)
            .with(BrowseReport.Receiver.class, BrowseReport.KINDS)
            .with(BenchReport.Receiver.class, BenchReport.KINDS);

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
        return KINDS.read(frame);
    }
}
