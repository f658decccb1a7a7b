package inkling.data;

import inkling.ink.Framing;
import inkling.ink.Ink;
import inkling.ink.SyntheticHandwriting;
import java.util.Random;

/** Pictures of synthetic handwriting, written with pens of all widths and framed as MNIST is. */
public final class SyntheticPictures {
    /** Spread of the pens' widths: the standard deviation of their logarithm. */
    private static final double PEN_SPREAD = 0.22;

    private static final double THINNEST_PEN = 0.06;
    private static final double WIDEST_PEN = 0.2;

    private final Random random;
    private final SyntheticHandwriting handwriting;

    /** The same seed gives the same pictures of the same digits. */
    public SyntheticPictures(long seed) {
        random = new Random(seed);
        handwriting = new SyntheticHandwriting(random);
    }

    /**
     * One more picture.
     *
     * @param digit 0 to 9
     * @return {@link Framing#PIXELS} values from 0 to 1
     */
    public float[] draw(int digit) {
        return frame(handwriting.draw(digit), random);
    }

    /** The picture of some ink, drawn with a pen of any width. */
    static float[] frame(Ink ink, Random random) {
        double pen = Framing.PEN_WIDTH * Math.exp(PEN_SPREAD * random.nextGaussian());
        return Framing.frame(ink, Math.max(THINNEST_PEN, Math.min(WIDEST_PEN, pen)));
    }
}
