package inkling.data;

import inkling.kernel.RowBuffer;
import inkling.kernel.SparseRows;

/**
 * A picture as a dense array, with a margin of bare paper, and the smallest box that holds all its ink: what copies are
 * made from.
 */
final class InkBox {
    /** Pixels of paper on each side, so that a point just outside the picture still has four pixels around it. */
    private static final int MARGIN = 2;

    /** Paler pixels are left out; MNIST's palest, a 255th, stays. */
    private static final double PALEST = 0.0039;

    private static final int FRACTION = ElasticField.FRACTION;
    private static final int FRACTION_MASK = (1 << FRACTION) - 1;
    private static final double UNIT = 1.0 / (1 << FRACTION);

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
        if (isBlank() || share == 0) {
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
        float[] before = pixels;
        // Thinning takes the negative picture: its darkest neighbour is the palest of the picture.
        double sign = share > 0 ? 1 : -1;
        double factor = Math.abs(share);
        for (int y = top; y <= bottom; y++) {
            int end = index(right, y);
            for (int at = index(left, y); at <= end; at++) {
                double here = sign * before[at];
                double west = sign * before[at - 1];
                double east = sign * before[at + 1];
                double north = sign * before[at - stride];
                double south = sign * before[at + stride];
                double across = west > east ? west : east;
                double along = north > south ? north : south;
                double most = across > along ? across : along;
                most = here > most ? here : most;
                other[at] = (float) (sign * (here + factor * (most - here)));
            }
        }
        wipe(oldLeft, oldRight, oldTop, oldBottom);
        pixels = other;
        other = before;
    }

    /**
     * Adds the pixels of a varied copy to a buffer: each shows the point of this picture to which the map and the
     * displacements lead.
     *
     * @param offsets the upper left corners of the two windows in the field of displacements, a byte a coordinate
     * @param signs two bits: whether to reverse the displacements of each axis
     */
    void sample(PictureMap map, ElasticField field, int offsets, int signs, RowBuffer target) {
        if (isBlank()) {
            return;
        }
        PictureMap.Box box = map.shown(left, right, top, bottom, 1 + field.largest());
        int endX = Math.min(width - 1, box.right());
        int endY = Math.min(height - 1, box.bottom());
        char[] columns = target.rows().columns();
        float[] values = target.rows().values();
        int size = target.entries();
        int[] displacements = field.displacements();
        int bits = field.bits();
        int mask = (1 << bits) - 1;
        int signX = -(signs & 1);
        int signY = -(signs >> 1 & 1);
        // A point has ink around it if it lies between the pixel before the box and the box's end.
        int firstX = left - 1;
        int firstY = top - 1;
        int spanX = right - firstX;
        int spanY = bottom - firstY;
        int corner = index(firstX, firstY);
        float[] paper = pixels;
        int acrossX = PictureMap.fixed(map.xx());
        int acrossY = PictureMap.fixed(map.yx());
        for (int y = Math.max(0, box.top()); y <= endY; y++) {
            int fieldRowX = ((offsets & 0xff) + y & mask) << bits;
            int fieldRowY = ((offsets >> 8 & 0xff) + y & mask) << bits;
            int x = Math.max(0, box.left());
            int u = map.originX() + x * acrossX + y * PictureMap.fixed(map.xy()) - (firstX << FRACTION);
            int v = map.originY() + x * acrossY + y * PictureMap.fixed(map.yy()) - (firstY << FRACTION);
            for (; x <= endX; x++, u += acrossX, v += acrossY) {
                // (d ^ sign) - sign is d or -d.
                int atX = u + ((displacements[fieldRowX | ((offsets >> 16 & 0xff) + x & mask)] ^ signX) - signX);
                int atY = v + ((displacements[fieldRowY | ((offsets >>> 24) + x & mask)] ^ signY) - signY);
                int column = atX >> FRACTION;
                int row = atY >> FRACTION;
                if (column < 0 || column > spanX || row < 0 || row > spanY) {
                    continue;
                }
                int at = corner + row * stride + column;
                double upperLeft = paper[at];
                double lowerLeft = paper[at + stride];
                double across = (atX & FRACTION_MASK) * UNIT;
                double upper = upperLeft + across * (paper[at + 1] - upperLeft);
                double lower = lowerLeft + across * (paper[at + stride + 1] - lowerLeft);
                double value = upper + (atY & FRACTION_MASK) * UNIT * (lower - upper);
                // Written in any case and counted only if dark enough: a branch would be mispredicted at every edge.
                columns[size] = (char) (y * width + x);
                values[size] = (float) value;
                size += value >= PALEST ? 1 : 0;
            }
        }
        target.entries(size);
    }

    private boolean isBlank() {
        return right < 0;
    }

    /** A pixel's index; the margin around the picture may be asked for too. */
    private int index(int x, int y) {
        return (y + MARGIN) * stride + x + MARGIN;
    }
}
