package inkling.train;

/**
 * What is told of a step of the optimiser.
 *
 * @param rate its learning rate
 * @param gradientNorm the length of the batch's mean gradient, {@code √Σg²} over all parameters, before it was clipped and
 *     without weight decay; below 0 where no step was measured yet
 */
public record StepFigures(float rate, double gradientNorm) {
    /** Of a run without a step. */
    static StepFigures none(float rate) {
        return new StepFigures(rate, -1);
    }
}
