package inkling.data;

import inkling.ink.NonDigits;
import java.util.Random;

/** Pictures of what is no digit, for a network to learn to doubt: drawn with the pens of {@link SyntheticPictures}. */
public final class NonDigitPictures {
    private static final int DOT_EVERY = 32;

    private final Random random;
    private final NonDigits drawings;

    /** The same seed gives the same pictures. */
    public NonDigitPictures(long seed) {
        random = new Random(seed);
        drawings = NonDigits.toLearnFrom(random);
    }

    /**
     * One more picture: half of them are letters and signs, half scribbles, and a few are dots.
     *
     * @return {@link inkling.ink.Framing#PIXELS} values from 0 to 1
     */
    public float[] draw() {
        NonDigits.Kind kind = random.nextInt(DOT_EVERY) == 0
                ? NonDigits.Kind.DOT
                : random.nextBoolean() ? NonDigits.Kind.LETTER : NonDigits.Kind.SCRIBBLE;
        return SyntheticPictures.frame(drawings.draw(kind), random);
    }
}
