package inkling.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A connected piece of ink: a stroke of a drawing, or a blob of a picture.
 *
 * @param box around its outline
 * @param outline points {@code x0, y0, x1, y1, …}, close enough to each other to tell how far it reaches at each height
 */
record Piece(Ink.Box box, float[] outline) {
    /** So many points on the longer side of a stroke, at least. */
    private static final int FINE = 50;

    /** A stroke, which has a point at least. */
    static Piece of(Stroke stroke) {
        Ink.Box box = Ink.of(List.of(stroke)).bounds();
        double step = box.longerSide() / FINE;
        List<Float> points = new ArrayList<>();
        for (int i = 0; i < stroke.size(); i++) {
            int before = Math.max(0, i - 1);
            float dx = stroke.x(i) - stroke.x(before);
            float dy = stroke.y(i) - stroke.y(before);
            double longer = Math.max(Math.abs(dx), Math.abs(dy));
            int steps = longer > 0 ? (int) Math.ceil(longer / step) : 1;
            for (int k = 1; k <= steps; k++) {
                points.add(stroke.x(before) + dx * k / steps);
                points.add(stroke.y(before) + dy * k / steps);
            }
        }
        float[] outline = new float[points.size()];
        for (int i = 0; i < outline.length; i++) {
            outline[i] = points.get(i);
        }
        return new Piece(box, outline);
    }

    /**
     * A blob.
     *
     * @param width columns of the picture that it is in
     */
    static Piece of(Blobs.Blob blob, int width) {
        int rows = blob.bottom() - blob.top();
        int[] left = new int[rows];
        int[] right = new int[rows];
        Arrays.fill(left, width);
        for (int pixel : blob.pixels()) {
            int row = pixel / width - blob.top();
            left[row] = Math.min(left[row], pixel % width);
            right[row] = Math.max(right[row], pixel % width + 1);
        }
        float[] outline = new float[4 * rows];
        for (int row = 0; row < rows; row++) {
            float y = blob.top() + row + 0.5f;
            outline[4 * row] = left[row];
            outline[4 * row + 1] = y;
            outline[4 * row + 2] = right[row];
            outline[4 * row + 3] = y;
        }
        return new Piece(blob.box(), outline);
    }

    double middle() {
        return (box.left() + box.right()) / 2;
    }
}
