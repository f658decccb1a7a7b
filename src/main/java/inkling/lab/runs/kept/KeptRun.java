package inkling.lab.runs.kept;

import inkling.protocol.report.RunState;
import inkling.recipe.Recipe;
import inkling.train.measure.Metrics;
import java.util.Optional;

/**
 * A run as it is kept.
 *
 * @param id names it for good; later runs have ids later in the alphabet
 * @param name for people
 * @param recipe all its settings
 * @param state where it is, or was when the page went
 * @param curve how it went
 * @param seconds of training, pauses left out
 * @param imagesPerSecond of training, on average; 0 when not known
 * @param test its results on the test images, if it came so far
 * @param hidden whether its curve is left out of the chart
 * @param weightBytes size of its network's file; 0 where the network is not kept
 */
public record KeptRun(
        String id,
        String name,
        Recipe recipe,
        RunState state,
        Curve curve,
        double seconds,
        double imagesPerSecond,
        Optional<Metrics> test,
        boolean hidden,
        int weightBytes) {
    /** A run that begins. */
    public static KeptRun begun(String id, String name, Recipe recipe) {
        return new KeptRun(id, name, recipe, RunState.LOADING, Curve.NONE, 0, 0, Optional.empty(), false, 0);
    }

    /** The same run under another name. */
    public KeptRun named(String other) {
        return new KeptRun(id, other, recipe, state, curve, seconds, imagesPerSecond, test, hidden, weightBytes);
    }

    /** The same run, with its curve in the chart or not. */
    public KeptRun hidden(boolean now) {
        return new KeptRun(id, name, recipe, state, curve, seconds, imagesPerSecond, test, now, weightBytes);
    }

    /** The same run in another state. */
    public KeptRun in(RunState next) {
        return new KeptRun(id, name, recipe, next, curve, seconds, imagesPerSecond, test, hidden, weightBytes);
    }

    /** The same run, whose network's file has so many bytes; 0 if it is not kept. */
    public KeptRun withWeights(int bytes) {
        return new KeptRun(id, name, recipe, state, curve, seconds, imagesPerSecond, test, hidden, bytes);
    }

    /** What another record of the same run tells of its course; name and place in the chart stay. */
    public KeptRun progressed(KeptRun newer) {
        return new KeptRun(
                id,
                name,
                newer.recipe,
                newer.state,
                newer.curve,
                newer.seconds,
                newer.imagesPerSecond,
                newer.test,
                hidden,
                weightBytes);
    }

    /** The same run as seen by a later visit: what was under way then was interrupted. */
    public KeptRun left() {
        return state.isRunning() ? in(RunState.IDLE) : this;
    }

    /** Where it is, in a word or two for people. */
    public String stateText() {
        return switch (state) {
            case IDLE -> "stopped";
            case LOADING -> "loading";
            case TRAINING -> "training";
            case PAUSED -> "paused";
            case DONE -> "done";
            case FAILED -> "failed";
        };
    }
}
