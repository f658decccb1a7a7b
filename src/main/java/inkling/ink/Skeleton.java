package inkling.ink;

import java.util.List;

/**
 * One way of writing a digit: the points through which the pen passes, about 0.6 wide and 1 high, y down.
 *
 * <p>The pen passes smoothly through the points of a stroke; a point given twice in a row is a corner.
 *
 * @param weight how often people write it so, compared with the digit's other skeletons
 * @param strokes the strokes, each {@code x0, y0, x1, y1, …}
 */
record Skeleton(double weight, List<float[]> strokes) {
    /** The skeleton with these strokes. */
    static Skeleton of(double weight, float[]... strokes) {
        return new Skeleton(weight, List.of(strokes));
    }

    /** A stroke through these points. */
    static float[] pen(double... points) {
        float[] stroke = new float[points.length];
        for (int i = 0; i < points.length; i++) {
            stroke[i] = (float) points[i];
        }
        return stroke;
    }
}
