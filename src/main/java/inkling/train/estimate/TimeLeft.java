package inkling.train.estimate;

import inkling.recipe.Recipe;
import inkling.train.estimate.Workload.Material;

/**
 * How much time a run still takes. At first that is its {@link Forecast}; the longer the run works, the more it counts how
 * many times as long everything has taken as it was to take.
 */
public final class TimeLeft {
    /** After so many seconds of work, what was measured before counts half. */
    private static final double HALF_LIFE = 5;

    /** A forecast by a machine's own costs counts as much as so many seconds of work. */
    private static final double TRUST = 0.5;

    /** What the usual costs say of a machine that was never timed is soon forgotten. */
    private static final double LITTLE_TRUST = 0.01;

    /** Before, the clock's ticks and the first batch have too much weight. */
    private static final double FIRST = 0.06;

    /** So many seconds of work tell more than a forecast. */
    private static final double TELLING = 1;

    private final Costs costs;
    private final Material material;
    private double worked;
    private double forecast;
    private double seconds;
    private long images;
    private Recipe of;
    private Forecast whole;

    /**
     * @param costs of this machine, or the usual ones
     * @throws IllegalArgumentException when the recipe's network does not suit the pictures
     */
    public TimeLeft(Recipe recipe, Costs costs, Material material) {
        this.costs = costs;
        this.material = material;
        of = recipe;
        whole = new Forecast(new Workload(recipe, material), costs);
        worked = costs == Costs.USUAL ? LITTLE_TRUST : TRUST;
        forecast = worked;
    }

    /** The run begins, or goes on, after so many images. */
    public void beginsAt(long imagesSoFar) {
        images = imagesSoFar;
    }

    /**
     * The run has worked.
     *
     * @param spent seconds since the last call, at training or measuring
     * @param imagesSoFar of all epochs
     */
    public void worked(Recipe recipe, double spent, long imagesSoFar) {
        Forecast now = forecast(recipe);
        double kept = Math.pow(0.5, spent / HALF_LIFE);
        worked = kept * worked + spent;
        // A run that has diverged goes back.
        forecast = kept * forecast + Math.max(0, now.until(imagesSoFar) - now.until(images));
        seconds += spent;
        images = imagesSoFar;
    }

    /** Seconds of work until the end of the run; -1 while neither the machine nor the run has been timed. */
    public double seconds(Recipe recipe) {
        if (costs == Costs.USUAL && seconds < FIRST) {
            return -1;
        }
        Forecast now = forecast(recipe);
        return pace() * Math.max(0, now.run() - now.until(images));
    }

    /** How many times as long everything takes as it was to take, as far as that is known. */
    public double pace() {
        return forecast > 0 ? worked / forecast : 1;
    }

    /** Whether the run has worked long enough for its pace to tell more than the forecast. */
    public boolean isTelling() {
        return seconds >= TELLING;
    }

    private Forecast forecast(Recipe recipe) {
        if (!recipe.equals(of)) {
            of = recipe;
            whole = new Forecast(new Workload(recipe, material), costs);
        }
        return whole;
    }
}
