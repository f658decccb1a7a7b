package inkling.train;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.nn.LayerSpec;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;

/** How much memory a run needs, told before it begins, since the kernels' memory cannot grow. */
public final class MemoryPlan {
    private static final long FLOAT = 4;
    private static final long ENTRY = 6;
    private static final long SLACK = 1 << 20;

    /** Values, gradients, and two running sums of the optimiser. */
    private static final long COPIES_OF_WEIGHTS = 4;

    /** Kernels may pack a matrix with both its sides rounded up by so many floats. */
    private static final long ROUNDING = 16;

    /** A batch's entries sorted by input: two floats each, if no pixel is blank. */
    private static final long SORTED_ENTRY = 2;

    /** Outputs, their derivatives, dropout's mask and outputs. */
    private static final long COPIES_OF_UNITS = 4;

    private MemoryPlan() {}

    /** Bytes that a trainer will allocate from its kernels, at most. */
    public static long bytes(Recipe recipe, Splits splits) {
        Dataset train = splits.train();
        NetworkSpec spec = recipe.network(new Shape(train.height(), train.width(), 1), train.classes());
        long inputs = spec.input().size();
        long widths = 2 * inputs;
        long packed = Trainer.MAX_SLICE * SORTED_ENTRY * inputs + inputs;
        for (LayerSpec layer : spec.layers()) {
            if (layer instanceof LayerSpec.Dense dense) {
                widths += COPIES_OF_UNITS * dense.units();
                // The weights, or a batch of derivatives; a row of zeros.
                packed += (inputs + Trainer.MAX_SLICE + ROUNDING + 1) * (dense.units() + ROUNDING);
                inputs = dense.units();
            }
        }
        long images = 2L * train.size()
                + 2L * splits.validation().size()
                + 4L * splits.test().size();
        // Training and validation images usually share their entries; then this counts them once too often.
        long entries = train.images().values().length
                + splits.validation().images().values().length
                + (long) splits.test().images().values().length;
        return SLACK
                + COPIES_OF_WEIGHTS * FLOAT * spec.parameters()
                + FLOAT * packed
                + FLOAT * widths * Trainer.MAX_SLICE
                + 3 * FLOAT * images
                + ENTRY * entries;
    }
}
