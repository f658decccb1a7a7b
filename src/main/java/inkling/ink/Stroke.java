package inkling.ink;

import java.util.Arrays;

/**
 * One movement of the pen from touching the paper to leaving it: points joined by straight lines. Immutable.
 *
 * <p>Coordinates have any scale and origin; x grows to the right and y grows downwards.
 */
public final class Stroke {
    private final float[] points;

    private Stroke(float[] points) {
        this.points = points;
    }

    /**
     * A stroke through the given points, which are copied.
     *
     * @param points {@code x0, y0, x1, y1, …}; one point is a dot
     * @throws IllegalArgumentException if the length is odd or a coordinate is not finite
     */
    public static Stroke of(float... points) {
        if (points.length % 2 != 0) {
            throw new IllegalArgumentException("A stroke lists x and y in turn, so it has an even number of values; "
                    + "this one has " + points.length + ".");
        }
        for (int i = 0; i < points.length; i++) {
            if (!Float.isFinite(points[i])) {
                throw new IllegalArgumentException("A stroke's coordinates are finite numbers; the "
                        + (i % 2 == 0 ? "x" : "y") + " of point " + i / 2 + " is " + points[i] + ".");
            }
        }
        return new Stroke(points.clone());
    }

    /** Number of points. */
    public int size() {
        return points.length / 2;
    }

    /** The x coordinate of a point, counted from 0. */
    public float x(int point) {
        return points[2 * point];
    }

    /** The y coordinate of a point, counted from 0. */
    public float y(int point) {
        return points[2 * point + 1];
    }

    /** A copy of the coordinates: {@code x0, y0, x1, y1, …}. */
    public float[] points() {
        return points.clone();
    }

    /** How far the pen moved, in the stroke's own scale. */
    public double length() {
        double length = 0;
        for (int i = 2; i < points.length; i += 2) {
            double dx = (double) points[i] - points[i - 2];
            double dy = (double) points[i + 1] - points[i - 1];
            length += Math.sqrt(dx * dx + dy * dy);
        }
        return length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stroke stroke && Arrays.equals(points, stroke.points);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(points);
    }

    @Override
    public String toString() {
        return "Stroke" + Arrays.toString(points);
    }
}
