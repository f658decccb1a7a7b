package inkling.train.measure;

/**
 * The two likeliest classes.
 *
 * @param first the likeliest
 * @param second the likeliest of the others
 */
public record TopTwo(int first, int second) {
    /**
     * Of probabilities or logits; of equal ones the class that comes first.
     *
     * @param values one per class, two or more
     */
    public static TopTwo of(float[] values) {
        int first = Evaluation.argmax(values, 0, values.length);
        float[] others = values.clone();
        others[first] = Float.NEGATIVE_INFINITY;
        return new TopTwo(first, Evaluation.argmax(others, 0, others.length));
    }
}
