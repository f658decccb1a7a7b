package inkling.train;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Kernels;
import inkling.kernel.Random32;
import inkling.kernel.RowBuffer;
import inkling.kernel.ScalarKernels;
import inkling.kernel.SparseRows;
import inkling.nn.Loss;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.optim.Optimizer;
import inkling.optim.OptimizerKind;
import inkling.optim.Schedule;
import java.util.Arrays;

/**
 * Teaches a copy of a trained network a visitor's own examples without making it forget what it knew, a slice of work
 * at a time.
 *
 * <p>Every batch is mostly rehearsal: images of the kind that the network was trained on, varied and mixed as its recipe
 * says, for a network that sees nothing but a few new examples forgets the others ("catastrophic interference",
 * McCloskey and Cohen 1989; rehearsal against it: Robins 1995). The rest are the examples, varied anew each time, so
 * that a style is learnt and not one drawing. The steps are few and short; the rate rises and falls.
 *
 * <p>Only what follows the convolutions learns: filters that find the strokes of ten digits find those of one more hand,
 * and two thirds of a step's multiplications fall away.
 *
 * <p>The network that is taught is measured before and after, on the examples and on some of the rehearsal data's
 * validation images, on which nobody trains.
 */
public final class FineTuning {
    /** What the next slice of work is part of. */
    public enum Phase {
        MEASURING_BEFORE,
        TEACHING,
        MEASURING_AFTER,
        DONE
    }

    /** Steps of the optimiser in a lesson. */
    public static final int STEPS = 120;

    /** Images in a batch. */
    static final int BATCH = 32;

    /** One image of so many is one of the visitor's examples. */
    static final int ONE_IN = 8;

    /** The most validation images that it is measured on. */
    private static final int MEASURED = 2000;

    private static final int MIN_SLICE = 8;

    /** Examples that it reads with this confidence are left alone, so that they do not crowd out what it knew. */
    private static final float SURE = 0.8f;

    private static final float RATE = 3e-4f;
    private static final float BETA1 = 0.9f;
    private static final int SEED = 0x7EAC4;
    private static final String VARIED = "light";

    private final NetworkSpec spec;
    private final Loss loss;
    private final Kernels kernels;
    private final Network network;
    private final Optimizer optimizer;
    private final Feed examples;
    private final Feed rehearsal;
    private final RowBuffer buffer;
    private final int[] labels;
    private final float[] delta;
    private final int slices;
    private final int rows;
    private final Evaluation onYours;
    private final Evaluation onOthers;

    private Phase phase = Phase.MEASURING_BEFORE;
    private Evaluation evaluation;
    private Metrics yoursBefore;
    private Metrics othersBefore;
    private int slice;
    private int steps;

    /**
     * @param before the network as it is, which stays so
     * @param recipe what it was trained with
     * @param yours the visitor's examples, at least one
     * @param known images of the kind that it was trained on
     * @param kernels with room for {@link #bytes}
     * @throws IllegalArgumentException when the images do not suit the network, or there is no example
     */
    public FineTuning(Network before, Recipe recipe, Dataset yours, Splits known, Kernels kernels) {
        spec = before.spec();
        loss = recipe.loss();
        this.kernels = kernels;
        check(yours);
        check(known.train());
        if (yours.size() == 0 || known.validation().size() == 0) {
            throw new IllegalArgumentException("Teaching needs examples and images to measure on; there are "
                    + yours.size() + " and " + known.validation().size() + ".");
        }
        int largest = (int) Math.max(MIN_SLICE, Math.min(BATCH, kernels.sliceWork() / spec.multiplyAdds()));
        slices = (BATCH + largest - 1) / largest;
        rows = BATCH / slices;
        network = before.copy(rows, new Random32(SEED), kernels);
        network.freezeConvolutions();
        optimizer = new Optimizer(OptimizerKind.ADAM, BETA1, 0f, network.learning(), kernels);
        Recipe digits = RecipeText.with(RecipeText.with(recipe, "synthetic", "0"), "doubt", "0");
        Recipe varied = RecipeText.with(digits, "augment", VARIED);
        examples = new Feed(varied, yours);
        rehearsal = new Feed(recipe, known.train());
        buffer = new RowBuffer(rows, spec.input().size(), kernels);
        labels = new int[rows];
        delta = kernels.allocate(rows * spec.classes());
        onYours = new Evaluation(network, loss, yours, rows, kernels);
        onOthers = new Evaluation(network, loss, others(known), rows, kernels);
        evaluation = onYours;
        yoursBefore = onYours.metrics();
        othersBefore = onOthers.metrics();
    }

    /** Bytes that teaching will ask of its kernels, at most. */
    public static long bytes(Recipe recipe, Dataset yours, Splits known) {
        Dataset others = others(known);
        return MemoryPlan.bytes(recipe, new Splits(yours, others, others));
    }

    private void check(Dataset images) {
        if (images.images().width() != spec.input().size() || images.classes() != spec.classes()) {
            throw new IllegalArgumentException("The network reads "
                    + spec.input().size() + " pixels as "
                    + spec.classes() + " classes, but " + images.name() + " has "
                    + images.images().width() + " pixels and " + images.classes() + " classes; teach another network.");
        }
    }

