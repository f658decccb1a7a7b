package inkling.recipe;

/** Where training images come from. */
public enum DataSource {
    /** The 70,000 digits of MNIST. */
    MNIST,
    /** Digits that Inkling draws itself. */
    SYNTHETIC
}
