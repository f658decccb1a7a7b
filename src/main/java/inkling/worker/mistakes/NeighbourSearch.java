package inkling.worker.mistakes;

import inkling.data.Dataset;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.kernel.SparseRows;
import inkling.nn.Network;
import inkling.protocol.report.MistakesReport;
import inkling.train.measure.HiddenFeatures;
import inkling.train.measure.NearestNeighbours;
import inkling.worker.answer.MeasuredNetwork;
import java.util.ArrayList;
import java.util.List;

/** Searches the training images for the ones most alike to a test image; it remembers what it has worked out for the next search. */
final class NeighbourSearch {
    /** 64 MB: enough for 55,000 images and 256 hidden units. */
    private static final int MOST_KEPT = 16 << 20;

    private final MeasuredNetwork measured;
    private HiddenFeatures features;

    NeighbourSearch(MeasuredNetwork measured, BackendFactory factory) {
        this.measured = measured;
        build(factory.create(1, this::build));
    }

    private void build(Backend backend) {
        Network copy = Measuring.copy(measured.network(), backend);
        int microBatch = Measuring.microBatch(copy, backend);
        features = new HiddenFeatures(copy, measured.splits().train(), microBatch, MOST_KEPT, backend);
    }

    /** Whether it is about this network, measured then. */
    boolean isOf(MeasuredNetwork other) {
        return measured.network() == other.network();
    }

    /**
     * Begins to search.
     *
     * @param image number of the test image
     * @throws IllegalArgumentException when there is no such image
     */
    NearestNeighbours of(int image, int count) {
        SparseRows test = measured.splits().test().images();
        if (image < 0 || image >= test.rows()) {
            throw new IllegalArgumentException("There is no test image " + image + "; choose one of those shown.");
        }
        return new NearestNeighbours(features, features.of(test, image), count);
    }

    /** What a search has found so far. */
    MistakesReport.Neighbours report(int image, NearestNeighbours search) {
        Dataset train = measured.splits().train();
        List<MistakesReport.Neighbour> nearest = new ArrayList<>();
        for (NearestNeighbours.Neighbour one : search.nearest()) {
            float[] picture = new float[train.images().width()];
            train.images().copyRow(one.image(), picture, 0);
            nearest.add(new MistakesReport.Neighbour(one.image(), train.label(one.image()), one.similarity(), picture));
        }
        return new MistakesReport.Neighbours(image, search.share(), compared(), nearest, train.width());
    }

    private String compared() {
        return measured.network().spec().layers().size() == 1
                ? "This network has no hidden layer, so the images are compared pixel by pixel."
                : "Compared are the " + features.width()
                        + " values that the last hidden layer has for each image: those that the answer is made from.";
    }
}
