package inkling.ink;

import java.util.ArrayList;
import java.util.List;

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
        int count = 1;
        for (int i = 0; i < stroke.length(); i++) {
            count += isSeparator(stroke.charAt(i)) ? 1 : 0;
        }
        float[] points = new float[count];
        int from = 0;
        for (int n = 0; n < count; n++) {
            int to = from;
            while (to < stroke.length() && !isSeparator(stroke.charAt(to))) {
                to++;
            }
            points[n] = Integer.parseInt(stroke.substring(from, to)) / 100f;
            from = to + 1;
        }
        return points;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == ',';
    }
}
