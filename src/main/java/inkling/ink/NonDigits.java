package inkling.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Draws what is no digit: blank sheets, dots, scribbles and letters, which a reader of digits should not take for one.
 *
 * <p>Letters are written by the same random hands as {@link SyntheticHandwriting}'s digits. Letters that people write
 * like a digit are left out: B and S (8, 5), D, O and Q (0), G (6), I (1), Y (an open 4) and Z (2).
 *
 * <p>A network can learn from some of these drawings to abstain ({@link #toLearnFrom}), and is examined on all of them
 * ({@link #toExamineOn}). It never learns from the letters F, K, P and W, from zigzags or from curls; it learns from
 * small letters, signs, and strokes through random points instead. The same state of the random numbers gives the same
 * drawings.
 */
public final class NonDigits {
    /** A mark up to this fraction of the sheet's side is a dot, however it was made. */
    public static final double DOT = 0.05;

    /** The kinds of drawings. */
    public enum Kind {
        /** No stroke, or none with a point. */
        BLANK,
        /** One tap or a few taps, or a mark of at most {@link #DOT} of the sheet. */
        DOT,
        /** Random walks, balls of thread, filled patches, crossing lines; to examine on, also zigzags and curls. */
        SCRIBBLE,
        /** A letter; to learn from, also a sign, or strokes through random points. */
        LETTER
    }

    private static final int MOST_TAPS = 3;

    private final Random random;
    private final SyntheticHandwriting hand;
    private final Scribbles scribbles;
    private final List<Skeleton> letters;
    private final boolean examined;

    private NonDigits(Random random, boolean examined) {
        this.random = random;
        this.examined = examined;
        hand = new SyntheticHandwriting(random);
        scribbles = new Scribbles(random);
        letters = examined ? LetterSkeletons.all() : LetterSkeletons.toLearnFrom();
    }

    /**
     * Everything that a network may be examined on.
     *
     * @param random the source of all variation
     */
    public static NonDigits toExamineOn(Random random) {
        return new NonDigits(random, true);
    }

    /**
     * What a network may learn from.
     *
     * @param random the source of all variation
     */
    public static NonDigits toLearnFrom(Random random) {
        return new NonDigits(random, false);
    }

    /** One more drawing. */
    public Ink draw(Kind kind) {
        return switch (kind) {
            case BLANK -> random.nextBoolean() ? Ink.BLANK : Ink.of(List.of(Stroke.of()));
            case DOT -> dot();
            case SCRIBBLE -> scribbles.draw(examined);
            case LETTER -> letter();
        };
    }

    private Ink letter() {
        if (!examined && random.nextInt(4) == 0) {
            return hand.write(scribbles.rune());
        }
        return hand.write(letters.get(random.nextInt(letters.size())));
    }

    private Ink dot() {
        double x = Ink.SHEET * (0.1 + 0.8 * random.nextDouble());
        double y = Ink.SHEET * (0.1 + 0.8 * random.nextDouble());
        List<Stroke> strokes = new ArrayList<>();
        if (random.nextBoolean()) {
            int taps = 1 + random.nextInt(MOST_TAPS);
            for (int tap = 0; tap < taps; tap++) {
                strokes.add(Stroke.of((float) (x + tap * Ink.SHEET * DOT * random.nextDouble()), (float) y));
            }
        } else {
            float[] points = new float[2 * (2 + random.nextInt(8))];
            for (int i = 0; i < points.length; i += 2) {
                points[i] = (float) (x + Ink.SHEET * DOT * random.nextDouble());
                points[i + 1] = (float) (y + Ink.SHEET * DOT * random.nextDouble());
            }
            strokes.add(Stroke.of(points));
        }
        return Ink.of(strokes);
    }
}
