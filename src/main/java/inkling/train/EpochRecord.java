package inkling.train;

import inkling.kernel.StateVisitor;
import inkling.train.measure.Metrics;

/**
 * The result of an epoch.
 *
 * @param epoch counted from 1
 * @param rate learning rate at its end
 * @param train measured after the epoch, without dropout, on as many training images as there are validation images
 * @param validation measured on all validation images
 * @param seconds of work from the run's beginning to here, measuring included; 0 where nobody has taken the time
 */
public record EpochRecord(int epoch, float rate, Metrics train, Metrics validation, double seconds) {
    private static final Metrics NOTHING = new Metrics(0, 0, 0);

    /** Where there is no record yet. */
    static final EpochRecord NONE = new EpochRecord(0, 0f, NOTHING, NOTHING, 0);

    /** Shows its numbers; returns the record that the visitor makes of it. */
    EpochRecord visit(StateVisitor state) {
        return new EpochRecord(
                state.integer(epoch),
                (float) state.number(rate),
                visit(train, state),
                visit(validation, state),
                state.number(seconds));
    }

    private static Metrics visit(Metrics metrics, StateVisitor state) {
        return new Metrics(
                state.number(metrics.loss()), state.number(metrics.accuracy()), state.integer(metrics.images()));
    }
}
