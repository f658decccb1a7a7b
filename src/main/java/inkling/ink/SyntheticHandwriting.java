package inkling.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Writes digits as people do, each a little differently: chooses a {@link Skeleton} and a shape of that family, displaces its points, draws smooth
 * curves through them, and bends, slants, stretches and turns the whole ({@link Hand}).
 *
 * <p>The same state of the random numbers gives the same ink.
 */
public final class SyntheticHandwriting {
    /** Straight pieces between two points of a curve; at 28×28 pixels more of them would not show. */
    private static final int PIECES = 6;

    /** Standard deviation of each point's displacement, as a fraction of the digit's height. */
    private static final double JITTER = 0.035;

    /** The same for each stroke as a whole, because strokes do not meet exactly where they should. */
    private static final double STROKE_JITTER = 0.03;

    private final Random random;

    /**
     * @param random the source of all variation
     */
    public SyntheticHandwriting(Random random) {
        this.random = random;
    }

    /**
     * Writes a digit. Its size and position on the paper vary like everything else.
     *
     * @param digit 0 to 9
     * @throws IllegalArgumentException if it is no digit
     */
    public Ink draw(int digit) {
        if (digit < 0 || digit > 9) {
            throw new IllegalArgumentException("A digit is a number from 0 to 9, not " + digit + ".");
        }
        return write(choose(Skeletons.OF_DIGITS.get(digit)));
    }

    /** Writes what a skeleton stands for. */
    Ink write(Skeleton skeleton) {
        Hand hand = new Hand(random);
        List<Stroke> strokes = new ArrayList<>();
        for (float[] points : skeleton.mixture(random)) {
            strokes.add(hand.write(curve(jittered(points))));
        }
        return Ink.of(strokes);
    }

    private Skeleton choose(List<Skeleton> ways) {
        double total = 0;
        for (Skeleton skeleton : ways) {
            total += skeleton.weight();
        }
        double left = random.nextDouble() * total;
        for (Skeleton skeleton : ways) {
            left -= skeleton.weight();
            if (left < 0) {
                return skeleton;
            }
        }
        return ways.get(0);
    }

    /** Displaces the stroke as a whole and each of its points; the two points of a corner move together. */
    private float[] jittered(float[] points) {
        float[] moved = new float[points.length];
        double dx = STROKE_JITTER * random.nextGaussian();
        double dy = STROKE_JITTER * random.nextGaussian();
        for (int i = 0; i < points.length; i += 2) {
            if (isCorner(points, i)) {
                moved[i] = moved[i - 2];
                moved[i + 1] = moved[i - 1];
            } else {
                moved[i] = points[i] + (float) (dx + JITTER * random.nextGaussian());
                moved[i + 1] = points[i + 1] + (float) (dy + JITTER * random.nextGaussian());
            }
        }
        return moved;
    }

    /** Whether the point at an index repeats the one before. */
    private static boolean isCorner(float[] points, int at) {
        return at >= 2 && points[at] == points[at - 2] && points[at + 1] == points[at - 1];
    }

    /** A curve through the points, smooth except at corners. */
    private static double[] curve(float[] points) {
        double[] curve = new double[2 + 2 * PIECES * (points.length / 2 - 1)];
        int size = 0;
        curve[size++] = points[0];
        curve[size++] = points[1];
        for (int i = 2; i < points.length; i += 2) {
            if (isCorner(points, i)) {
                continue;
            }
            // At the ends and at corners the curve has no neighbour beyond, so it leaves straight.
            int before = i == 2 || isCorner(points, i - 2) ? i - 2 : i - 4;
            int after = i + 2 == points.length || isCorner(points, i + 2) ? i : i + 2;
            for (int piece = 1; piece <= PIECES; piece++) {
                double t = (double) piece / PIECES;
                curve[size++] = catmullRom(points[before], points[i - 2], points[i], points[after], t);
                curve[size++] = catmullRom(points[before + 1], points[i - 1], points[i + 1], points[after + 1], t);
            }
        }
        return Arrays.copyOf(curve, size);
    }

    /**
     * The uniform cubic of Catmull and Rom, "A class of local interpolating splines" (1974), from {@code p1} to {@code
     * p2}.
     *
     * @param t 0 to 1
     */
    private static double catmullRom(double p0, double p1, double p2, double p3, double t) {
        double a = -p0 + 3 * p1 - 3 * p2 + p3;
        double b = 2 * p0 - 5 * p1 + 4 * p2 - p3;
        double c = p2 - p0;
        return p1 + 0.5 * t * (c + t * (b + t * a));
    }
}
