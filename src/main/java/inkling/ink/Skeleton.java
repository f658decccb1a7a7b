package inkling.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.StringTokenizer;

/**
 * A family of ways to write a digit or another sign: the points through which the pen passes, about 0.6 wide and 1 high,
 * with the y axis pointing down. A family is told by its extremes, and every mixture of them belongs to it, as in the point
 * distribution models of Cootes et al., "Active shape models: their training and application" (1995).
 *
 * <p>The pen passes smoothly through the points of a stroke; a point given twice in a row is a corner.
 *
 * @param weight how often people write it in this way, relative to the digit's other families
 * @param extremes one or more shapes, alike in the number of strokes and points; each is a list of strokes {@code x0, y0,
 *     x1, y1, …}
 */
record Skeleton(double weight, List<List<float[]>> extremes) {
    /**
     * A family of one shape, to which others can be added.
     *
     * @param strokes the points of each stroke in hundredths of the digit's height, such as {@code "0,4 60,0 22,100"}
     */
    static Skeleton of(double weight, String... strokes) {
        return new Skeleton(weight, List.of(shape(strokes)));
    }

    /**
     * The family that reaches as far as another shape, too.
     *
     * @param strokes as many of them, with as many points, as in the other shapes
     * @throws IllegalArgumentException when they are more or fewer
     */
    Skeleton to(String... strokes) {
        List<float[]> shape = shape(strokes);
        List<float[]> first = extremes.get(0);
        boolean alike = shape.size() == first.size();
        for (int i = 0; alike && i < shape.size(); i++) {
            alike = shape.get(i).length == first.get(i).length;
        }
        if (!alike) {
            throw new IllegalArgumentException("The shapes of a family have the same number of strokes and points, but "
                    + Arrays.toString(strokes) + " has others than the first.");
        }
        List<List<float[]>> more = new ArrayList<>(extremes);
        more.add(shape);
        return new Skeleton(weight, List.copyOf(more));
    }

    /** The strokes of a mixture of the extremes, more often near one of them than halfway between all. */
    List<float[]> mixture(Random random) {
        if (extremes.size() == 1) {
            return extremes.get(0);
        }
        double[] shares = new double[extremes.size()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            // Exponentially distributed numbers, divided by their sum, are spread evenly over all mixtures (Devroye
            // 1986,
            // chapter V.2); their squares lie nearer to the extremes.
            double even = -Math.log(1 - random.nextDouble());
            shares[i] = even * even;
            sum += shares[i];
        }
        List<float[]> strokes = new ArrayList<>();
        for (int stroke = 0; stroke < extremes.get(0).size(); stroke++) {
            float[] points = new float[extremes.get(0).get(stroke).length];
            for (int i = 0; i < shares.length; i++) {
                float[] extreme = extremes.get(i).get(stroke);
                for (int j = 0; j < points.length; j++) {
                    points[j] += (float) (shares[i] / sum * extreme[j]);
                }
            }
            strokes.add(points);
        }
        return strokes;
    }

    private static List<float[]> shape(String... strokes) {
        List<float[]> shape = new ArrayList<>();
        for (String stroke : strokes) {
            shape.add(points(stroke));
        }
        return List.copyOf(shape);
    }

    private static float[] points(String stroke) {
        StringTokenizer numbers = new StringTokenizer(stroke, " ,");
        float[] points = new float[numbers.countTokens()];
        for (int i = 0; i < points.length; i++) {
            points[i] = Integer.parseInt(numbers.nextToken()) / 100f;
        }
        return points;
    }
}
