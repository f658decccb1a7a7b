package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.recipe.Recipe;

/** What the worker tells of a run for those who keep it. */
public sealed interface RunReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("begun", in -> new Begun(in.recipe(), in.flag()), Receiver::begun)
            .with("adjusted", in -> new Adjusted(in.recipe()), Receiver::adjusted)
            .with("network", in -> new Network(in.file()), Receiver::network);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void begun(Begun begun);

        void adjusted(Adjusted adjusted);

        void network(Network network);
    }

    /**
     * A run begins; its epochs so far, if it goes on, its figures and states follow.
     *
     * @param recipe all its settings
     * @param goesOn whether it goes on from where another one was interrupted
     */
    record Begun(Recipe recipe, boolean goesOn) implements RunReport {
        @Override
        public Frame frame() {
            return Frame.of("begun", recipe, goesOn);
        }
    }

    /**
     * A run that is on has taken over changes.
     *
     * @param recipe all its settings from now on
     */
    record Adjusted(Recipe recipe) implements RunReport {
        @Override
        public Frame frame() {
            return Frame.of("adjusted", recipe);
        }
    }

    /**
     * The network of the run as it is now.
     *
     * @param file what a saved network's file would hold; empty if there is no network
     */
    record Network(byte[] file) implements RunReport {
        @Override
        public Frame frame() {
            return Frame.of("network", file);
        }
    }
}
