package inkling.train;

import inkling.kernel.ThreadPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds in the first moments of a run how many threads train fastest, and lets only those go on. Browsers may claim more
 * cores than there are, or others may need them; then threads that wait for a core hold up the rest.
 *
 * <p>All threads, half of them, a quarter and so on down to one train in turn for some milliseconds each, several times,
 * so that what else the machine does slows all alike. Results do not depend on the number of threads, so that the trial
 * is a part of the training.
 */
public final class ThreadTrial {
    /** How long a number of threads works before it is the next one's turn; a micro-batch that is begun is finished. */
    static final double TURN_MS = 10;

    /** Micro-batches at the beginning of a turn that do not count: threads wake, and weights go from core to core. */
    static final int UNTIMED = 2;

    static final int ROUNDS = 4;

    /** Training before the trial, in which the browser compiles the code with more care. */
    static final double WARM_UP_MS = 100;

    /** Threads that have not come after so much training are not waited for. */
    static final double GATHERING_MS = 3000;

    /** A thread more must gain this much to be worth its core: about as much as a median of four turns is uncertain. */
    static final double WORTH_WHILE = 1.05;

    private final ThreadPool threads;
    private final int wished;

    /** Numbers of threads, from all to one. */
    private final List<Integer> numbers = new ArrayList<>();

    /** Images per millisecond: a row for each number of threads, a column for each round. */
    private final List<double[]> paces = new ArrayList<>();

    private double gatheringMs;
    private int turn = -1;
    private int microBatch;
    private int turnImages;
    private double turnMs;
    private boolean over;
    private int most;
    private int kept;

    /**
     * @param threads that train
     * @param wished how many are to come; with one there is nothing to try
     */
    public ThreadTrial(ThreadPool threads, int wished) {
        this.threads = threads;
        this.wished = wished;
        most = wished;
        kept = wished;
        over = wished == 1;
    }

    /** A trial that is over before it begins: all threads stay. */
    public static ThreadTrial none() {
        return new ThreadTrial(ThreadPool.CALLER, 1);
    }

    /** Whether it is known how many threads are best. */
    public boolean isOver() {
        return over;
    }

    /** Whether threads take turns just now. */
    public boolean isUnderWay() {
        return turn >= 0 && !over;
    }

    /** How many threads there were to try. */
    public int tried() {
        return most;
    }

    /** How many go on when the trial is over. */
    public int kept() {
        return kept;
    }

    /**
     * Takes note of a micro-batch that was trained on.
     *
     * @param ms it took, on any clock
     * @param images that it had
     */
    public void trained(double ms, int images) {
        if (over) {
            return;
        }
        if (turn < 0) {
            gather(ms);
            return;
        }
        if (++microBatch > UNTIMED) {
            turnMs += ms;
            turnImages += images;
        }
        if (turnMs >= TURN_MS) {
            paces.get(number(turn))[turn / numbers.size()] = turnImages / turnMs;
            begin(turn + 1);
        }
    }

    private void gather(double ms) {
        gatheringMs += ms;
        boolean allHere = threads.count() >= wished;
        if (gatheringMs < WARM_UP_MS || (!allHere && gatheringMs < GATHERING_MS)) {
            return;
        }
        most = threads.count();
        kept = most;
        if (most == 1) {
            over = true;
            return;
        }
        for (int number = most; number > 1; number = (number + 1) / 2) {
            numbers.add(number);
        }
        numbers.add(1);
        numbers.forEach(number -> paces.add(new double[ROUNDS]));
        begin(0);
    }

    private void begin(int next) {
        turn = next;
        microBatch = 0;
        turnMs = 0;
        turnImages = 0;
        over = turn == ROUNDS * numbers.size();
        kept = over ? best() : most;
        threads.limit(over ? kept : numbers.get(number(turn)));
    }

    /** Every other round goes backwards, so that what gets slower or faster with time does so for all. */
    private int number(int ofTurn) {
        int round = ofTurn / numbers.size();
        int place = ofTurn % numbers.size();
        return round % 2 == 0 ? place : numbers.size() - 1 - place;
    }

    /** The fewest threads than which no more are worth while. */
    private int best() {
        double highest = 0;
        for (double[] ofNumber : paces) {
            highest = Math.max(highest, median(ofNumber));
        }
        int best = numbers.size() - 1;
        while (WORTH_WHILE * median(paces.get(best)) < highest) {
            best--;
        }
        return numbers.get(best);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
