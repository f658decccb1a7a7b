package inkling.train;

import inkling.kernel.StateVisitor;
import inkling.train.measure.Metrics;
import java.util.ArrayList;
import java.util.List;

/** The epochs of a run that are over, and how long they took. */
final class EpochLog {
    private static final double MS = 1000;
    private static final double PERCENT = 100;

    private final List<EpochRecord> records = new ArrayList<>();
    private double workedMs;

    /** The run has worked for so long, at training or measuring. */
    void worked(double ms) {
        workedMs += ms;
    }

    /** Adds the epoch that is over now. */
    EpochRecord add(int epoch, float rate, Metrics train, Metrics validation) {
        EpochRecord record = new EpochRecord(epoch, rate, train, validation, workedMs / MS);
        records.add(record);
        return record;
    }

    /**
     * Whether the last epoch was as good as the run is to become.
     *
     * @param until percent of the validation images; 0 for as good as it gets
     */
    boolean reaches(float until) {
        // As a float, since the nearest float to a decimal may be above it.
        return until > 0f
                && !records.isEmpty()
                && (float) (PERCENT
                                * records.get(records.size() - 1).validation().accuracy())
                        >= until;
    }

    /** Shows the records and the time. */
    void visit(StateVisitor state) {
        workedMs = state.number(workedMs);
        int epochs = state.integer(records.size(), 0, Integer.MAX_VALUE);
        records.subList(Math.min(epochs, records.size()), records.size()).clear();
        for (int e = 0; e < epochs; e++) {
            if (e == records.size()) {
                records.add(EpochRecord.NONE);
            }
            records.set(e, records.get(e).visit(state));
        }
    }

    /** A record for each epoch. */
    List<EpochRecord> records() {
        return List.copyOf(records);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }
}
