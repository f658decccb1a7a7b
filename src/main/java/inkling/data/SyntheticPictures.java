package inkling.data;

import inkling.ink.Framing;
import inkling.ink.Ink;
import inkling.ink.NonDigits;
import inkling.ink.SyntheticHandwriting;
import java.util.Random;

/**
 * Pictures of synthetic handwriting, written with pens of all widths and framed as MNIST is: digits, and what is no
 * digit, for a network to learn to abstain from. The same seed and the same calls give the same pictures.
 */
public final class SyntheticPictures {
    /** Spread of the pens' widths: the standard deviation of their logarithm. */
    private static final double PEN_SPREAD = 0.22;

    private static final double THINNEST_PEN = 0.06;
    private static final double WIDEST_PEN = 0.2;
    private static final int DOT_EVERY = 32;

    private final Random random;
    private final SyntheticHandwriting digits;
    private final NonDigits nonDigits;

    /** Pictures that this seed determines. */
    public SyntheticPictures(long seed) {
        random = new Random(seed);
        digits = new SyntheticHandwriting(random);
        nonDigits = NonDigits.toLearnFrom(random);
    }

    /**
     * One more picture of a digit.
     *
     * @param digit 0 to 9
     * @return {@link Framing#PIXELS} values from 0 to 1
     */
    public float[] digit(int digit) {
        return frame(digits.draw(digit));
    }

    /**
     * One more picture of what is no digit: half of them are letters and signs, half scribbles, and a few are dots.
     *
     * @return {@link Framing#PIXELS} values from 0 to 1
     */
    public float[] nonDigit() {
        NonDigits.Kind kind = random.nextInt(DOT_EVERY) == 0
                ? NonDigits.Kind.DOT
                : random.nextBoolean() ? NonDigits.Kind.LETTER : NonDigits.Kind.SCRIBBLE;
        return frame(nonDigits.draw(kind));
    }

    private float[] frame(Ink ink) {
        double pen = Framing.PEN_WIDTH * Math.exp(PEN_SPREAD * random.nextGaussian());
        return Framing.frame(ink, Math.max(THINNEST_PEN, Math.min(WIDEST_PEN, pen)));
    }
}
