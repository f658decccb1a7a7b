package inkling.data;

import inkling.ink.Framing;
import inkling.kernel.SparseRows;

/** Synthetic handwriting as training, validation and test images: what a run learns from without MNIST. */
public final class SyntheticSplits {
    /** Keeps the test images' generator apart from the training images'; any odd number would do. */
    private static final long TEST_SEED = 0x9E3779B97F4A7C15L;

    private SyntheticSplits() {}

    /**
     * Draws the sets; the same numbers give the same images, on the JVM and in a browser. The usual share of the
     * training images is kept for validation ({@link Splits#usualValidationSize}).
     *
     * @param trainImages training and validation images together, at least 12, so that one is left to validate on
     * @param testImages 0 or more
     * @param seed of the training images; the test images have another
     * @throws IllegalArgumentException if there are too few images
     */
    public static Splits of(int trainImages, int testImages, long seed) {
        if (Splits.usualValidationSize(trainImages) < 1) {
            throw new IllegalArgumentException(
                    "Synthetic training needs at least 12 images, so that one can be kept for validation, not "
                            + trainImages + ".");
        }
        return Splits.of(
                dataset("Synthetic training set", trainImages, seed),
                dataset("Synthetic test set", testImages, seed ^ TEST_SEED));
    }

    private static Dataset dataset(String name, int count, long seed) {
        SparseRows images = SyntheticDigits.images(count, seed);
        int[] digits = SyntheticDigits.labels(count);
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) digits[i];
        }
        return new Dataset(name, Framing.SIDE, Framing.SIDE, Dataset.DIGITS, images, labels);
    }
}
