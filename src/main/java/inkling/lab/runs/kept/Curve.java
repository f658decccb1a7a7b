package inkling.lab.runs.kept;

import inkling.train.measure.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How a run went.
 *
 * @param early loss and accuracy on the images of the first epoch as they were seen
 * @param epochs the measurements at the end of each epoch, in their order
 */
public record Curve(List<Early> early, List<Epoch> epochs) {
    /** A run that has not begun to learn. */
    public static final Curve NONE = new Curve(List.of(), List.of());

    /**
     * A point within the first epoch.
     *
     * @param share of the epoch that is over, 0 to 1
     * @param running mean of the epoch's images so far
     */
    public record Early(double share, Metrics running) {}

    /**
     * The end of an epoch.
     *
     * @param epoch counted from 1
     * @param images seen in training since the run began
     * @param seconds of training since the run began, pauses left out
     * @param training measured on training images
     * @param validation measured on all validation images
     */
    public record Epoch(int epoch, double images, double seconds, Metrics training, Metrics validation) {}

    public Curve {
        early = List.copyOf(early);
        epochs = List.copyOf(epochs);
    }

    /** The last measurement, if there is one. */
    public Optional<Epoch> last() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /** The last measurement that was made within so many images. */
    public Optional<Epoch> withinImages(double images) {
        return lastWithin(Epoch::images, images);
    }

    /** The last measurement that was made within so many seconds of training. */
    public Optional<Epoch> withinSeconds(double seconds) {
        return lastWithin(Epoch::seconds, seconds);
    }

    private Optional<Epoch> lastWithin(ToDoubleFunction<Epoch> measure, double most) {
        Optional<Epoch> last = Optional.empty();
        for (Epoch epoch : epochs) {
            if (measure.applyAsDouble(epoch) <= most) {
                last = Optional.of(epoch);
            }
        }
        return last;
    }

    /** The best validation accuracy, 0 to 1; 0 before the first measurement. */
    public double bestAccuracy() {
        double best = 0;
        for (Epoch epoch : epochs) {
            best = Math.max(best, epoch.validation().accuracy());
        }
        return best;
    }
}
