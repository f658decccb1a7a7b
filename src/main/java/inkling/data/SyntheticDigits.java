package inkling.data;

import inkling.ink.Framing;
import inkling.ink.SyntheticHandwriting;
import inkling.kernel.SparseRows;
import java.util.Random;

/**
 * A data set of synthetic handwriting, framed as MNIST is; what training runs on where MNIST itself is missing. The
 * labels go round from 0 to 9, so every ten images hold each digit once.
 */
public final class SyntheticDigits {
    /** About how many of an image's pixels are set; a guess at the memory. */
    private static final int PIXELS_SET = 155;

    /** Spread of the pens' widths: the standard deviation of their logarithm. */
    private static final double PEN_SPREAD = 0.22;

    private static final double THINNEST_PEN = 0.06;
    private static final double WIDEST_PEN = 0.2;

    private SyntheticDigits() {}

    /**
     * Images of digits, the labels being {@link #labels}. The same seed gives the same images, and a larger set begins
     * with the smaller one.
     *
     * @param count number of images, 0 or more
     * @return {@code count} rows of {@link Framing#PIXELS} values from 0 to 1
     */
    public static SparseRows images(int count, long seed) {
        requireCount(count);
        Random random = new Random(seed);
        SyntheticHandwriting handwriting = new SyntheticHandwriting(random);
        SparseRows.Builder rows = new SparseRows.Builder(Framing.PIXELS, count, count * PIXELS_SET);
        for (int i = 0; i < count; i++) {
            double pen = Framing.PEN_WIDTH * Math.exp(PEN_SPREAD * random.nextGaussian());
            float[] image = Framing.frame(
                    handwriting.draw(label(i)), Math.max(THINNEST_PEN, Math.min(WIDEST_PEN, pen)));
            for (int pixel = 0; pixel < image.length; pixel++) {
                rows.add(pixel, image[pixel]);
            }
            rows.endRow();
        }
        return rows.build();
    }

    /** The digits that the first {@code count} images show. */
    public static int[] labels(int count) {
        requireCount(count);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = label(i);
        }
        return labels;
    }

    private static int label(int image) {
        return image % 10;
    }

    private static void requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("A data set has 0 images or more, not " + count + ".");
        }
    }
}
