package inkling.protocol;

/** What the worker tells of a network that is saved as a file or opened from one. */
public sealed interface ModelFileReport extends Report {
    /** How each kind is read. */
    static Kinds<ModelFileReport> kinds() {
        return new Kinds<ModelFileReport>()
                .with("saved", Saved::new)
                .with("opened", Opened::new)
                .with("refused", Refused::new);
    }

    /** Hears each kind. */
    interface Receiver {
        void saved(Saved saved);

        void opened(Opened opened);

        void refused(Refused refused);
    }

    /** Calls the receiver's method for this kind. */
    void tell(Receiver receiver);

    @Override
    default void deliverTo(Report.Receiver receiver) {
        receiver.modelFile(this);
    }

    /**
     * The visitor's network as a file, to be kept.
     *
     * @param name to propose for it
     * @param file its bytes
     */
    record Saved(String name, byte[] file) implements ModelFileReport {
        Saved(Frame.Reader in) {
            this(in.string(), in.file());
        }

        @Override
        public Frame frame() {
            return Frame.of("saved").put(name).put(file).frame();
        }

        @Override
        public void tell(Receiver receiver) {
            receiver.saved(this);
        }
    }

    /**
     * The visitor's network is now one that was read from a file.
     *
     * @param note which, in a sentence
     */
    record Opened(String note) implements ModelFileReport {
        Opened(Frame.Reader in) {
            this(in.string());
        }

        @Override
        public Frame frame() {
            return Frame.of("opened").put(note).frame();
        }

        @Override
        public void tell(Receiver receiver) {
            receiver.opened(this);
        }
    }

    /**
     * A file could not be used or made; all is as it was.
     *
     * @param sentence why, and what to do
     */
    record Refused(String sentence) implements ModelFileReport {
        Refused(Frame.Reader in) {
            this(in.string());
        }

        @Override
        public Frame frame() {
            return Frame.of("refused").put(sentence).frame();
        }

        @Override
        public void tell(Receiver receiver) {
            receiver.refused(this);
        }
    }
}
