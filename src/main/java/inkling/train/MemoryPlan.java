package inkling.train;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.RowBuffer;
import inkling.nn.LayerSpec;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;

/** How much memory a run needs, told before it begins, since the kernels' memory cannot grow. */
public final class MemoryPlan {
    private static final long FLOAT = 4;
    private static final long ENTRY = 6;
    private static final long SLACK = 1 << 20;

    /** Values, gradients, two running sums of the optimiser, and a transposed copy for the pass back. */
    private static final long COPIES_OF_WEIGHTS = 5;

    /** Outputs, their derivatives, dropout's mask and outputs. */
    private static final long COPIES_OF_UNITS = 4;

    private MemoryPlan() {}

    /** Bytes that a trainer will allocate from its kernels, at most. */
    public static long bytes(Recipe recipe, Splits splits) {
        Dataset train = splits.train();
        NetworkSpec spec = recipe.network(new Shape(train.height(), train.width(), 1), train.classes());
        long widths = 2L * spec.input().size();
        for (LayerSpec layer : spec.layers()) {
            if (layer instanceof LayerSpec.Dense dense) {
                widths += COPIES_OF_UNITS * dense.units();
            }
        }
        // The order of the training images has the synthetic ones in it, which are never more than the others.
        long images = 3L * train.size()
                + 2L * splits.validation().size()
                + 4L * splits.test().size();
        // Training and validation images usually share their entries; then this counts them once too often.
        long entries = train.images().values().length
                + splits.validation().images().values().length
                + (long) splits.test().images().values().length;
        return SLACK
                + COPIES_OF_WEIGHTS * FLOAT * spec.parameters()
                + FLOAT * widths * Trainer.MAX_SLICE
                + RowBuffer.bytes(Trainer.MAX_SLICE, spec.input().size())
                + 3 * FLOAT * images
                + ENTRY * entries;
    }
}
