package inkling.train.estimate;

/** How long a run takes by its {@link Workload} and a machine's {@link Costs}, in seconds. */
public final class Forecast {
    /** Messages, reports, checkpoints, and whatever else is not counted. */
    private static final double OVERHEAD = 1.1;

    private final int images;
    private final int epochs;
    private final int averagedEpochs;
    private final double plain;
    private final double averaged;
    private final double drawing;
    private final double measuring;
    private final double testing;

    public Forecast(Workload workload, Costs costs) {
        images = workload.images();
        epochs = workload.epochs();
        averagedEpochs = workload.averagedEpochs();
        plain = OVERHEAD * workload.training(false).seconds(costs);
        averaged = OVERHEAD * workload.training(true).seconds(costs);
        drawing = OVERHEAD * workload.drawing().seconds(costs);
        measuring = OVERHEAD * workload.measuring().seconds(costs);
        testing = OVERHEAD * workload.testing().seconds(costs);
    }

    /** The first epoch, in which drawings are made that later ones have. */
    public double firstEpoch() {
        return drawing + epoch();
    }

    /** Another epoch, the measurements after it included. */
    public double epoch() {
        return plain + measuring;
    }

    /** The whole run, with the measurement on the test images. */
    public double run() {
        return complete(epochs) + testing;
    }

    /**
     * The part of the run until so many images have been trained on, those of earlier epochs included.
     */
    public double until(long imagesSoFar) {
        int done = (int) Math.min(epochs, imagesSoFar / images);
        double share = done == epochs ? 0 : (double) (imagesSoFar % images) / images;
        double training = done >= epochs - averagedEpochs ? averaged : plain;
        return complete(done) + share * (training + (done == 0 ? drawing : 0));
    }

    private double complete(int done) {
        int withMean = Math.max(0, done - (epochs - averagedEpochs));
        return (done > 0 ? drawing : 0) + (done - withMean) * plain + withMean * averaged + done * measuring;
    }
}
