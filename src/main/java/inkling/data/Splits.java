package inkling.data;

/**
 * The three sets of a run: one to train on, one to watch while training, and one kept for the end.
 *
 * @param train what the network learns from
 * @param validation never trained on; shows how training goes
 * @param test used only to report the final accuracy
 */
public record Splits(Dataset train, Dataset validation, Dataset test) {
    private static final int USUAL_VALIDATION_SIZE = 5_000;
    private static final int USUAL_SHARE = 12;

    /** Checks that the three sets have the same kind of images. */
    public Splits {
        checkAlike(train, validation);
        checkAlike(train, test);
        if (train.size() < 1) {
            throw new IllegalArgumentException(train.name() + " leaves no image to train on.");
        }
    }

    /**
     * Takes the last {@code validationSize} training images for validation.
     *
     * @param validationSize 0 to {@code train.size() - 1}
     */
    public static Splits of(Dataset train, Dataset test, int validationSize) {
        if (validationSize < 0 || validationSize >= train.size()) {
            throw new IllegalArgumentException(train.name() + " has " + train.size()
                    + " training images, so 0 to " + (train.size() - 1) + " can be kept for validation, not "
                    + validationSize + ".");
        }
        int border = train.size() - validationSize;
        return new Splits(train.slice(0, border), train.slice(border, train.size()), test);
    }

    /** Splits off the usual number of images: MNIST's last 5,000 of 60,000, a twelfth of a smaller set. */
    public static Splits of(Dataset train, Dataset test) {
        return of(train, test, usualValidationSize(train.size()));
    }

    /** How many of {@code trainingImages} are usually kept for validation. */
    public static int usualValidationSize(int trainingImages) {
        return Math.min(USUAL_VALIDATION_SIZE, trainingImages / USUAL_SHARE);
    }

    /** A number that other images are most unlikely to have: what a run must find again to go on. */
    public int fingerprint() {
        return 31 * (31 * train.fingerprint() + validation.fingerprint()) + test.fingerprint();
    }

    private static void checkAlike(Dataset train, Dataset other) {
        if (train.height() != other.height()
                || train.width() != other.width()
                || !train.classNames().equals(other.classNames())) {
            throw new IllegalArgumentException("Training and other images differ: " + describe(train) + ", but "
                    + describe(other) + "; take both from the same collection.");
        }
    }

    private static String describe(Dataset set) {
        return set.name() + " is " + set.height() + " high, " + set.width() + " wide with " + set.classes()
                + " classes";
    }
}
