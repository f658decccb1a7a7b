package inkling.train;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.RowBuffer;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;

/** How much memory a run needs, calculated before it begins, because the kernels' memory cannot grow. */
public final class MemoryPlan {
    private static final long FLOAT = 4;
    private static final long ENTRY = 6;
    private static final long SLACK = 1 << 20;

    /** Values and gradients. */
    private static final int COPIES_TO_READ = 2;

    /** Besides, two running sums of the optimiser. */
    private static final int COPIES_TO_TRAIN = 4;

    /** A batch's entries sorted by input: two floats each, if no pixel is blank. */
    private static final long SORTED_ENTRY = 2;

    /** Entries between one input's and the next's. */
    private static final long SORTED_GAP = 8;

    /** So many threads may sort a batch, each for itself; what is not used is never taken from the machine. */
    private static final long SORTED_COPIES = 32;

    private MemoryPlan() {}

    /** Bytes that a network will allocate from its kernels, at most, if it reads one image at a time. */
    public static long reading(NetworkSpec spec) {
        return SLACK + network(spec, 1, COPIES_TO_READ);
    }

    /** Bytes that a trainer will allocate from its kernels, at most. */
    public static long bytes(Recipe recipe, Splits splits) {
        Dataset train = splits.train();
        NetworkSpec spec = recipe.network(new Shape(train.height(), train.width(), 1), train.classes());
        // The order of the training images has those in it that are drawn, a share of all.
        long trained = (long) Math.ceil(
                        train.size() / (1.0 - recipe.get(Settings.SYNTHETIC) - recipe.get(Settings.ABSTENTION)))
                + 2;
        long images = trained
                + 2L * train.size()
                + 2L * splits.validation().size()
                + 4L * splits.test().size();
        // Training and validation images usually share their entries; then this counts them once too often.
        long entries = train.images().values().length
                + splits.validation().images().values().length
                + (long) splits.test().images().values().length;
        return SLACK + training(spec, Trainer.MOST_IMAGES) + 3 * FLOAT * images + ENTRY * entries;
    }

    /**
     * Bytes that a lesson will allocate from its kernels, at most.
     *
     * @param spec the network that is taught
     * @param classifier the part of it that changes
     * @param rows images in a batch
     * @param measured images that it is measured on
     */
    public static long fineTuning(NetworkSpec spec, NetworkSpec classifier, int rows, int measured) {
        return SLACK
                + network(spec, rows, COPIES_TO_READ)
                + training(classifier, rows)
                + 2 * FLOAT * (measured + 2L)
                + ENTRY * measured * classifier.input().size();
    }

    /** A network with its optimiser, and a batch of images with what is made of them. */
    private static long training(NetworkSpec spec, int rows) {
        long sorted = SORTED_COPIES
                * (1 + SORTED_ENTRY * (rows + SORTED_GAP))
                * spec.input().size();
        // The loss's derivative is kept by the trainer and by each of its three measurements.
        long deltas = 4L * rows * spec.classes();
        return network(spec, rows, COPIES_TO_TRAIN)
                + FLOAT * (sorted + deltas)
                + RowBuffer.bytes(rows, spec.input().size());
    }

    private static long network(NetworkSpec spec, int rows, int copies) {
        long values = copies * spec.parameters()
                + rows * spec.valuesPerImage()
                + spec.scratchValues()
                + spec.packedValues(rows);
        return FLOAT * values + RowBuffer.bytes(1, spec.input().size());
    }
}
