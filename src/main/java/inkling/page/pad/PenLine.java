package inkling.page.pad;

import java.util.Arrays;

/** A stroke while it is being drawn: a growing list of points. */
final class PenLine {
    private float[] points = new float[256];
    private int length;

    /** Adds a point unless the pen has not moved; tells whether it did. */
    boolean add(float x, float y) {
        if (length > 0 && points[length - 2] == x && points[length - 1] == y) {
            return false;
        }
        if (length == points.length) {
            points = Arrays.copyOf(points, 2 * length);
        }
        points[length++] = x;
        points[length++] = y;
        return true;
    }

    /** Number of points. */
    int size() {
        return length / 2;
    }

    float x(int point) {
        return points[2 * point];
    }

    float y(int point) {
        return points[2 * point + 1];
    }

    /** A copy: {@code x0, y0, x1, y1, …}. */
    float[] points() {
        return Arrays.copyOf(points, length);
    }
}
