package inkling.ink;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network is asked about: everything on a sheet as one digit and, if it falls into parts that stand apart, each
 * part as a digit of its own.
 *
 * @param picture values from 0 (paper) to 1 (ink), row by row; all 0 if there is nothing to be read
 * @param parts pictures of the same kind, from left to right; none if nothing stands apart
 * @param boxes where on a photograph the digit is, and then each part, as fractions of its sides; none for what is taken as
 *     a whole
 */
public record Sheet(float[] picture, List<float[]> parts, List<Ink.Box> boxes) {
    /** Pieces side by side stand apart if this fraction of the largest one's longer side is between them. */
    private static final double APART = 0.1;

    /** Pieces one above the other need more, because some people write an eight as two rings. */
    private static final double APART_BELOW = 0.25;

    /** A group with a longer side below this fraction of the largest one's is a dot, a dash or a speck. */
    private static final double SMALL = 0.4;

    public Sheet {
        parts = List.copyOf(parts);
        boxes = List.copyOf(boxes);
    }

    /** What is taken as a whole. */
    public Sheet(float[] picture, List<float[]> parts) {
        this(picture, parts, List.of());
    }

    /** The ink of a drawing. */
    public static Sheet of(Ink ink) {
        List<Ink> apart = ink.separateParts();
        List<float[]> parts = new ArrayList<>();
        if (apart.size() > 1) {
            apart.forEach(part -> parts.add(Framing.frame(part)));
        }
        return new Sheet(Framing.frame(ink), parts);
    }

    /**
     * Where on the photograph that is what was read.
     *
     * @param digits how many were counted
     * @return for each of them left, top, right and bottom, as fractions of the photograph's sides; empty for a drawing
     */
    public float[] places(int digits) {
        List<Ink.Box> counted = digits > 1 ? boxes.subList(Math.min(1, boxes.size()), boxes.size()) : boxes;
        float[] places = new float[4 * Math.min(digits, counted.size())];
        for (int i = 0; i < places.length; i += 4) {
            Ink.Box box = counted.get(i / 4);
            places[i] = (float) box.left();
            places[i + 1] = (float) box.top();
            places[i + 2] = (float) box.right();
            places[i + 3] = (float) box.bottom();
        }
        return places;
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

    /**
     * Groups pieces of ink (strokes, or blobs of a picture). Those of one digit usually overlap; those of two digits stand
     * apart. Whether each group is a digit of its own, only a network can tell.
     *
     * @param boxes of the pieces, in any scale
     * @return the numbers of the pieces of each group, from left to right; small groups are left out
     */
    static List<List<Integer>> apart(List<Ink.Box> boxes) {
        double longest = 0;
        for (Ink.Box box : boxes) {
            longest = Math.max(longest, box.longerSide());
        }
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            Group joined = new Group(new ArrayList<>(List.of(i)), boxes.get(i));
            boolean grown = true;
            while (grown) {
                grown = false;
                for (Group group : List.copyOf(groups)) {
                    if (group.meets(joined, longest)) {
                        groups.remove(group);
                        joined = joined.with(group);
                        grown = true;
                    }
                }
            }
            groups.add(joined);
        }
        double least = SMALL
                * groups.stream()
                        .mapToDouble(group -> group.box.longerSide())
                        .max()
                        .orElse(0);
        groups.removeIf(group -> group.box.longerSide() < least);
        groups.sort((a, b) -> Double.compare(a.box.left(), b.box.left()));
        List<List<Integer>> numbers = new ArrayList<>();
        groups.forEach(group -> numbers.add(group.pieces));
        return numbers;
    }

    private record Group(List<Integer> pieces, Ink.Box box) {
        boolean meets(Group other, double longest) {
            double across = APART * longest;
            double down = APART_BELOW * longest;
            return box.left() - across < other.box.right()
                    && other.box.left() - across < box.right()
                    && box.top() - down < other.box.bottom()
                    && other.box.top() - down < box.bottom();
        }

        Group with(Group other) {
            List<Integer> both = new ArrayList<>(pieces);
            both.addAll(other.pieces);
            return new Group(
                    both,
                    new Ink.Box(
                            Math.min(box.left(), other.box.left()),
                            Math.min(box.top(), other.box.top()),
                            Math.max(box.right(), other.box.right()),
                            Math.max(box.bottom(), other.box.bottom())));
        }
    }
}
