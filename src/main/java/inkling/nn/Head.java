package inkling.nn;

/** How the last layer's outputs become one number per class. */
public enum Head {
    /** Probabilities that sum to 1. */
    SOFTMAX,
    /** Each class separately between 0 and 1, as in the earliest networks; normalised only for display. */
    SIGMOID
}
