package inkling.worker.mistakes;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.kernel.Random32;
import inkling.model.ModelCard;
import inkling.model.SavedModel;
import inkling.nn.Network;
import inkling.nn.Shape;
import inkling.protocol.report.MistakesReport;
import inkling.train.measure.ConfusionMatrix;
import inkling.train.measure.Evaluation;
import inkling.worker.answer.MeasuredNetwork;

/** Measures a copy of a network, as it is now, on the test images of a data set, a micro-batch at a time. */
final class Measuring {
    private static final int MOST_IMAGES = 128;

    private final SavedModel model;
    private final Splits splits;
    private Network network;
    private Evaluation evaluation;

    /**
     * @throws IllegalArgumentException when the data set does not suit the network
     */
    Measuring(SavedModel model, Splits data, BackendFactory factory) {
        this.model = model;
        splits = fitted(data, model.card());
        build(factory.create(1, this::build));
    }

    private void build(Backend backend) {
        network = copy(model.network(), backend);
        evaluation = new Evaluation(
                network, model.card().recipe().loss(), splits.test(), microBatch(network, backend), backend);
    }

    /** A copy of a network for as many images at a time as take a few milliseconds. */
    static Network copy(Network network, Backend backend) {
        return network.copy(microBatch(network, backend), new Random32(0), backend);
    }

    static int microBatch(Network network, Backend backend) {
        return backend.microBatch(network.spec().multiplyAdds(), 1, MOST_IMAGES);
    }

    /** The data set with its classes numbered as the network numbers them. */
    private static Splits fitted(Splits data, ModelCard card) {
        Dataset test = data.test();
        if (test.size() == 0) {
            throw new IllegalArgumentException(test.name() + " has no images; choose another data set.");
        }
        Shape input = card.input();
        if (test.height() != input.height() || test.width() != input.width()) {
            throw new IllegalArgumentException("The network reads pictures of " + input.width() + " × "
                    + input.height() + " pixels, but those of " + test.name() + " have " + test.width() + " × "
                    + test.height() + "; choose another data set.");
        }
        return new Splits(
                data.train().in(card.classNames()),
                data.validation().in(card.classNames()),
                test.in(card.classNames()));
    }

    /** Reads the next images; returns whether there are more. */
    boolean advance() {
        return evaluation.advance();
    }

    /** How much of the test set was read, 0 to 1. */
    double share() {
        return (double) evaluation.metrics().images() / evaluation.dataset().size();
    }

    /** What was measured, once there are no more images. */
    MeasuredNetwork measured() {
        return new MeasuredNetwork(model, network, splits, evaluation.answers(temperature()));
    }

    private double temperature() {
        return model.card().temperature();
    }

    /** The figures, once there are no more images. */
    MistakesReport.Measured report(boolean yours) {
        ConfusionMatrix confusion = evaluation.confusion();
        return new MistakesReport.Measured(
                yours,
                evaluation.metrics(),
                splits.test().name(),
                confusion.rowByRow(),
                splits.test().classNames().names(),
                temperature(),
                evaluation.reliability(temperature()));
    }
}
