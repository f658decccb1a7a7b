package inkling.ink;

import java.util.ArrayList;
import java.util.List;

/**
 * What was written: strokes in the order in which they were drawn. Immutable.
 *
 * @param strokes the strokes; none of them means a blank sheet
 */
public record Ink(List<Stroke> strokes) {
    /** Side of the sheet of the pad, in the units of the strokes that are drawn on it. */
    public static final double SHEET = 560;

    /** A blank sheet. */
    public static final Ink BLANK = new Ink(List.of());

    /** A path shorter than this fraction of the box's longer side was only tapped, not drawn. */
    private static final double SHORTEST_PATH = 0.25;

    /** A stroke up to this fraction of the longest stroke's length is a tap. */
    private static final double LONGEST_TAP = 0.05;

    public Ink {
        strokes = List.copyOf(strokes);
    }

    /** The ink of these strokes. */
    public static Ink of(List<Stroke> strokes) {
        return new Ink(strokes);
    }

    /** Whether there is no point at all. */
    public boolean isBlank() {
        for (Stroke stroke : strokes) {
            if (stroke.size() > 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is nothing but dots: no ink, one tap of the pen, or several taps. Independent of scale. */
    public boolean isDot() {
        return isBlank() || length() <= SHORTEST_PATH * bounds().longerSide();
    }

    /**
     * Whether there is nothing but dots on a surface whose scale is known. The tap of a finger often wanders a little,
     * which looks like a small digit unless the scale is known.
     *
     * @param extent the size of a dot in the ink's own scale, such as the width of the pen on the pad
     */
    public boolean isDot(double extent) {
        return isDot() || bounds().longerSide() <= extent;
    }

    /**
     * The ink without the taps that a pen or a palm left beside the digit, which would make the digit small in its frame.
     * Taps within the digit stay, such as the dot of a dotted zero, and so do dots if there is nothing else.
     */
    public Ink withoutStrayTaps() {
        double longest = 0;
        for (Stroke stroke : strokes) {
            longest = Math.max(longest, stroke.length());
        }
        double longestTap = LONGEST_TAP * longest;
        List<Stroke> drawn = new ArrayList<>(strokes);
        drawn.removeIf(stroke -> stroke.length() <= longestTap);
        if (drawn.isEmpty() || drawn.size() == strokes.size() || isDot()) {
            return this;
        }
        Box box = of(drawn).bounds();
        List<Stroke> kept = new ArrayList<>(strokes);
        kept.removeIf(stroke -> stroke.length() <= longestTap && !box.contains(stroke));
        return of(kept);
    }

    /** How far the pen moved on the paper, in the ink's own scale. */
    public double length() {
        double length = 0;
        for (Stroke stroke : strokes) {
            length += stroke.length();
        }
        return length;
    }

    /**
     * The smallest box around all points, without the width of the pen.
     *
     * @throws IllegalStateException if the ink is blank
     */
    public Box bounds() {
        if (isBlank()) {
            throw new IllegalStateException("Blank ink has no bounds; ask isBlank() first.");
        }
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Stroke stroke : strokes) {
            for (int i = 0; i < stroke.size(); i++) {
                left = Math.min(left, stroke.x(i));
                right = Math.max(right, stroke.x(i));
                top = Math.min(top, stroke.y(i));
                bottom = Math.max(bottom, stroke.y(i));
            }
        }
        return new Box(left, top, right, bottom);
    }

    /** A rectangle in the ink's scale; y grows downwards. */
    public record Box(double left, double top, double right, double bottom) {
        public double width() {
            return right - left;
        }

        public double height() {
            return bottom - top;
        }

        public double longerSide() {
            return Math.max(width(), height());
        }

        /** The same box in another scale. */
        Box scaled(double by) {
            return new Box(left * by, top * by, right * by, bottom * by);
        }

        /** A box of the same size elsewhere. */
        Box moved(double x, double y) {
            return new Box(left + x, top + y, right + x, bottom + y);
        }

        /** The box around both. */
        Box with(Box other) {
            return new Box(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }

        private boolean contains(Stroke stroke) {
            for (int i = 0; i < stroke.size(); i++) {
                if (stroke.x(i) < left || stroke.x(i) > right || stroke.y(i) < top || stroke.y(i) > bottom) {
                    return false;
                }
            }
            return true;
        }
    }
}
