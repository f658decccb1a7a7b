package inkling.model;

import inkling.data.LabelledInk;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes numbers with the digits of real writers, side by side on a common line. */
final class WrittenNumbers {
    private static final double HEIGHT = 100;

    /** By what a digit may be higher or lower than the others, and above or below the line, as fractions of the height. */
    private static final double UNEVEN = 0.1;

    private static final double OFF_LINE = 0.05;

    /** A dash, if it is one, is no higher than it must be. */
    private static final double FLATTEST = 0.4;

    private final List<LabelledInk> digits;
    private final Random random;

    /**
     * @param digits to choose from
     * @param random the source of all variation
     */
    WrittenNumbers(List<LabelledInk> digits, Random random) {
        this.digits = digits;
        this.random = random;
    }

    /**
     * A number.
     *
     * @param text its digits
     * @param strokes they
     */
    record Written(String text, Ink strokes) {}

    /**
     * One more number.
     *
     * @param length how many digits
     * @param least the smallest gap between two of them, as a fraction of their height; below 0 they overlap
     * @param most the largest gap
     */
    Written write(int length, double least, double most) {
        StringBuilder text = new StringBuilder();
        List<Stroke> strokes = new ArrayList<>();
        double left = 0;
        for (int i = 0; i < length; i++) {
            LabelledInk digit = digits.get(random.nextInt(digits.size()));
            text.append(digit.label());
            Ink.Box box = digit.ink().bounds();
            double height = HEIGHT * (1 + UNEVEN * (2 * random.nextDouble() - 1));
            double scale = height / Math.max(box.height(), FLATTEST * box.width());
            double top = HEIGHT * OFF_LINE * (2 * random.nextDouble() - 1) + HEIGHT - height;
            strokes.addAll(moved(digit.ink(), scale, left, top));
            left += scale * box.width() + HEIGHT * (least + (most - least) * random.nextDouble());
        }
        return new Written(text.toString(), Ink.of(strokes));
    }

    /** Strokes whose box begins at a point. */
    static List<Stroke> moved(Ink ink, double scale, double left, double top) {
        Ink.Box box = ink.bounds();
        List<Stroke> strokes = new ArrayList<>();
        for (Stroke stroke : ink.strokes()) {
            float[] points = stroke.points();
            for (int i = 0; i < points.length; i += 2) {
                points[i] = (float) (left + scale * (points[i] - box.left()));
                points[i + 1] = (float) (top + scale * (points[i + 1] - box.top()));
            }
            strokes.add(Stroke.of(points));
        }
        return strokes;
    }
}
