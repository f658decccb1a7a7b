package inkling.data;

import inkling.kernel.SparseRows;

/** A picture as a dense array, with a margin of bare paper, and the smallest box that holds all its ink. */
final class InkBox {
    /** Pixels of paper on each side, so that a point just outside the picture still has four pixels around it. */
    private static final int MARGIN = 2;

    private final int height;
    private final int width;
    private final int stride;
    private float[] pixels;
    private float[] other;
    private int left;
    private int right;
    private int top;
    private int bottom;

    InkBox(int height, int width) {
        this.height = height;
        this.width = width;
        stride = width + 2 * MARGIN;
        pixels = new float[stride * (height + 2 * MARGIN)];
        other = new float[pixels.length];
        forgetBox();
    }

    private void forgetBox() {
        left = width;
        right = -1;
        top = height;
        bottom = -1;
    }

    /** Lays out a picture; the one before must have been cleared. */
    void load(SparseRows source, int row) {
        char[] columns = source.columns();
        float[] values = source.values();
        float[] paper = pixels;
        int first = source.starts()[row];
        int end = source.starts()[row + 1];
        if (first == end) {
            return;
        }
        int y = columns[first] / width;
        int rowStart = y * width;
        int least = width;
        int most = -1;
        top = y;
        for (int e = first; e < end; e++) {
            // The entries come row by row, which saves a division for each.
            int x = columns[e] - rowStart;
            while (x >= width) {
                x -= width;
                rowStart += width;
                y++;
            }
            least = x < least ? x : least;
            most = x > most ? x : most;
            paper[(y + MARGIN) * stride + x + MARGIN] = values[e];
        }
        left = least;
        right = most;
        bottom = y;
    }

    /** Wipes the ink off. */
    void clear() {
        wipe(left, right, top, bottom);
        forgetBox();
    }

    private void wipe(int fromX, int toX, int fromY, int toY) {
        for (int y = fromY; y <= toY; y++) {
            int at = index(fromX, y);
            for (int x = fromX; x <= toX; x++) {
                pixels[at++] = 0f;
            }
        }
    }

    /**
     * Makes strokes thicker or thinner: each pixel moves part of the way to the darkest, or the palest, of itself and its
     * four neighbours (grey-level dilation and erosion with a cross; Serra, "Image analysis and mathematical morphology",
     * 1982).
     *
     * @param share how much of the way: 0 to 1 for thicker, -1 to 0 for thinner
     */
    void thicken(double share) {
        if (isBlank()) {
            return;
        }
        int oldLeft = left;
        int oldRight = right;
        int oldTop = top;
        int oldBottom = bottom;
        if (share > 0) {
            left = Math.max(0, left - 1);
            right = Math.min(width - 1, right + 1);
            top = Math.max(0, top - 1);
            bottom = Math.min(height - 1, bottom + 1);
        }
        for (int y = top; y <= bottom; y++) {
            thickenRow(index(left, y), index(right, y), share);
        }
        wipe(oldLeft, oldRight, oldTop, oldBottom);
        float[] wiped = pixels;
        pixels = other;
        other = wiped;
    }

    /** Thinning takes the negative picture: its darkest neighbour is the palest of the picture. */
    private void thickenRow(int from, int to, double share) {
        float[] before = pixels;
        float[] after = other;
        int below = stride;
        double sign = share > 0 ? 1 : -1;
        double factor = Math.abs(share);
        for (int at = from; at <= to; at++) {
            double here = sign * before[at];
            double west = sign * before[at - 1];
            double east = sign * before[at + 1];
            double north = sign * before[at - below];
            double south = sign * before[at + below];
            double across = west > east ? west : east;
            double along = north > south ? north : south;
            double most = across > along ? across : along;
            most = here > most ? here : most;
            after[at] = (float) (sign * (here + factor * (most - here)));
        }
    }

    /** Whether there is no ink. */
    boolean isBlank() {
        return right < 0;
    }

    /** All pixels, the margin included; see {@link #index}. */
    float[] pixels() {
        return pixels;
    }

    /** Pixels from one row to the next. */
    int stride() {
        return stride;
    }

    /** A pixel's index; the margin around the picture may be asked for too. */
    int index(int x, int y) {
        return (y + MARGIN) * stride + x + MARGIN;
    }

    /** First column with ink. */
    int left() {
        return left;
    }

    /** Last column with ink. */
    int right() {
        return right;
    }

    /** First row with ink. */
    int top() {
        return top;
    }

    /** Last row with ink. */
    int bottom() {
        return bottom;
    }
}
