package inkling.train;

import inkling.data.Dataset;
import inkling.data.SyntheticPictures;
import inkling.ink.Framing;
import inkling.kernel.SparseRows;
import inkling.kernel.StateVisitor;
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

    private final boolean digits;
    private final SyntheticPictures pictures = new SyntheticPictures(SEED);
    private final SparseRows[] drawn;
    private final int[] places;
    /** How many have a number. */
    private int count;
    /** How many of them are drawn. */
    private int ready;

    /**
     * A pool of drawings, none of them drawn yet; how many, the recipe's share of all training images determines.
     *
     * @param digits whether they are synthetic digits, or what is no digit
     * @param train what they are mixed into
     * @throws IllegalArgumentException when there are to be some but the images are not like MNIST's
     */
    SyntheticPool(boolean digits, Recipe recipe, Dataset train) {
        this.digits = digits;
        float synthetic = recipe.get(Settings.SYNTHETIC);
        float abstention = recipe.get(Settings.ABSTENTION);
        float share = digits ? synthetic : abstention;
        if (share > 0) {
            requireDigits(train);
        }
        int size = (int) Math.round(share / (1.0 - synthetic - abstention) * train.size());
        drawn = new SparseRows[size];
        places = new int[size];
        Arrays.fill(places, UNDRAWN);
    }

    private void requireDigits(Dataset train) {
        if (train.height() != Framing.SIDE || train.width() != Framing.SIDE || train.classes() != Dataset.DIGITS) {
            throw new IllegalArgumentException((digits ? "Synthetic digits" : "Drawings that are no digits")
                    + " are 28 by 28 pixels in 10 classes, but " + train.name() + " is " + train.height() + " by "
                    + train.width() + " in " + train.classes() + "; set the share of "
                    + (digits ? "synthetic digits" : "such drawings ('abstention')") + " to 0.");
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
        int place = place(index);
        redraw(count);
        return drawn[place];
    }

    /**
     * Shows which drawings it has. They are not kept themselves: the same seed draws them again, which takes its time, so
     * that it is done in {@link #redraw}.
     */
    void visit(StateVisitor state) {
        count = state.integer(count, 0, places.length);
        state.integers(places, UNDRAWN, count - 1);
    }

    /** Draws some of the drawings that it should have but has not yet; returns whether there are more. */
    boolean redraw(int some) {
        int end = Math.min(count, ready + some);
        while (ready < end) {
            drawn[ready] = SparseRows.of(draw(ready), Framing.PIXELS);
            ready++;
        }
        return ready < count;
    }

    /** Drawings are numbered in the order in which they are first asked for. */
    private int place(int index) {
        if (places[index] == UNDRAWN) {
            places[index] = count++;
        }
        return places[index];
    }

    private float[] draw(int number) {
        return digits ? pictures.digit(number % Dataset.DIGITS) : pictures.nonDigit();
    }
}
