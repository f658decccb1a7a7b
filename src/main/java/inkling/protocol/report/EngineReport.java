package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;

/** The first thing that a worker tells: whether its engine is fit for use. A worker that is not tells nothing else. */
public sealed interface EngineReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("proven", Receiver::proven)
            .with("unfit", in -> new Unfit(in.string()), Receiver::unfit);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void proven();

        void unfit(Unfit unfit);
    }

    /** The engine came to the known results. */
    record Proven() implements EngineReport {
        @Override
        public Frame frame() {
            return Frame.of("proven");
        }
    }

    /**
     * The engine cannot be used in this browser.
     *
     * @param reason why, as the end of a sentence that begins with the engine's name, such as "gives wrong results in this browser"
     */
    record Unfit(String reason) implements EngineReport {
        @Override
        public Frame frame() {
            return Frame.of("unfit", reason);
        }
    }
}
