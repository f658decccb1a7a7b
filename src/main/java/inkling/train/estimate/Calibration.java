package inkling.train.estimate;

import inkling.data.Augmentation;
import inkling.data.Augmenter;
import inkling.data.Dataset;
import inkling.data.SyntheticPictures;
import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Convolution;
import inkling.kernel.Kernels;
import inkling.kernel.Layout;
import inkling.kernel.Random32;
import inkling.kernel.RowBuffer;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.kernel.UpdateRule;
import inkling.kernel.Window;
import inkling.optim.OptimizerKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Times a machine: a layer of each kind, passes forward and back, and the making of pictures. It takes some tenths of a
 * second, in steps of about a millisecond.
 */
public final class Calibration {
    private static final double WARM_UP_MS = 8;
    private static final double TURN_MS = 4;

    /**
     * Each exercise has a turn in each round, and the fastest counts: whatever else the machine does makes the others slower,
     * and a browser makes code faster while other code runs.
     */
    private static final int ROUNDS = 4;

    private static final int SIDE = 28;
    private static final int ROWS = 64;

    private final DoubleSupplier clock;
    private final List<Exercise> exercises = new ArrayList<>();
    private final Map<Operation, Double> timed = new EnumMap<>(Operation.class);
    private double began;
    private int round;
    private double pieces;
    private int at;

    /**
     * A piece of work of one kind.
     *
     * @param pieces how many operations it is
     */
    private record Exercise(Operation operation, double pieces, Runnable work) {}

    /**
     * @param backend what calculates; like everything on it, this may be built with a memory that only counts
     * @param clock milliseconds
     */
    public Calibration(Backend backend, DoubleSupplier clock) {
        this.clock = clock;
        List<float[]> drawings = new ArrayList<>();
        SyntheticPictures pictures = new SyntheticPictures(1);
        for (int i = 0; i < Dataset.DIGITS; i++) {
            drawings.add(pictures.digit(i));
        }
        SparseRows.Builder rows = new SparseRows.Builder(SIDE * SIDE, ROWS, ROWS * SIDE * SIDE);
        for (int r = 0; r < ROWS; r++) {
            rows.addRow(drawings.get(r % drawings.size()), 0);
        }
        SparseRows drawn = rows.build();
        SparseRows images = backend.memory().adopt(drawn);
        exercises.add(new Exercise(Operation.DRAWING, 1, () -> pictures.digit(round)));
        vary(Operation.VARIED_PICTURE, Augmentation.LIGHT, images, backend);
        vary(Operation.ELASTIC_PICTURE, Augmentation.FULL, images, backend);
        sparse(images, drawn.starts()[ROWS], backend);
        dense(backend);
        convolution(Operation.PICTURE_CONVOLUTION, Window.within(SIDE, SIDE, 1, 5, 1), 8, backend);
        convolution(Operation.CONVOLUTION, Window.within(12, 12, 16, 3, 1), 32, backend);
        values(backend);
        step(backend);
    }

    private void vary(Operation operation, Augmentation strengths, SparseRows images, Backend backend) {
        Augmenter augmenter = new Augmenter(strengths, SIDE, SIDE, new Random32(1));
        RowBuffer buffer = new RowBuffer(ROWS, SIDE * SIDE, backend.memory());
        exercises.add(new Exercise(operation, ROWS, () -> {
            buffer.clear();
            for (int r = 0; r < ROWS; r++) {
                augmenter.append(images, r, buffer);
            }
        }));
    }

    private void sparse(SparseRows images, int entries, Backend backend) {
        int units = 128;
        Kernels kernels = backend.kernels();
        Layout layout = kernels.sparseLayout(ROWS, SIDE * SIDE, units);
        int length = layout.rows() * layout.columns();
        float[] weights = backend.memory().allocate(length);
        float[] gradient = backend.memory().allocate(length);
        float[] bias = backend.memory().allocate(units);
        float[] biasGradient = backend.memory().allocate(units);
        float[] output = backend.memory().allocate((long) ROWS * units);
        float[] delta = backend.memory().allocate((long) ROWS * units);
        int[] order = backend.memory().rowNumbers(ROWS);
        exercises.add(new Exercise(Operation.SPARSE_PRODUCT, 2.0 * entries * units, () -> {
            Batch batch = new Batch(images, order, 0, ROWS);
            kernels.sparse(batch, weights, bias, Activation.RELU, output, units);
            kernels.sparseBackward(batch, Activation.RELU, output, delta, gradient, biasGradient, units);
        }));
    }

