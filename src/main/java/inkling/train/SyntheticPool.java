package inkling.train;

import inkling.data.Dataset;
import inkling.data.SyntheticPictures;
import inkling.ink.Framing;
import inkling.kernel.SparseRows;
import inkling.nn.Loss;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import java.util.Arrays;

/**
 * The drawings that a recipe mixes into its training images: synthetic digits, or what is no digit. Each is drawn when
 * it is first trained on, so that nobody waits for all of them before the first epoch, and kept for the following
 * epochs.
 */
final class SyntheticPool {
    /** Keeps them apart from the synthetic sets that are trained, validated or tested on; any number would do. */
    private static final long SEED = 0x51_9E77;

    private static final int UNDRAWN = -1;

    private final Drawer drawer;
    private final boolean digits;
    private final SparseRows[] drawn;
    private final int[] places;
    private int count;

    /** Draws one more picture. */
    private interface Drawer {
        float[] draw(int number);
    }

    private SyntheticPool(int size, boolean digits, Drawer drawer) {
        this.digits = digits;
        this.drawer = drawer;
        drawn = new SparseRows[size];
        places = new int[size];
        Arrays.fill(places, UNDRAWN);
    }

    /**
     * A pool of synthetic digits, none of them drawn yet; how many, the recipe's share of all training images determines.
     *
     * @param train what they are mixed into
     * @throws IllegalArgumentException when there are to be some but the images are not like MNIST's
     */
    static SyntheticPool digits(Recipe recipe, Dataset train) {
        if (recipe.get(Settings.SYNTHETIC) > 0) {
            requireDigits("Synthetic digits", "synthetic digits", train);
        }
        SyntheticPictures pictures = new SyntheticPictures(SEED);
        return new SyntheticPool(
                size(recipe.get(Settings.SYNTHETIC), recipe, train),
                true,
                number -> pictures.digit(number % Dataset.DIGITS));
    }

    /**
     * A pool of drawings that are no digits; see {@link #digits}.
     *
     * @throws IllegalArgumentException when there are to be some but the images are not like MNIST's
     */
    static SyntheticPool nonDigits(Recipe recipe, Dataset train) {
        if (recipe.get(Settings.ABSTENTION) > 0) {
            requireDigits("Drawings that are no digits", "such drawings ('abstention')", train);
        }
        SyntheticPictures pictures = new SyntheticPictures(SEED);
        return new SyntheticPool(
                size(recipe.get(Settings.ABSTENTION), recipe, train), false, number -> pictures.nonDigit());
    }

    private static int size(float share, Recipe recipe, Dataset train) {
        double rest = 1 - (double) recipe.get(Settings.SYNTHETIC) - recipe.get(Settings.ABSTENTION);
        return (int) Math.round(share / rest * train.size());
    }

    private static void requireDigits(String what, String key, Dataset train) {
        if (train.height() != Framing.SIDE || train.width() != Framing.SIDE || train.classes() != Dataset.DIGITS) {
            throw new IllegalArgumentException(what + " are 28 by 28 pixels in 10 classes, but " + train.name() + " is "
                    + train.height() + " by " + train.width() + " in " + train.classes() + "; set the share of " + key
                    + " to 0.");
        }
    }

    /** Number of drawings. */
    int size() {
        return places.length;
    }

    /** The class of a drawing; all ten are equally frequent. What is no digit has {@link Loss#NO_CLASS}. */
    int label(int index) {
        return digits ? place(index) % Dataset.DIGITS : Loss.NO_CLASS;
    }

    /** A drawing's picture, in row 0. */
    SparseRows picture(int index) {
        return drawn[place(index)];
    }

    /** Drawings are numbered in the order in which they are first asked for. */
    private int place(int index) {
        if (places[index] == UNDRAWN) {
            drawn[count] = SparseRows.of(drawer.draw(count), Framing.PIXELS);
            places[index] = count++;
        }
        return places[index];
    }
}
