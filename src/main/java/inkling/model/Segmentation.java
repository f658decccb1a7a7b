package inkling.model;

import inkling.ink.Line;
import inkling.train.measure.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Which parts of a line make up its digits: of all ways to divide it, the likeliest, by the gaps between the parts, by the
 * size of each digit beside the line, and by how sure the network is of each. Those ways share their beginnings, so that
 * each candidate is read once.
 */
final class Segmentation {
    /** The logarithm of the odds that a digit is read rightly counts no more than this, in both directions. */
    private static final double MOST_SURE = 5;

    /** By how much it lowers the logarithm of the odds to leave a mark out. */
    private static final double LEFT_OUT = 3;

    /**
     * A digit of the line.
     *
     * @param from its first part
     * @param to the part after its last
     * @param probabilities what the network reads in it
     */
    record Digit(int from, int to, float[] probabilities) {}

    private final Line line;
    private final UnaryOperator<float[]> network;

    /** For each number of parts, how likely the best way to divide so many is, and its digits. */
    private final double[] odds;

    private final List<List<Digit>> digits = new ArrayList<>();

    private Segmentation(Line line, UnaryOperator<float[]> network) {
        this.line = line;
        this.network = network;
        odds = new double[line.size() + 1];
        digits.add(List.of());
    }

    /**
     * Divides a line.
     *
     * @param network gives the probabilities of a picture
     * @return the digits from left to right; none if there are only marks
     */
    static List<Digit> of(Line line, UnaryOperator<float[]> network) {
        Segmentation segmentation = new Segmentation(line, network);
        for (int to = 1; to <= line.size(); to++) {
            segmentation.divide(to);
        }
        return segmentation.digits.get(line.size());
    }

    /** Finds the best way to divide the parts before {@code to}, by trying each part as the first of the last digit. */
    private void divide(int to) {
        odds[to] = Double.NEGATIVE_INFINITY;
        digits.add(List.of());
        for (int from = to - 1; from >= 0; from--) {
            List<Digit> before = digits.get(from);
            if (line.isMark(from, to)) {
                choose(to, odds[from] - LEFT_OUT, before);
            } else if (line.mayBeDigit(from, to)) {
                Digit digit = new Digit(from, to, network.apply(line.picture(from, to)));
                List<Digit> more = new ArrayList<>(before);
                more.add(digit);
                double begins = before.isEmpty() ? 0 : line.odds(from);
                choose(to, odds[from] + begins + sureness(digit) - line.unusual(from, to), more);
            }
        }
    }

    private void choose(int to, double value, List<Digit> way) {
        if (value > odds[to]) {
            odds[to] = value;
            digits.set(to, way);
        }
    }

    /** The logarithm of the odds of the likeliest class, from {@code -2 * MOST_SURE} to 0. */
    private static double sureness(Digit digit) {
        float[] all = digit.probabilities();
        double most = all[Evaluation.argmax(all, 0, all.length)];
        double logOdds = Math.log(most / (1 - most));
        return Math.max(-MOST_SURE, Math.min(MOST_SURE, logOdds)) - MOST_SURE;
    }
}