    private void dense(Backend backend) {
        int in = 256;
        int out = 128;
        Kernels kernels = backend.kernels();
        kernels.reserve(ROWS, in, out);
        float[] weights = backend.memory().allocate((long) in * out);
        float[] gradient = backend.memory().allocate((long) in * out);
        float[] bias = backend.memory().allocate(out);
        float[] input = backend.memory().allocate((long) ROWS * in);
        float[] output = backend.memory().allocate((long) ROWS * out);
        exercises.add(new Exercise(Operation.DENSE_PRODUCT, 3.0 * ROWS * in * out, () -> {
            kernels.dense(input, weights, bias, Activation.RELU, output, ROWS, in, out);
            kernels.denseWeightGradient(input, output, gradient, ROWS, in, out);
            kernels.inputDelta(output, weights, input, ROWS, in, out);
        }));
    }

    private void convolution(Operation operation, Window window, int filters, Backend backend) {
        int rows = 8;
        boolean first = operation == Operation.PICTURE_CONVOLUTION;
        Convolution convolution = backend.kernels().convolution(window, filters, rows, first);
        float[] weights = backend.memory().allocate((long) window.patch() * filters);
        float[] gradient = backend.memory().allocate((long) window.patch() * filters);
        float[] bias = backend.memory().allocate(filters);
        float[] input = backend.memory().allocate((long) rows * window.inputs());
        float[] output = backend.memory().allocate((long) rows * window.positions() * filters);
        double products = (double) rows * window.positions() * window.patch() * filters;
        exercises.add(new Exercise(operation, (first ? 2 : 3) * products, () -> {
            convolution.forward(input, weights, bias, output, rows);
            convolution.weightGradient(input, output, gradient, rows);
            if (!first) {
                convolution.inputDelta(output, weights, input, rows);
            }
        }));
    }

    /** Activation and pool, as after a convolution. */
    private void values(Backend backend) {
        int rows = 8;
        Window window = Window.within(24, 24, 8, 2, 2);
        int length = rows * window.inputs();
        float[] input = backend.memory().allocate(length);
        float[] delta = backend.memory().allocate(length);
        float[] output = backend.memory().allocate((long) rows * window.outputs());
        int[] winners = backend.memory().allocateIndices(rows * window.outputs());
        Kernels kernels = backend.kernels();
        exercises.add(new Exercise(Operation.VALUE, 4.0 * length, () -> {
            kernels.activate(Activation.RELU, input, length);
            kernels.pools().maxPool(window, input, output, winners, rows);
            kernels.pools().maxPoolDelta(window, output, winners, delta, rows);
            kernels.activationDelta(Activation.RELU, input, delta, length);
        }));
    }

    private void step(Backend backend) {
        int length = 100_000;
        UpdateRule rule = OptimizerKind.ADAM.rule(0.9f);
        float[] weights = backend.memory().allocate(length);
        float[] gradient = backend.memory().allocate(length);
        float[][] state = new float[rule.stateArrays()][];
        for (int i = 0; i < state.length; i++) {
            state[i] = backend.memory().allocate(length);
        }
        UpdateRule.Step step = new UpdateRule.Step(0.001f, 0f, 1);
        exercises.add(new Exercise(
                Operation.NUMBER,
                (2.0 + state.length) * length,
                () -> backend.kernels().update(rule, weights, gradient, state, length, step)));
    }

    /** Does some of it, for about a millisecond; returns whether there is more. */
    public boolean advance() {
        Exercise exercise = exercises.get(at);
        if (pieces == 0) {
            began = clock.getAsDouble();
        }
        exercise.work.run();
        pieces += exercise.pieces;
        double ms = clock.getAsDouble() - began;
        if (ms >= (round == 0 ? WARM_UP_MS : TURN_MS)) {
            if (round > 0) {
                timed.merge(exercise.operation, 1e6 * ms / pieces, Math::min);
            }
            pieces = 0;
            at = (at + 1) % exercises.size();
            round += at == 0 ? 1 : 0;
        }
        return round <= ROUNDS;
    }

    /** What was timed. */
    public Costs costs() {
        return new Costs(timed);
    }
}
