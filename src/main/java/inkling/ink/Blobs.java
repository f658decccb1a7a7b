package inkling.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The connected pieces of ink in a picture (8-connectivity), and which of them make up the digit. */
final class Blobs {
    /** A digit's longer side is at least this fraction of the picture's shorter one. */
    static final double SMALLEST = 0.08;

    /** Of two pieces of the same size, one in a corner counts less than one in the middle by this fraction. */
    private static final double OFF_CENTRE = 0.75;

    /** A piece that belongs to the digit is no farther from another one than this fraction of the main one's longer side. */
    private static final double NEAR = 0.2;

    /** A piece with less than this fraction of the main piece's area is a speck. */
    private static final double SPECK = 0.03;

    private final boolean[] mask;
    private final int width;
    private final int height;
    private final List<Blob> all = new ArrayList<>();

    /** A piece: its pixels, and the smallest box around them, right and bottom excluded. */
    record Blob(int[] pixels, int left, int top, int right, int bottom) {
        int longerSide() {
            return Math.max(right - left, bottom - top);
        }

        Ink.Box box() {
            return new Ink.Box(left, top, right, bottom);
        }

        void mark(boolean[] kept) {
            for (int pixel : pixels) {
                kept[pixel] = true;
            }
        }

        /** The box around both; the pixels stay this one's. */
        Blob around(Blob other) {
            return new Blob(
                    pixels,
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }

        private boolean comesNear(Blob other, double distance) {
            return left - distance < other.right
                    && other.left - distance < right
                    && top - distance < other.bottom
                    && other.top - distance < bottom;
        }
    }

    Blobs(boolean[] mask, int width, int height) {
        this.mask = mask;
        this.width = width;
        this.height = height;
        boolean[] seen = new boolean[mask.length];
        int[] queue = new int[mask.length];
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] && !seen[i]) {
                all.add(flood(i, seen, queue));
            }
        }
    }

    private Blob flood(int start, boolean[] seen, int[] queue) {
        int count = 0;
        queue[count++] = start;
        seen[start] = true;
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int next = 0; next < count; next++) {
            int x = queue[next] % width;
            int y = queue[next] / width;
            left = Math.min(left, x);
            right = Math.max(right, x + 1);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y + 1);
            for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
                for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                    int i = v * width + u;
                    if (mask[i] && !seen[i]) {
                        seen[i] = true;
                        queue[count++] = i;
                    }
                }
            }
        }
        return new Blob(Arrays.copyOf(queue, count), left, top, right, bottom);
    }

    /** The pieces of the digit, the main one first; none if nothing is large enough. */
    List<Blob> digit() {
        List<Blob> large = new ArrayList<>(all);
        large.removeIf(blob -> blob.longerSide() < SMALLEST * Math.min(width, height));
        List<Blob> inside = new ArrayList<>(large);
        inside.removeIf(this::touchesEdge);
        // What touches the picture's edge is the table, a shadow or a line, unless there is nothing else.
        List<Blob> candidates = inside.isEmpty() ? large : inside;
        List<Blob> digit = new ArrayList<>();
        if (candidates.isEmpty()) {
            return digit;
        }
        Blob main = candidates.get(0);
        for (Blob blob : candidates) {
            main = weight(blob) > weight(main) ? blob : main;
        }
        digit.add(main);
        List<Blob> others = new ArrayList<>(all);
        Blob largest = main;
        others.removeIf(blob -> blob.equals(largest)
                || (touchesEdge(blob) && !inside.isEmpty())
                || blob.pixels().length < SPECK * largest.pixels().length);
        // The list grows while it is walked: what is near a piece of the digit belongs to it, and so on.
        for (int i = 0; i < digit.size(); i++) {
            Blob piece = digit.get(i);
            List<Blob> near = new ArrayList<>(others);
            near.removeIf(blob -> !blob.comesNear(piece, NEAR * largest.longerSide()));
            others.removeAll(near);
            digit.addAll(near);
        }
        return digit;
    }

    /** The pieces that may be digits, or strokes of digits: what is no speck and does not touch the edge. */
    List<Blob> inside() {
        List<Blob> inside = new ArrayList<>(all);
        inside.removeIf(this::touchesEdge);
        int largest =
                inside.stream().mapToInt(blob -> blob.pixels().length).max().orElse(0);
        inside.removeIf(blob -> blob.pixels().length < SPECK * largest);
        return inside;
    }

    private boolean touchesEdge(Blob blob) {
        return blob.left() == 0 || blob.top() == 0 || blob.right() == width || blob.bottom() == height;
    }

    private double weight(Blob blob) {
        double x = (blob.left() + blob.right()) / (double) width - 1;
        double y = (blob.top() + blob.bottom()) / (double) height - 1;
        double away = Math.min(1, Math.sqrt((x * x + y * y) / 2));
        return blob.pixels().length * (1 - OFF_CENTRE * away);
    }
}
