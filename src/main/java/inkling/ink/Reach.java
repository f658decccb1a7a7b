package inkling.ink;

import java.util.Arrays;

/** How far a piece of ink reaches to both sides at each height of its line. */
final class Reach {
    private final double[] left;
    private final double[] right;
    private final Ink.Box box;

    /**
     * @param top of the line
     * @param row heights that are no farther apart than this are one
     * @param rows how many heights the line has
     */
    Reach(Piece piece, double top, double row, int rows) {
        left = new double[rows];
        right = new double[rows];
        box = piece.box();
        Arrays.fill(left, Double.POSITIVE_INFINITY);
        Arrays.fill(right, Double.NEGATIVE_INFINITY);
        float[] outline = piece.outline();
        for (int i = 0; i < outline.length; i += 2) {
            int at = (int) Math.min(rows - 1, (outline[i + 1] - top) / row);
            left[at] = Math.min(left[at], outline[i]);
            right[at] = Math.max(right[at], outline[i]);
        }
    }

    /**
     * From this piece to one on its right, where both are at about the same height; from box to box if they are nowhere so.
     * Below 0 if they overlap.
     */
    double gap(Reach other) {
        double gap = Double.POSITIVE_INFINITY;
        for (int row = 0; row < left.length; row++) {
            for (int near = Math.max(0, row - 1); near < Math.min(left.length, row + 2); near++) {
                gap = Math.min(gap, other.left[near] - right[row]);
            }
        }
        return gap < Double.POSITIVE_INFINITY ? gap : other.box.left() - box.right();
    }
}
