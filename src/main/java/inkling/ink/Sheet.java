package inkling.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a network is asked about: everything on a sheet as one digit, and the lines in which there may be several.
 *
 * @param picture of everything; values from 0 (paper) to 1 (ink), row by row; all 0 if there is nothing to be read
 * @param box where on a photograph that is; none for a drawing
 * @param lines from top to bottom; none for what is taken as a whole
 * @param surface the sheet's own box, in the scale of the other ones
 */
public record Sheet(float[] picture, Optional<Ink.Box> box, List<Line> lines, Ink.Box surface) {
    private static final Ink.Box PAD = new Ink.Box(0, 0, Ink.SHEET, Ink.SHEET);

    public Sheet {
        lines = List.copyOf(lines);
    }

    /** What is taken as a whole. */
    public Sheet(float[] picture) {
        this(picture, Optional.empty(), List.of(), PAD);
    }

    /** The ink of a drawing on the pad. */
    public static Sheet of(Ink ink) {
        List<Stroke> strokes = new ArrayList<>(ink.strokes());
        strokes.removeIf(stroke -> stroke.size() == 0);
        List<Piece> pieces = strokes.stream().map(Piece::of).toList();
        List<Line> lines = Lines.of(pieces, numbers -> {
            List<Stroke> some = new ArrayList<>();
            for (int number : numbers) {
                some.add(strokes.get(number));
            }
            return Framing.frame(Ink.of(some));
        });
        return new Sheet(Framing.frame(ink), Optional.empty(), lines, PAD);
    }

    /** Where everything is on a photograph, as {@link #place(Ink.Box)} says it; empty for a drawing. */
    public float[] place() {
        return box.map(this::place).orElse(new float[0]);
    }

    /** Where a box is: left, top, right and bottom, as fractions of the sheet's sides. */
    public float[] place(Ink.Box inside) {
        return new float[] {
            fraction(inside.left() - surface.left(), surface.width()),
            fraction(inside.top() - surface.top(), surface.height()),
            fraction(inside.right() - surface.left(), surface.width()),
            fraction(inside.bottom() - surface.top(), surface.height())
        };
    }

    private static float fraction(double at, double side) {
        return (float) Math.max(0, Math.min(1, at / side));
    }

    /** Whether there is nothing to be read. */
    public boolean isBlank() {
        for (float value : picture) {
            if (value > 0) {
                return false;
            }
        }
        return true;
    }
}
