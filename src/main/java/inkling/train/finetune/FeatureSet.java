package inkling.train.finetune;

import inkling.data.Dataset;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.RowBuffer;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.nn.Network;
import inkling.recipe.Recipe;
import inkling.train.TrainingImages;

/**
 * The inputs of a network's first dense layer for some images, with their labels: calculated once, a micro-batch at a time, for
 * training or measuring only the dense layers.
 */
final class FeatureSet {
    private final Network network;
    private final TrainingImages images;
    private final Random32 shuffles;
    private final int[] taken;
    private final SparseRows.Builder rows;
    private final int[] labels;
    private SparseRows features;
    private int position;
    private int read;
    private int poured;

    /**
     * @param recipe how the images are varied and mixed
     * @param count how many are read; if there are fewer images, they repeat in another order
     * @param microBatch images at a time, at most the network's largest batch
     */
    FeatureSet(Network network, Recipe recipe, Dataset set, int count, int microBatch) {
        this.network = network;
        // They stay outside the kernels' memory, because so few images need not be there.
        images = new TrainingImages(recipe, set, microBatch, Backend.plain());
        shuffles = new Random32(recipe.seed());
        images.shuffle(shuffles);
        taken = new int[microBatch];
        int width = DenseLayers.of(network.spec()).input().size();
        rows = new SparseRows.Builder(width, count, count * width / 2);
        features = rows.build();
        labels = new int[count];
    }

    /** Reads the next micro-batch, if there is one. */
    void advance() {
        if (position == images.size()) {
            position = 0;
            images.shuffle(shuffles);
        }
        int count = Math.min(taken.length, Math.min(labels.length - read, images.size() - position));
        Batch batch = images.take(position, count, taken);
        System.arraycopy(taken, 0, labels, read, count);
        DenseLayers.addFeatures(network, batch, rows);
        position += count;
        read += count;
        if (read == labels.length) {
            features = rows.build();
        }
    }

    /** How many there are. */
    int size() {
        return labels.length;
    }

    /** How many of them are read. */
    int read() {
        return read;
    }

    /**
     * Adds the features of the next image to a buffer, once all are read; they repeat without end.
     *
     * @return its class, {@link inkling.nn.Loss#NO_CLASS} for what is no digit
     */
    int pour(RowBuffer buffer) {
        int image = poured++ % labels.length;
        buffer.copy(features, image);
        return labels[image];
    }

    /**
     * What is read, as a data set, once all is.
     *
     * @param of the set that all of it is from
     */
    Dataset dataset(Dataset of) {
        byte[] classes = new byte[labels.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (byte) labels[i];
        }
        return new Dataset(of.name(), 1, features.width(), of.classNames(), features, classes);
    }
}
