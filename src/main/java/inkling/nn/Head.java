package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Kernels;

/** How the last layer's outputs become one number per class. */
public enum Head {
    /** Probabilities that sum to 1. */
    SOFTMAX,
    /** Each class separately between 0 and 1, as in the earliest networks; normalised only for display. */
    SIGMOID;

    /** Turns logits, {@code rows × classes}, into the head's outputs, in place. */
    void apply(Kernels kernels, float[] logits, int rows, int classes) {
        switch (this) {
            case SOFTMAX -> kernels.softmax(logits, rows, classes);
            case SIGMOID -> kernels.activate(Activation.SIGMOID, logits, rows * classes);
        }
    }

    /** The outputs for one image, scaled to sum to 1; where all are 0, the classes are equally probable. */
    static float[] probabilities(float[] outputs, int classes) {
        float sum = 0;
        for (int j = 0; j < classes; j++) {
            sum += outputs[j];
        }
        float[] probabilities = new float[classes];
        for (int j = 0; j < classes; j++) {
            probabilities[j] = sum > 0 ? outputs[j] / sum : 1f / classes;
        }
        return probabilities;
    }
}
