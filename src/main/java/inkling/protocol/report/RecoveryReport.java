package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.recipe.Recipe;

/** What the worker tells of runs that can go on: after the page was closed, or after a run has diverged. */
public sealed interface RecoveryReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("offered", in -> new Offered(in.string(), in.recipe(), in.flag()), Receiver::offered)
            .with("withdrawn", Receiver::withdrawn)
            .with("notKept", in -> new NotKept(in.string()), Receiver::notKept)
            .with("diverged", in -> new Diverged((float) in.number()), Receiver::diverged);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void offered(Offered offered);

        void withdrawn();

        void notKept(NotKept notKept);

        void diverged(Diverged diverged);
    }

    /**
     * A run of an earlier visit can go on, or its network can be had back.
     *
     * @param invitation what the visitor can do, without a full stop
     * @param recipe its settings
     * @param done whether it is over, and only its network can be had back
     */
    record Offered(String invitation, Recipe recipe, boolean done) implements RecoveryReport {
        @Override
        public Frame frame() {
            return Frame.of("offered", invitation, recipe, done);
        }
    }

    /** No run is offered: there is none, or none any more. */
    record Withdrawn() implements RecoveryReport {
        @Override
        public Frame frame() {
            return Frame.of("withdrawn");
        }
    }

    /**
     * The run that is on cannot be kept in this browser.
     *
     * @param sentence why, and what to do
     */
    record NotKept(String sentence) implements RecoveryReport {
        @Override
        public Frame frame() {
            return Frame.of("notKept", sentence);
        }
    }

    /**
     * The run has diverged, and is back where it had not; it can go on if the visitor wishes.
     *
     * @param rate a learning rate with which it may fare better
     */
    record Diverged(float rate) implements RecoveryReport {
        @Override
        public Frame frame() {
            return Frame.of("diverged", (double) rate);
        }
    }
}
