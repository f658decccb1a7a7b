package inkling.train;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.RowBuffer;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;

/** How much memory a run needs, told before it begins, since the kernels' memory cannot grow. */
public final class MemoryPlan {
    private static final long FLOAT = 4;
    private static final long ENTRY = 6;
    private static final long SLACK = 1 << 20;

    /** Values, gradients, and two running sums of the optimiser. */
    private static final long COPIES_OF_WEIGHTS = 4;

    /** A batch's entries sorted by input: two floats each, if no pixel is blank. */
    private static final long SORTED_ENTRY = 2;

    /** So many parts of a batch may be sorted apart, by as many threads. */
    private static final long SORTED_PARTS = 32;

    private MemoryPlan() {}

    /** Bytes that a network will allocate from its kernels, at most, if it reads one image at a time. */
    public static long reading(NetworkSpec spec) {
        long values = 2 * spec.parameters() + spec.valuesPerImage() + spec.scratchValues() + spec.packedValues(1);
        return SLACK + FLOAT * values + RowBuffer.bytes(1, spec.input().size());
    }

    /** Bytes that a trainer will allocate from its kernels, at most. */
    public static long bytes(Recipe recipe, Splits splits) {
        Dataset train = splits.train();
        NetworkSpec spec = recipe.network(new Shape(train.height(), train.width(), 1), train.classes());
        long inputs = spec.input().size();
        long packed = (SORTED_PARTS + SORTED_ENTRY * (Trainer.MAX_SLICE + SORTED_PARTS)) * inputs
                + spec.packedValues(Trainer.MAX_SLICE);
        // The loss's derivative is kept by the trainer and by each of its three measurements.
        long perImage = spec.valuesPerImage() + 4L * spec.classes();
        // The order of the training images has those in it that are drawn, a share of all.
        long trained = (long) Math.ceil(train.size() / (1.0 - recipe.synthetic() - recipe.doubt())) + 2;
        long images = trained
                + 2L * train.size()
                + 2L * splits.validation().size()
                + 4L * splits.test().size();
        // Training and validation images usually share their entries; then this counts them once too often.
        long entries = train.images().values().length
                + splits.validation().images().values().length
                + (long) splits.test().images().values().length;
        return SLACK
                + COPIES_OF_WEIGHTS * FLOAT * spec.parameters()
                + FLOAT * (perImage * Trainer.MAX_SLICE + spec.scratchValues() + packed)
                + RowBuffer.bytes(Trainer.MAX_SLICE + 1, spec.input().size())
                + 3 * FLOAT * images
                + ENTRY * entries;
    }
}
