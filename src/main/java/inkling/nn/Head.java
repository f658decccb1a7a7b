package inkling.nn;

/** How the last layer's outputs become one number per class. */
public enum Head {
    /** Probabilities that sum to 1. */
    SOFTMAX,
    /** Each class on its own between 0 and 1, as the early networks had it; normalised only for display. */
    SIGMOID
}
