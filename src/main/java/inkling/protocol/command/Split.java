package inkling.protocol.command;

/** One of the three sets of images that a data set is split into. */
public enum Split {
    /** What networks learn from. */
    TRAIN,
    /** Never trained on; shows how training goes. */
    VALIDATION,
    /** Kept for the end. */
    TEST
}
