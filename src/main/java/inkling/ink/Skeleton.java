package inkling.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * One way of writing a digit or another sign: the points through which the pen passes, about 0.6 wide and 1 high, with
 * the y axis pointing down.
 *
 * <p>The pen passes smoothly through the points of a stroke; a point given twice in a row is a corner.
 *
 * @param weight how often people write it in this way, relative to the digit's other skeletons
 * @param strokes the strokes, each {@code x0, y0, x1, y1, …}
 */
record Skeleton(double weight, List<float[]> strokes) {
    /**
     * A skeleton.
     *
     * @param strokes the points of each stroke in hundredths of the digit's height, such as {@code "0,4 60,0 22,100"}
     */
    static Skeleton of(double weight, String... strokes) {
        List<float[]> list = new ArrayList<>();
        for (String stroke : strokes) {
            list.add(points(stroke));
        }
        return new Skeleton(weight, List.copyOf(list));
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
