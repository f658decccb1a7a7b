package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.train.finetune.FineTuningResult;

/** What the worker tells of fine-tuning a network on the visitor's own digits. */
public sealed interface FineTuningReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("fineTuning", in -> new Progress(in.string(), in.number()), Receiver::progress)
            .with(
                    "fineTuned",
                    in -> new Done(
                            in.flag(),
                            new FineTuningResult(in.metrics(), in.metrics(), in.string(), in.metrics(), in.metrics())),
                    Receiver::done)
            .with("notFineTuned", in -> new Undone(in.flag(), in.string()), Receiver::undone);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void progress(Progress progress);

        void done(Done done);

        void undone(Undone undone);
    }

    /**
     * It goes on.
     *
     * @param sentence what it does, for the visitor
     * @param share done, 0 to 1
     */
    record Progress(String sentence, double share) implements FineTuningReport {
        @Override
        public Frame frame() {
            return Frame.of("fineTuning", sentence, share);
        }
    }

    /**
     * It is over, and the fine-tuned network answers.
     *
     * @param yours whether it is the visitor's own network that was fine-tuned, not the shipped one
     * @param figures before and after
     */
    record Done(boolean yours, FineTuningResult figures) implements FineTuningReport {
        @Override
        public Frame frame() {
            return Frame.of(
                    "fineTuned",
                    yours,
                    figures.yoursBefore(),
                    figures.yoursAfter(),
                    figures.set(),
                    figures.setBefore(),
                    figures.setAfter());
        }
    }

    /**
     * It has come to nothing, or was taken back: every network is as it was.
     *
     * @param failed whether something went wrong
     * @param sentence what happened; for a failure, what to do about it
     */
    record Undone(boolean failed, String sentence) implements FineTuningReport {
        @Override
        public Frame frame() {
            return Frame.of("notFineTuned", failed, sentence);
        }
    }
}
