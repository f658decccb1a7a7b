package inkling.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Divides the pieces on a sheet into lines, as one writes: side by side, one line below the other. */
final class Lines {
    /** Between two lines is at least this fraction of the largest piece's longer side: some write an eight as two rings. */
    private static final double APART = 0.25;

    /** What is lower than this fraction of the highest line is no line. */
    private static final double LOWEST = 0.4;

    /** More pieces than this are no numbers. */
    private static final int MOST = 60;

    private final List<Integer> numbers = new ArrayList<>();
    private double top = Double.POSITIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    private Lines() {}

    /**
     * The lines from top to bottom; none if there are no pieces or too many.
     *
     * @param frame makes the picture of some pieces, which are given by their numbers in rising order
     */
    static List<Line> of(List<Piece> pieces, Function<int[], float[]> frame) {
        if (pieces.size() > MOST) {
            return List.of();
        }
        double longest = 0;
        List<Integer> fromTop = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            longest = Math.max(longest, pieces.get(i).box().longerSide());
            fromTop.add(i);
        }
        fromTop.sort((a, b) ->
                Double.compare(pieces.get(a).box().top(), pieces.get(b).box().top()));
        List<Lines> all = new ArrayList<>();
        Lines line = new Lines();
        double highest = 0;
        for (int number : fromTop) {
            Ink.Box box = pieces.get(number).box();
            if (box.top() - line.bottom >= APART * longest || all.isEmpty()) {
                line = new Lines();
                all.add(line);
            }
            line.numbers.add(number);
            line.top = Math.min(line.top, box.top());
            line.bottom = Math.max(line.bottom, box.bottom());
            highest = Math.max(highest, line.bottom - line.top);
        }
        double least = LOWEST * highest;
        all.removeIf(one -> one.bottom - one.top < least);
        return all.stream().map(one -> Line.of(pieces, one.numbers, frame)).toList();
    }
}