    /**
     * Does the next slice of work; returns whether there is more.
     *
     * @throws ArithmeticException when the loss is no longer a number
     */
    public boolean advance() {
        switch (phase) {
            case MEASURING_BEFORE -> {
                if (measured()) {
                    yoursBefore = onYours.metrics();
                    othersBefore = onOthers.metrics();
                    phase = Phase.TEACHING;
                }
            }
            case TEACHING -> {
                teachSlice();
                if (steps == STEPS) {
                    onOthers.restart();
                    evaluation = onYours.restart();
                    phase = Phase.MEASURING_AFTER;
                }
            }
            case MEASURING_AFTER -> {
                if (measured()) {
                    phase = Phase.DONE;
                }
            }
            case DONE -> {}
        }
        return phase != Phase.DONE;
    }

    /** Measures a slice, of the examples first and then of the others; tells whether all is measured. */
    private boolean measured() {
        if (evaluation.advance()) {
            return false;
        }
        boolean both = evaluation == onOthers;
        evaluation = onOthers;
        return both;
    }

    /** Slices of a batch are alike, each with its share of examples, for batch normalisation's sake. */
    private void teachSlice() {
        int own = Math.max(1, rows / ONE_IN);
        buffer.clear();
        examples.pour(0, own);
        rehearsal.pour(own, rows - own);
        float[] outputs = network.forward(buffer.rows(), buffer.order(), 0, rows, true);
        double sum = loss.apply(kernels, outputs, labels, delta, rows, spec.classes(), 1f / (slices * rows));
        if (Double.isNaN(sum) || Double.isInfinite(sum)) {
            throw new ArithmeticException("The network could not be taught: its loss is no longer a number.");
        }
        spareKnown(outputs, own);
        network.backward(buffer.rows(), buffer.order(), 0, rows, delta);
        if (++slice == slices) {
            slice = 0;
            optimizer.step(Schedule.ONE_CYCLE.rate(RATE, steps, STEPS));
            steps++;
        }
    }

    /** Takes the derivatives of the examples that are read surely out of the batch. */
    private void spareKnown(float[] outputs, int own) {
        int classes = spec.classes();
        for (int r = 0; r < own; r++) {
            if (outputs[r * classes + labels[r]] > SURE) {
                Arrays.fill(delta, r * classes, (r + 1) * classes, 0f);
            }
        }
    }

    /** Teaches to the end. */
    public FineTuning finish() {
        while (phase != Phase.DONE) {
            advance();
        }
        return this;
    }

    /** What the next slice is part of. */
    public Phase phase() {
        return phase;
    }

    /** Steps of the optimiser so far, of {@link #STEPS}. */
    public int steps() {
        return steps;
    }

    /**
     * What the lesson has done.
     *
     * @throws IllegalStateException before it is {@code DONE}
     */
    public LessonFigures figures() {
        if (phase != Phase.DONE) {
            throw new IllegalStateException("A lesson is measured at its end, which is not reached.");
        }
        String set = onOthers.dataset().name();
        return new LessonFigures(yoursBefore, onYours.metrics(), set, othersBefore, onOthers.metrics());
    }

    /** The network that is taught, as it is now. */
    public Network network() {
        return network;
    }

    /**
     * The validation images that it is measured on, without the entries of others that they share their arrays with:
     * kernels keep a copy.
     */
    private static Dataset others(Splits known) {
        Dataset set = known.validation()
                .slice(0, Math.min(MEASURED, known.validation().size()));
        SparseRows images = set.images();
        int entries = images.starts()[set.size()] - images.starts()[0];
        SparseRows.Builder rows = new SparseRows.Builder(images.width(), set.size(), entries);
        for (int row = 0; row < set.size(); row++) {
            for (int e = images.starts()[row]; e < images.starts()[row + 1]; e++) {
                rows.add(images.columns()[e], images.values()[e]);
            }
            rows.endRow();
        }
        return new Dataset(set.name(), set.height(), set.width(), set.classes(), rows.build(), set.labels());
    }

    /** Images that come round again and again, each time in another order. */
    private final class Feed {
        private final TrainingImages images;
        private final Random32 shuffles = new Random32(SEED);
        private final int[] classes;
        private int position;

        /** The images stay outside the kernels' memory, which a few batches are not worth filling. */
        Feed(Recipe recipe, Dataset set) {
            images = new TrainingImages(recipe, set, rows, new ScalarKernels());
            images.shuffle(shuffles);
            classes = new int[rows];
        }

        /** Adds so many to the buffer. */
        void pour(int from, int count) {
            int at = from;
            int left = count;
            while (left > 0) {
                if (position == images.size()) {
                    position = 0;
                    images.shuffle(shuffles);
                }
                int taken = Math.min(left, images.size() - position);
                images.take(position, taken, classes);
                for (int r = 0; r < taken; r++) {
                    labels[at + r] = classes[r];
                    buffer.copy(images.rows(), images.order()[images.from() + r]);
                }
                position += taken;
                at += taken;
                left -= taken;
            }
        }
    }
}
