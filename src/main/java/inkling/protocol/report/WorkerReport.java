package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.recipe.DataSource;

/** What the worker tells of itself and of where its run is. */
public sealed interface WorkerReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("ready", Receiver::ready)
            .with("alive", Receiver::alive)
            .with("machine", in -> new Machine(in.string(), in.integer(), in.string()), Receiver::machine)
            .with("state", in -> new State(in.word(RunState::valueOf), in.string()), Receiver::state)
            .with(
                    "loading",
                    in -> new Loading(in.word(DataSource::valueOf), in.number(), in.number()),
                    Receiver::loading);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void ready();

        void alive();

        void machine(Machine machine);

        void state(State state);

        void loading(Loading loading);
    }

    /** The worker runs and answers drawings. */
    record Ready() implements WorkerReport {
        @Override
        public Frame frame() {
            return Frame.of("ready");
        }
    }

    /** The worker was asked whether it is there. */
    record Alive() implements WorkerReport {
        @Override
        public Frame frame() {
            return Frame.of("alive");
        }
    }

    /**
     * What does the arithmetic of the run.
     *
     * @param variant which instructions, in a word
     * @param threads how many are at work
     * @param note why there are not more, in a sentence; empty if there is nothing to say
     */
    record Machine(String variant, int threads, String note) implements WorkerReport {
        @Override
        public Frame frame() {
            return Frame.of("machine", variant, threads, note);
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
            return Frame.of("state", state, sentence);
        }
    }

    /**
     * Images are being loaded, or drawn.
     *
     * @param source where they come from
     * @param done bytes of MNIST, or synthetic digits, so far
     * @param total the same in all
     */
    record Loading(DataSource source, double done, double total) implements WorkerReport {
        @Override
        public Frame frame() {
            return Frame.of("loading", source, done, total);
        }
    }
}
