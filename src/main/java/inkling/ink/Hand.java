package inkling.ink;

import java.util.Random;

/** How a hand bends, slants, stretches and turns what it writes; chosen at random once for each digit. */
final class Hand {
    /** The middle of a skeleton, about which it is slanted and turned. */
    private static final double MIDDLE_X = 0.32;

    private static final double MIDDLE_Y = 0.5;

    /** Standard deviation of the tremor of each point, as a fraction of the digit's height. */
    private static final double TREMOR = 0.003;

    private final double size;
    private final double aspect;
    private final double slant;
    private final double cosine;
    private final double sine;
    private final double taper;
    private final double lower;
    private final double waveX;
    private final double waveY;
    private final double phaseX;
    private final double phaseY;
    private final Random random;

    Hand(Random random) {
        this.random = random;
        size = 100 * Math.exp(0.3 * random.nextGaussian());
        aspect = Math.exp(0.28 * random.nextGaussian());
        slant = 0.1 + 0.25 * random.nextGaussian();
        double angle = 0.07 * random.nextGaussian();
        cosine = Math.cos(angle);
        sine = Math.sin(angle);
        taper = 0.3 * random.nextGaussian();
        lower = 0.22 * random.nextGaussian();
        waveX = 0.035 * random.nextGaussian();
        waveY = 0.035 * random.nextGaussian();
        phaseX = 2 * Math.PI * random.nextDouble();
        phaseY = 2 * Math.PI * random.nextDouble();
    }

    /** The stroke that this hand makes of a curve {@code x0, y0, x1, y1, …}. */
    Stroke write(double[] curve) {
        float[] points = new float[curve.length];
        for (int i = 0; i < points.length; i += 2) {
            double x = curve[i] - MIDDLE_X;
            double y = curve[i + 1] - MIDDLE_Y;
            // Upper and lower parts differ in width (taper) and in height (lower).
            double bentX = x * (1 + taper * y) + waveX * Math.sin(5 * y + phaseX);
            double bentY = y + lower * (0.25 - y * y) + waveY * Math.sin(6 * x + phaseY);
            double wide = aspect * bentX - slant * bentY;
            points[i] = (float) (size * (cosine * wide - sine * bentY + TREMOR * random.nextGaussian()));
            points[i + 1] = (float) (size * (sine * wide + cosine * bentY + TREMOR * random.nextGaussian()));
        }
        return Stroke.of(points);
    }
}
