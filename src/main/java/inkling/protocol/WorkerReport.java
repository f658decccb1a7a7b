package inkling.protocol;

/** What the worker tells of itself and of where its run is. */
public sealed interface WorkerReport extends Report {
    /** How each kind is read, and who is told. */
    static Kinds<Receiver> kinds() {
        return new Kinds<Receiver>()
                .with("ready", Receiver::ready)
                .with("machine", in -> new Machine(in.string(), in.integer()), Receiver::machine)
                .with("state", in -> new State(RunState.valueOf(in.string()), in.string()), Receiver::state);
    }

    /** Hears each kind. */
    interface Receiver {
        void ready();

        void machine(Machine machine);

        void state(State state);
    }

    /** The worker runs and answers drawings. */
    record Ready() implements WorkerReport {
        @Override
        public Frame frame() {
            return Frame.of("ready").frame();
        }
    }

    /**
     * What does the arithmetic of the run.
     *
     * @param variant which instructions, in a word
     * @param threads how many are at work
     */
    record Machine(String variant, int threads) implements WorkerReport {
        @Override
        public Frame frame() {
            return Frame.of("machine").put(variant).put(threads).frame();
        }
    }

    /**
     * The run has come to a state.
     *
     * @param state which
     * @param sentence what to tell the visitor; for a failure, what to do about it
     */
    record State(RunState state, String sentence) implements WorkerReport {
        @Override
        public Frame frame() {
            return Frame.of("state").put(state.name()).put(sentence).frame();
        }
    }
}
