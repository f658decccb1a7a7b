package inkling.nn;

import inkling.kernel.Activation;

/**
 * How one output comes about: {@code z = b + Σ x[i] · w[i]}, {@code y = f(z)}.
 *
 * <p>So can every layer's outputs be written. A unit of a dense layer looks at all inputs, a filter at the values under its
 * window. A pool's weights are its window's shares: all alike for a mean, 1 for the largest value and 0 for the others.
 * Batch normalisation outside of training multiplies one value by {@code gamma / √(σ² + ε)} and adds the rest of its
 * formula.
 *
 * @param view the shape of what the unit looks at, channels innermost; a plain vector is one pixel
 * @param inputs x, as many as the view has values; 0 where a window reaches over the picture's edge
 * @param weights w, in the same order
 * @param bias b
 * @param activation f
 */
public record UnitSum(Shape view, float[] inputs, float[] weights, float bias, Activation activation) {
    /** The sum of a single input. */
    static UnitSum ofOne(float input, float weight, float bias, Activation activation) {
        return new UnitSum(Shape.vector(1), new float[] {input}, new float[] {weight}, bias, activation);
    }

    /** The number of the largest value, the first of several. */
    static int largest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    /** z, added up in double precision. */
    public double sum() {
        double sum = bias;
        for (int i = 0; i < inputs.length; i++) {
            sum += (double) inputs[i] * weights[i];
        }
        return sum;
    }

    /** y. */
    public float output() {
        return activation.apply((float) sum());
    }

    /** What one channel of the view adds to the sum: {@code Σ x · w} over its pixels. */
    public double ofChannel(int channel) {
        double sum = 0;
        for (int i = channel; i < inputs.length; i += view.channels()) {
            sum += (double) inputs[i] * weights[i];
        }
        return sum;
    }
}
