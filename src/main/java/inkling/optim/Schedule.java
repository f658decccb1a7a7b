package inkling.optim;

/** How the learning rate changes over a run. */
public enum Schedule {
    /** The base rate throughout. */
    CONSTANT("Constant"),
    /** The base rate for the first half, a tenth of it up to three quarters, a hundredth after. */
    STEP("Steps down"),
    /** From the base rate down to zero along half a cosine (Loshchilov and Hutter 2017, equation 5, one cycle). */
    COSINE("Cosine"),
    /**
     * Up from a tenth of the base rate to all of it over the first 30 % of the run, then down along a cosine to a
     * thousandth (Smith and Topin 2018).
     */
    ONE_CYCLE("One cycle");

    private static final double WARM_UP = 0.3;
    private static final double START = 0.1;
    private static final double END = 0.001;

    private final String title;

    Schedule(String title) {
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /**
     * The learning rate of a step.
     *
     * @param base the recipe's learning rate
     * @param step steps done so far, 0 or more
     * @param steps steps of the whole run, at least 1
     */
    public float rate(float base, long step, long steps) {
        double progress = Math.min(1.0, step / (double) steps);
        return (float) (base
                * switch (this) {
                    case CONSTANT -> 1;
                    case STEP -> progress < 0.5 ? 1 : progress < 0.75 ? 0.1 : 0.01;
                    case COSINE -> between(1, 0, progress);
                    case ONE_CYCLE ->
                        progress < WARM_UP
                                ? between(START, 1, progress / WARM_UP)
                                : between(1, END, (progress - WARM_UP) / (1 - WARM_UP));
                });
    }

    /** From one value to another along half a cosine. */
    private static double between(double from, double to, double share) {
        return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
    }
}
