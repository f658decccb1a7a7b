package inkling.train;

import inkling.data.Dataset;
import inkling.data.DigitPictures;
import inkling.ink.Framing;
import inkling.kernel.SparseRows;
import java.util.Arrays;

/**
 * The synthetic digits that a recipe mixes into its training images. Each is drawn when it is first trained on, so that
 * nobody waits for all of them before the first epoch, and kept for the epochs that follow.
 */
final class SyntheticPool {
    /** Keeps them apart from the synthetic sets that are trained, validated or tested on; any number would do. */
    private static final long SEED = 0x51_9E77;

    private static final int UNDRAWN = -1;

    private final DigitPictures pictures = new DigitPictures(SEED);
    private final SparseRows[] drawn;
    private final int[] places;
    private int count;

    /**
     * A pool of which nothing is drawn yet.
     *
     * @param share of the synthetic digits among all training images, 0 to 0.5
     * @param train what they are mixed into
     * @throws IllegalArgumentException when there are to be some but the images are not like MNIST's
     */
    SyntheticPool(float share, Dataset train) {
        if (share > 0
                && (train.height() != Framing.SIDE
                        || train.width() != Framing.SIDE
                        || train.classes() != Dataset.DIGITS)) {
            throw new IllegalArgumentException("Synthetic digits are 28 by 28 pixels in 10 classes, but "
                    + train.name() + " is " + train.height() + " by " + train.width() + " in " + train.classes()
                    + "; set the share of synthetic digits to 0.");
        }
        int size = (int) Math.round((double) share / (1 - share) * train.size());
        drawn = new SparseRows[size];
        places = new int[size];
        Arrays.fill(places, UNDRAWN);
    }

    /** Number of digits. */
    int size() {
        return places.length;
    }

    /** The class of a digit; all ten are equally frequent. */
    int label(int index) {
        return place(index) % Dataset.DIGITS;
    }

    /** A digit's picture, in row 0. */
    SparseRows picture(int index) {
        return drawn[place(index)];
    }

    /** Digits are numbered in the order in which they are drawn, whoever comes first. */
    private int place(int index) {
        if (places[index] == UNDRAWN) {
            drawn[count] = SparseRows.of(pictures.draw(count % Dataset.DIGITS), Framing.PIXELS);
            places[index] = count++;
        }
        return places[index];
    }
}
