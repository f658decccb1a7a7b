package inkling.model;

import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import java.util.Arrays;

/** Whether a network from a file can be what somebody has trained: no damaged or invented values. */
final class Plausibility {
    /**
     * The largest size of a value. Weights that were learned from values of 0 to 1 are below 100, running variances below
     * a million; from some 1e18 on, products of two leave the range of floats.
     */
    static final float LARGEST = 1e9f;

    private Plausibility() {}

    /**
     * Checks one value.
     *
     * @param least the smallest value that is allowed
     * @param i its index in its tensor
     * @param name of the tensor
     * @return the value
     * @throws IllegalArgumentException if it is no number, or out of range
     */
    static float require(float value, float least, int i, String name) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            throw new IllegalArgumentException("value " + i + " of " + name + " is not a number.");
        }
        if (value < least) {
            throw new IllegalArgumentException(
                    "value " + i + " of " + name + " is " + value + ", less than " + least + ".");
        }
        if (Math.abs(value) > LARGEST) {
            throw new IllegalArgumentException("value " + i + " of " + name + " is " + value
                    + ", larger than any network's that learned from pictures; the file is damaged.");
        }
        return value;
    }

    /**
     * Checks that a network answers a blank sheet, one full of ink, and stripes.
     *
     * @throws IllegalArgumentException if its values, though in range, multiply to what is no number
     */
    static void require(SavedModel model) {
        float[] image = new float[model.card().input().size()];
        requireAnswer(model, image);
        for (int i = 0; i < image.length; i += 2) {
            image[i] = 1f;
        }
        requireAnswer(model, image);
        Arrays.fill(image, 1f);
        requireAnswer(model, image);
    }

    private static void requireAnswer(SavedModel model, float[] image) {
        float[] logits = model.network().forward(Batch.of(SparseRows.of(image, image.length)), false);
        for (int j = 0; j < model.card().classes(); j++) {
            if (Float.isNaN(logits[j]) || Float.isInfinite(logits[j])) {
                throw new IllegalArgumentException(
                        "its weights are so large that its answers are no numbers; the file is damaged.");
            }
        }
    }
}
