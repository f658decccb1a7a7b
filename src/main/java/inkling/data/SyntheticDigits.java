package inkling.data;

import inkling.ink.Framing;
import inkling.kernel.SparseRows;

/**
 * A data set of synthetic handwriting, framed as MNIST is, which training uses where MNIST itself is missing. The labels
 * repeat 0 to 9 in turn, so that every ten images hold each digit once.
 */
public final class SyntheticDigits {
    /** About how many pixels of an image are set, to allocate memory by. */
    private static final int PIXELS_SET = 155;

    private final int count;
    private final SyntheticPictures pictures;
    private final SparseRows.Builder rows;
    private int drawn;

    /**
     * A set without any image yet. The same seed gives the same images, and a larger set begins with the
     * smaller one.
     *
     * @param count number of images, 0 or more
     */
    public SyntheticDigits(int count, long seed) {
        if (count < 0) {
            throw new IllegalArgumentException("A data set has 0 images or more, not " + count + ".");
        }
        this.count = count;
        pictures = new SyntheticPictures(seed);
        rows = new SparseRows.Builder(Framing.PIXELS, count, count * PIXELS_SET);
    }

    /** Draws some more images; returns whether the set is complete. */
    public boolean draw(int more) {
        int end = Math.min(count, drawn + more);
        for (; drawn < end; drawn++) {
            rows.addRow(pictures.digit(label(drawn)), 0);
        }
        return drawn == count;
    }

    /** Number of images so far. */
    public int drawn() {
        return drawn;
    }

    /** The images so far, with their labels. */
    public Dataset dataset(String name) {
        byte[] labels = new byte[drawn];
        for (int i = 0; i < drawn; i++) {
            labels[i] = (byte) label(i);
        }
        return new Dataset(name, Framing.SIDE, Framing.SIDE, Dataset.DIGITS, rows.build(), labels);
    }

    /** A whole set at once. */
    public static Dataset of(String name, int count, long seed) {
        SyntheticDigits digits = new SyntheticDigits(count, seed);
        digits.draw(count);
        return digits.dataset(name);
    }

    private static int label(int image) {
        return image % 10;
    }
}
