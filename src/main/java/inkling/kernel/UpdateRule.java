package inkling.kernel;

/**
 * The formula by which an optimiser changes weights along their gradient. A rule keeps no state itself; what it remembers
 * from step to step is in arrays as long as the weights, which its caller keeps for it.
 */
public interface UpdateRule {
    /**
     * Smaller values of a running mean become 0. They move no weight, and would soon be subnormal numbers, with which
     * processors take a hundred times as long and which never quite become 0.
     */
    float LEAST_MEAN = 1e-30f;

    /**
     * One step.
     *
     * @param rate learning rate, above 0
     * @param decay coefficient of weight decay, 0 or more
     * @param number 1 for the first step, 2 for the next
     */
    record Step(float rate, float decay, int number) {}

    /** The name of the rule, which a faster kernel for it has too. */
    String name();

    /** How many arrays of state the rule needs; they begin as zeros. */
    int stateArrays();

    /** The plain loop: changes the first {@code length} weights and the state, and leaves the gradient as it is. */
    void apply(float[] weights, float[] gradient, float[][] state, int length, Step step);

    /** The numbers that a faster kernel takes for a step, in the order of its parameters. */
    float[] numbers(Step step);

    /** A value of a running mean, or 0 if it is smaller than {@link #LEAST_MEAN}. */
    static float mean(float value) {
        // NaN stays NaN; otherwise the run would go on as if nothing had happened.
        return Math.abs(value) < LEAST_MEAN ? 0f : value;
    }
}
