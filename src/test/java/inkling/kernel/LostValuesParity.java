package inkling.kernel;

import java.util.Arrays;

/**
 * Checks what kernels do to values that are not numbers: a run that is lost must look lost, whether the value is in the
 * body of a vector loop or in its tail. Plain Java without a test framework, like {@link ActivationsParity}.
 */
public final class LostValuesParity {
    private static final int LONGEST = 64;

    private final Kernels kernels;
    private final float[] values;
    private final float[] weights;
    private final float[] output;

    /**
     * @param backend what is checked
     */
    public LostValuesParity(Backend backend) {
        kernels = backend.kernels();
        values = backend.memory().allocate((long) LONGEST * LONGEST);
        weights = backend.memory().allocate((long) LONGEST * LONGEST);
        output = backend.memory().allocate((long) LONGEST * LONGEST);
    }

    /** Each value in turn is not a number; an activation keeps it so and leaves its neighbours alone. */
    public void checkActivation(Activation activation, int length) {
        for (int lost = 0; lost < length; lost++) {
            lose(length, lost);
            kernels.activate(activation, values, length);
            for (int i = 0; i < length; i++) {
                require(Float.isNaN(values[i]) == (i == lost), activation + " of " + length, lost);
            }
        }
    }

    /** A lost logit loses all of its row's probabilities and no other's. */
    public void checkSoftmax(int rows, int classes) {
        for (int lost = 0; lost < rows * classes; lost++) {
            lose(rows * classes, lost);
            kernels.softmax(values, rows, classes);
            for (int i = 0; i < rows * classes; i++) {
                require(Float.isNaN(values[i]) == (i / classes == lost / classes), "softmax", lost);
            }
        }
    }

    /** A lost input loses all of its row's outputs and no other's. */
    public void checkProduct(Activation activation, int rows, int in, int out) {
        for (int lost = 0; lost < rows * in; lost++) {
            lose(rows * in, lost);
            Arrays.fill(weights, 0, in * out, 0.5f);
            // Weights serve as a bias too.
            kernels.dense(values, weights, weights, activation, output, rows, in, out);
            for (int i = 0; i < rows * out; i++) {
                require(Float.isNaN(output[i]) == (i / out == lost / in), activation + " of a product", lost);
            }
        }
    }

    private void lose(int length, int lost) {
        Arrays.fill(values, 0, length, 0.25f);
        values[lost] = Float.NaN;
    }

    private static void require(boolean right, String name, int lost) {
        if (!right) {
            throw new AssertionError("Where value " + lost + " is not a number, " + name + " is wrong.");
        }
    }
}
