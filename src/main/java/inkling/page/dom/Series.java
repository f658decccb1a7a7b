package inkling.page.dom;

import java.util.Arrays;

/** The points of a curve, in the order of x. When there are too many to tell apart, every second one is dropped. */
public final class Series {
    private static final int MOST = 240;

    private final double[] x = new double[MOST];
    private final double[] y = new double[MOST];
    private int size;

    /** Adds a point to the right of the others, unless its y is not finite and cannot be drawn. */
    public void add(double px, double py) {
        if (Double.isNaN(py) || Double.isInfinite(py)) {
            return;
        }
        if (size == MOST) {
            // The last one stays: it is where the curve has got to.
            for (int i = 0; i < MOST / 2; i++) {
                x[i] = x[2 * i + 1];
                y[i] = y[2 * i + 1];
            }
            size = MOST / 2;
        }
        x[size] = px;
        y[size] = py;
        size++;
    }

    /** Drops the points with a smaller x. */
    public void dropBefore(double px) {
        int from = 0;
        while (from < size && x[from] < px) {
            from++;
        }
        System.arraycopy(x, from, x, 0, size - from);
        System.arraycopy(y, from, y, 0, size - from);
        size -= from;
    }

    public void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** A copy of the points' x. */
    double[] x() {
        return Arrays.copyOf(x, size);
    }

    /** A copy of the points' y. */
    double[] y() {
        return Arrays.copyOf(y, size);
    }
}
