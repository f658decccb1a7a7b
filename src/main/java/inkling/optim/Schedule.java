package inkling.optim;

/**
 * How the learning rate changes over a run. In the formulas, p is how much of the run is done, 0 to 1, and the base rate
 * is 1.
 */
public enum Schedule {
    /** The base rate throughout. */
    CONSTANT("Constant"),
    /**
     * 1 while p < ½, 0.1 while p < ¾, 0.01 after: divided by ten after a half and three quarters of the run, as in He et al.,
     * "Deep residual learning for image recognition" (2016), section 4.2.
     */
    STEP("Steps down"),
    /**
     * {@code (1 + cos πp) / 2}: down to zero along half a cosine. Loshchilov and Hutter, "SGDR: Stochastic gradient descent
     * with warm restarts" (2017), equation 5, with a lowest rate of 0 and no restart.
     */
    COSINE("Cosine"),
    /**
     * Up from 0.1 to 1 while p < 0.3, then down to 0.001, both along half a cosine. Smith and Topin, "Super-convergence: very
     * fast training of neural networks using large learning rates" (2018), section 3, who go along straight lines; the
     * cosines and the 30 % are customary since fastai (Howard and Gugger 2020).
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

    /**
     * The learning rate of a step after a warm-up: for so many steps it rises in equal parts to the base rate, and the
     * schedule runs over the steps that are left. Goyal et al., "Accurate, large minibatch SGD" (2017), section 2.2. One
     * cycle rises by itself and has no other warm-up.
     *
     * <p>It is told in steps, not epochs: it protects the first steps, when running means are young and gradients large, and
     * an epoch may be one step or a thousand.
     *
     * @param warmup steps of the warm-up; 0 for none
     */
    public float rate(float base, long step, long steps, int warmup) {
        if (this == ONE_CYCLE || warmup == 0) {
            return rate(base, step, steps);
        }
        return step < warmup ? base * (step + 1) / warmup : rate(base, step - warmup, Math.max(1, steps - warmup));
    }

    /** From one value to another along half a cosine. */
    private static double between(double from, double to, double share) {
        return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
    }
}
