package inkling.train.measure;

import inkling.data.Dataset;
import inkling.kernel.Backend;
import inkling.kernel.RowBuffer;
import inkling.kernel.SparseRows;
import inkling.nn.Network;
import java.util.Optional;

/**
 * What the last hidden layer of a network makes of images: the values that its output layer decides by. A network
 * without hidden layers decides by the pixels themselves. Each image's values are scaled to a vector of length 1, so that the
 * product of two is the cosine of the angle between them; an image for which all are 0 keeps its zeros.
 */
public final class HiddenFeatures {
    private final Network network;
    private final Dataset images;
    private final RowBuffer buffer;
    private final int microBatch;
    private final int layers;
    private final int width;
    private final float[] values;
    private final Optional<float[]> kept;
    private int read;

    /**
     * @param network for at least {@code microBatch} rows; not trained while these features are in use
     * @param images the ones that are read in turn
     * @param microBatch images at a time
     * @param most the most values that are kept in memory, so that a second look at an image costs nothing; more than
     *     that are calculated anew
     */
    public HiddenFeatures(Network network, Dataset images, int microBatch, int most, Backend backend) {
        this.network = network;
        this.images = images;
        this.microBatch = microBatch;
        buffer = new RowBuffer(microBatch, images.images().width(), backend.memory());
        layers = network.spec().layers().size() - 1;
        width = network.spec().inputOf(layers).size();
        values = new float[microBatch * width];
        kept = (long) images.size() * width <= most ? Optional.of(new float[images.size() * width]) : Optional.empty();
    }

    /** How many values an image has. */
    public int width() {
        return width;
    }

    /** The set that the images are from. */
    public Dataset images() {
        return images;
    }

    /** The values of one image, which need not be of the set. */
    public float[] of(SparseRows rows, int row) {
        buffer.clear();
        buffer.copy(rows, row);
        float[] one = new float[width];
        forward(one, 0);
        return one;
    }

    /** Images that are worked on at a time, from one on. */
    int count(int from) {
        return Math.min(microBatch, images.size() - from);
    }

    /** Where in {@link #values} those of a micro-batch begin. */
    int offset(int from) {
        return kept.isPresent() ? from * width : 0;
    }

    /** Holds the values of the micro-batch that begins with an image, from {@link #offset} on, until the next call. */
    float[] values(int from) {
        if (kept.isPresent() && from < read) {
            return kept.get();
        }
        buffer.clear();
        int count = count(from);
        for (int r = 0; r < count; r++) {
            buffer.copy(images.images(), from + r);
        }
        float[] target = kept.orElse(values);
        forward(target, offset(from));
        read = Math.max(read, from + count);
        return target;
    }

    private void forward(float[] target, int at) {
        int rows = buffer.filled();
        if (layers == 0) {
            buffer.batch().copyTo(values);
        } else {
            System.arraycopy(network.forward(buffer.batch(), layers, false), 0, values, 0, rows * width);
        }
        for (int r = 0; r < rows; r++) {
            normalise(r * width, target, at + r * width);
        }
    }

    private void normalise(int from, float[] target, int to) {
        double squares = 0;
        for (int j = 0; j < width; j++) {
            squares += values[from + j] * values[from + j];
        }
        float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0f;
        for (int j = 0; j < width; j++) {
            target[to + j] = scale * values[from + j];
        }
    }
}
