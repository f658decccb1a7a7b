package inkling.recipe;

/** Where training images come from. */
public enum DataSource {
    /** The 70,000 digits of MNIST. */
    MNIST("MNIST"),
    /** Digits that Inkling draws itself. */
    SYNTHETIC("Synthetic handwriting"),
    /** A data set from files that the user brings. */
    OWN("Your own files");

    private final String title;

    DataSource(String title) {
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }
}
