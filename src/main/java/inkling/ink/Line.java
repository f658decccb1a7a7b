package inkling.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Ink side by side, which may be the digits of a number: parts from left to right, each of which is of one digit for
 * certain, because its pieces lie over each other. Neighbouring parts may make up a digit together, as the two strokes of
 * an open four do, or be one each. The gap between them tells how likely that is; what they look like tells a network.
 */
public final class Line {
    /** Pieces that reach farther into each other than this fraction of the line's height are of one digit. */
    private static final double OVERLAP = 0.15;

    /** With this gap, as a fraction of the line's height, a digit is as likely to end as to go on. */
    private static final double EVEN = 0.05;

    /** By how much the logarithm of those odds grows with the gap. */
    private static final double STEEPNESS = 18;

    private static final double MOST_ODDS = 3;

    /** No digit has a wider gap within, nor are its parts together wider, in heights of the line. */
    private static final double WIDEST_GAP = 0.45;

    private static final double WIDEST = 1.6;

    /** What is lower than this fraction of the line is a mark, no digit: a hat, a bar, a dot. */
    private static final double MARK = 0.45;

    /** Most digits of a number are at least this high, as a fraction of the line, and at most so wide. */
    private static final double USUAL_HEIGHT = 0.7;

    private static final double USUAL_WIDTH = 1.1;
    private static final double UNUSUAL = 12;

    /** So many heights within the line are told apart. */
    private static final int ROWS = 20;

    private final List<Piece> pieces;
    private final List<int[]> parts;
    private final double[] gaps;
    private final double height;
    private final Function<int[], float[]> frame;

    /** The pictures that were made, by their first part and the one after their last. */
    private final float[][][] pictures;

    private Line(List<Piece> pieces, List<int[]> parts, double[] gaps, double height, Function<int[], float[]> frame) {
        this.pieces = pieces;
        this.parts = parts;
        this.gaps = gaps;
        this.height = height;
        this.frame = frame;
        pictures = new float[parts.size()][parts.size() + 1][0];
    }

    /**
     * Some of the pieces on a sheet as a line.
     *
     * @param pieces all pieces on the sheet
     * @param numbers which of them are in the line, in any order
     * @param frame makes the picture of some pieces, which are given by their numbers in rising order
     */
    static Line of(List<Piece> pieces, List<Integer> numbers, Function<int[], float[]> frame) {
        int[] order = numbers.stream()
                .sorted(Comparator.comparingDouble(number -> pieces.get(number).middle()))
                .mapToInt(Integer::intValue)
                .toArray();
        Ink.Box box = box(pieces, order);
        double height = Math.max(Float.MIN_NORMAL, Math.max(box.height(), MARK * widest(pieces, order)));
        double[] gaps = gaps(pieces, order, box.top(), height);
        List<int[]> parts = new ArrayList<>();
        double[] kept = new double[order.length];
        int from = 0;
        for (int to = 1; to <= order.length; to++) {
            double gap = to < order.length ? gaps[to] : 1;
            if (gap > -OVERLAP) {
                parts.add(Arrays.copyOfRange(order, from, to));
                kept[parts.size() - 1] = gap;
                from = to;
            }
        }
        return new Line(pieces, parts, kept, height, frame);
    }

    /** The same line for networks that take other pictures. */
    Line with(UnaryOperator<float[]> scaling) {
        return new Line(pieces, parts, gaps, height, which -> scaling.apply(frame.apply(which)));
    }

    private static Ink.Box box(List<Piece> pieces, int[] numbers) {
        Ink.Box box = pieces.get(numbers[0]).box();
        for (int number : numbers) {
            box = box.with(pieces.get(number).box());
        }
        return box;
    }

    private static double widest(List<Piece> pieces, int[] numbers) {
        double widest = 0;
        for (int number : numbers) {
            widest = Math.max(widest, pieces.get(number).box().width());
        }
        return widest;
    }

    /** How far what stands before each piece is from that piece and what stands after it, in heights of the line. */
    private static double[] gaps(List<Piece> pieces, int[] order, double top, double height) {
        int rows = ROWS + 1;
        List<Reach> reaches = new ArrayList<>();
        for (int number : order) {
            reaches.add(new Reach(pieces.get(number), top, height / ROWS, rows));
        }
        double[] gaps = new double[order.length];
        Arrays.fill(gaps, Double.POSITIVE_INFINITY);
        for (int right = 1; right < order.length; right++) {
            for (int left = 0; left < right; left++) {
                double gap = reaches.get(left).gap(reaches.get(right)) / height;
                for (int between = left + 1; between <= right; between++) {
                    gaps[between] = Math.min(gaps[between], gap);
                }
            }
        }
        return gaps;
    }

    /** How many parts there are, 1 or more. */
    public int size() {
        return parts.size();
    }

    /**
     * The logarithm of the odds that one digit ends and another begins before a part, by the gap there.
     *
     * @param part from 1 on
     */
    public double odds(int part) {
        return Math.max(-MOST_ODDS, Math.min(MOST_ODDS, STEEPNESS * (gaps[part - 1] - EVEN)));
    }

    /** Whether neighbouring parts, {@code from} to the one before {@code to}, can be a digit together. */
    public boolean mayBeDigit(int from, int to) {
        for (int part = from + 1; part < to; part++) {
            if (gaps[part - 1] > WIDEST_GAP) {
                return false;
            }
        }
        return !isMark(from, to) && (to - from == 1 || box(from, to).width() <= WIDEST * height);
    }

    /** Whether parts, {@code from} to the one before {@code to}, are too low for a digit. */
    public boolean isMark(int from, int to) {
        return box(from, to).height() < MARK * height;
    }

    /**
     * How unusual the size of some parts, {@code from} to the one before {@code to}, is for a digit of this line: 0 for not
     * at all, otherwise by how much it lowers the logarithm of the odds that they are one.
     */
    public double unusual(int from, int to) {
        Ink.Box box = box(from, to);
        double low = Math.max(0, USUAL_HEIGHT - box.height() / height);
        double wide = Math.max(0, box.width() / height - USUAL_WIDTH);
        return UNUSUAL * (low + wide);
    }

    /** The box around parts, {@code from} to the one before {@code to}, in the sheet's scale. */
    public Ink.Box box(int from, int to) {
        return box(pieces, numbers(from, to));
    }

    /** The picture of parts, {@code from} to the one before {@code to}, as one digit; owned by the line. */
    public float[] picture(int from, int to) {
        if (pictures[from][to].length == 0) {
            pictures[from][to] = frame.apply(numbers(from, to));
        }
        return pictures[from][to];
    }

    private int[] numbers(int from, int to) {
        return parts.subList(from, to).stream()
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
    }
}
