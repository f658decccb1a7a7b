package inkling.train.finetune;

import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Tensor;
import java.util.List;

/**
 * The layers of a network from the first dense one on, as a network of its own. It classifies the features that the
 * convolutions before it find in an image; without convolutions, the images themselves are the features.
 */
public final class DenseLayers {
    private DenseLayers() {}

    /** The first dense layer, counted from 0. */
    private static int first(NetworkSpec whole) {
        int i = 0;
        while (whole.layers().get(i).leavesPicture()) {
            i++;
        }
        return i;
    }

    /** What these layers are; their input is the features. */
    public static NetworkSpec of(NetworkSpec whole) {
        int first = first(whole);
        return new NetworkSpec(
                whole.inputOf(first),
                whole.layers().subList(first, whole.layers().size()),
                whole.head());
    }

    /**
     * The layers with the weights that they have.
     *
     * @param rows the most rows that one pass will have
     * @param masks draws the masks of dropout
     */
    static Network of(Network whole, int rows, Random32 masks, Backend backend) {
        Network classifier = new Network(of(whole.spec()), rows, masks, backend);
        copy(stateIn(whole, classifier), classifier.state());
        return classifier;
    }

    /** Copies the trained layers back into the whole network. */
    static void putBack(Network classifier, Network whole) {
        copy(classifier.state(), stateIn(whole, classifier));
    }

    /** The part of the whole network's state that the classifier has a copy of. */
    private static List<Tensor> stateIn(Network whole, Network classifier) {
        List<Tensor> state = whole.state();
        return state.subList(state.size() - classifier.state().size(), state.size());
    }

    private static void copy(List<Tensor> from, List<Tensor> to) {
        for (int i = 0; i < to.size(); i++) {
            to.get(i).copy(from.get(i));
        }
    }

    /** Adds the features of some images, a row for each, to those of others. */
    static void addFeatures(Network whole, Batch images, SparseRows.Builder features) {
        int first = first(whole.spec());
        if (first == 0) {
            for (int r = 0; r < images.count(); r++) {
                features.addRow(images.rows(), images.row(r));
            }
            return;
        }
        float[] values = whole.forward(images, first, false);
        int width = whole.spec().inputOf(first).size();
        for (int r = 0; r < images.count(); r++) {
            features.addRow(values, r * width);
        }
    }
}
