package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;

/** What the worker tells of the visitor's own data. */
public sealed interface DataReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("dataOpened", in -> new Opened(in.string()), Receiver::dataOpened)
            .with("dataRefused", in -> new Refused(in.string()), Receiver::dataRefused);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void dataOpened(Opened opened);

        void dataRefused(Refused refused);
    }

    /**
     * Runs may learn from the visitor's files from now on.
     *
     * @param note what was found in them, in a sentence or a few
     */
    record Opened(String note) implements DataReport {
        @Override
        public Frame frame() {
            return Frame.of("dataOpened", note);
        }
    }

    /**
     * The visitor's files are no data set; the one before, if there was one, is still there.
     *
     * @param sentence why, and what to do
     */
    record Refused(String sentence) implements DataReport {
        @Override
        public Frame frame() {
            return Frame.of("dataRefused", sentence);
        }
    }
}
