package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.recipe.Recipe;

/** What the worker tells of a run before it begins. */
public sealed interface EstimateReport extends Report {
    /** The time that nobody can tell yet. */
    double UNKNOWN = -1;

    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with(
                    "estimate",
                    in -> new Estimate(in.recipe(), in.integer(), in.integer(), in.integer(), in.number(), in.number()),
                    Receiver::estimate);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void estimate(Estimate estimate);
    }

    /**
     * What a run with these settings would be.
     *
     * @param recipe the settings
     * @param height of the pictures that it would learn from, in pixels
     * @param width of the pictures
     * @param classes that it would tell apart
     * @param epochSeconds that an epoch after the first would take here, about; {@link #UNKNOWN} until the machine was timed
     * @param runSeconds that all of it would take, loading not counted
     */
    record Estimate(Recipe recipe, int height, int width, int classes, double epochSeconds, double runSeconds)
            implements EstimateReport {
        @Override
        public Frame frame() {
            return Frame.of("estimate", recipe, height, width, classes, epochSeconds, runSeconds);
        }

        /** Whether the times are known. */
        public boolean isTimed() {
            return runSeconds >= 0;
        }
    }
}
