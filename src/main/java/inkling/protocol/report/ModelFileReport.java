package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.recipe.Recipe;

/** What the worker tells of a network that is saved as a file or opened from one. */
public sealed interface ModelFileReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("saved", in -> new Saved(in.string(), in.file()), Receiver::saved)
            .with("opened", in -> new Opened(in.string(), in.recipe()), Receiver::opened)
            .with("refused", in -> new Refused(in.string()), Receiver::refused);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void saved(Saved saved);

        void opened(Opened opened);

        void refused(Refused refused);
    }

    /**
     * The visitor's network as a file, to be kept.
     *
     * @param name to propose for it
     * @param file its bytes
     */
    record Saved(String name, byte[] file) implements ModelFileReport {
        @Override
        public Frame frame() {
            return Frame.of("saved", name, file);
        }
    }

    /**
     * The visitor's network is now one that was read from a file.
     *
     * @param note which, in a sentence
     * @param recipe how it was trained, as far as the file tells
     */
    record Opened(String note, Recipe recipe) implements ModelFileReport {
        @Override
        public Frame frame() {
            return Frame.of("opened", note, recipe);
        }
    }

    /**
     * A file could not be used or made; all is as it was.
     *
     * @param sentence why, and what to do
     */
    record Refused(String sentence) implements ModelFileReport {
        @Override
        public Frame frame() {
            return Frame.of("refused", sentence);
        }
    }
}
