package inkling.data;

/**
 * Synthetic handwriting as training, validation and test images, which a run learns from without MNIST. The same numbers
 * give the same images on the JVM and in a browser. They are drawn a few at a time, so that a worker can read its
 * messages in between.
 */
public final class SyntheticSplits {
    private static final int TRAIN_IMAGES = 20_000;
    private static final int TEST_IMAGES = 2_000;

    /** Independent of the recipe's seed: as with MNIST, runs with different seeds learn from the same images. */
    private static final long SEED = 1;

    /** Keeps the test images' generator apart from the training images'; any odd number would do. */
    private static final long TEST_SEED = 0x9E3779B97F4A7C15L;

    private final int total;
    private final SyntheticDigits train;
    private final SyntheticDigits test;

    /**
     * Sets without any image yet. The usual share of the training images is kept for validation
     * ({@link Splits#usualValidationSize}).
     *
     * @param trainImages training and validation images together, at least 12, so that one is left to validate on
     * @param testImages 0 or more
     * @param seed of the training images; the test images have another
     * @throws IllegalArgumentException if there are too few images
     */
    public SyntheticSplits(int trainImages, int testImages, long seed) {
        if (Splits.usualValidationSize(trainImages) < 1) {
            throw new IllegalArgumentException(
                    "Synthetic training needs at least 12 images, so that one can be kept for validation, not "
                            + trainImages + ".");
        }
        total = trainImages + testImages;
        train = new SyntheticDigits(trainImages, seed);
        test = new SyntheticDigits(testImages, seed ^ TEST_SEED);
    }

    /** The sets that runs use: 20,000 images to train and validate on, 2,000 to be tested on. */
    public static SyntheticSplits usual() {
        return new SyntheticSplits(TRAIN_IMAGES, TEST_IMAGES, SEED);
    }

    /** Draws some more images; returns whether the sets are complete. */
    public boolean draw(int more) {
        return train.draw(more) && test.draw(more);
    }

    /** Images so far. */
    public int drawn() {
        return train.drawn() + test.drawn();
    }

    /** Images in all. */
    public int total() {
        return total;
    }

    /** The complete sets; what is missing is drawn now. */
    public Splits finish() {
        draw(total);
        return Splits.of(train.dataset("the synthetic training set"), test.dataset("the synthetic test set"));
    }
}
