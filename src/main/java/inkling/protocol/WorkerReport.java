package inkling.protocol;

/** What the worker tells of itself and of where its run is. */
public sealed interface WorkerReport extends Report {
    /** How each kind is read. */
    static Kinds<WorkerReport> kinds() {
        return new Kinds<WorkerReport>()
                .with("ready", in -> new Ready())
                .with("machine", Machine::new)
                .with("state", State::new);
    }

    /** Hears each kind. */
    interface Receiver {
        void ready();

        void machine(Machine machine);

        void state(State state);
    }

    /** Calls the receiver's method for this kind. */
    void tell(Receiver receiver);

    @Override
    default void deliverTo(Report.Receiver receiver) {
        receiver.worker(this);
    }

    /** The worker runs and answers drawings. */
    record Ready() implements WorkerReport {
        @Override
        public Frame frame() {
            return Frame.of("ready").frame();
        }

        @Override
        public void tell(Receiver receiver) {
            receiver.ready();
        }
    }

    /**
     * What does the arithmetic of the run.
     *
     * @param variant which instructions, in a word
     * @param threads how many are at work
     */
    record Machine(String variant, int threads) implements WorkerReport {
        Machine(Frame.Reader in) {
            this(in.string(), in.integer());
        }

        @Override
        public Frame frame() {
            return Frame.of("machine").put(variant).put(threads).frame();
        }

        @Override
        public void tell(Receiver receiver) {
            receiver.machine(this);
        }
    }

    /**
     * The run has come to a state.
     *
     * @param state which
     * @param sentence what to tell the visitor; for a failure, what to do about it
     */
    record State(RunState state, String sentence) implements WorkerReport {
        State(Frame.Reader in) {
            this(RunState.valueOf(in.string()), in.string());
        }

        @Override
        public Frame frame() {
            return Frame.of("state").put(state.name()).put(sentence).frame();
        }

        @Override
        public void tell(Receiver receiver) {
            receiver.state(this);
        }
    }
}
