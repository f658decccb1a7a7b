package inkling.train;

import inkling.ink.Framing;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.nn.Initializer;
import inkling.nn.LayerText;
import inkling.nn.Loss;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.optim.Optimizer;
import inkling.optim.OptimizerKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an engine must do before it is used: read a drawn digit and train two tiny networks, a dense and a convolutional
 * one, for three steps each. There are browsers and machines on which the arithmetic goes wrong without an error; the
 * results are therefore compared with known ones.
 *
 * <p>What is known was calculated on the JVM by {@link inkling.kernel.ReferenceKernels}, the textbook loops.
 */
public final class SelfCheck {
    /**
     * How far a loss or a probability may be from what is known. A sum of n rounded products is off by at most γ = n·u /
     * (1 − n·u) of the sum of their magnitudes (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section
     * 3.1), where u = 2⁻²⁴; for the 784 pixels of an image that is 4.7e-5, and this is twenty times as much. Arithmetic
     * that is really wrong is off by tenths.
     */
    static final double TOLERANCE = 1e-3;

    private static final int STEPS = 3;
    private static final int CLASSES = 10;
    private static final int SEED = 20;

    /** Strokes on a sheet of 100 × 100, and the digit they show. */
    private static final List<Drawing> DRAWINGS = List.of(
            new Drawing(7, new float[] {20, 12, 78, 10, 44, 90}),
            new Drawing(1, new float[] {50, 8, 48, 92}),
            new Drawing(4, new float[] {34, 8, 22, 56, 80, 54}, new float[] {62, 30, 60, 94}),
            new Drawing(0, new float[] {50, 8, 28, 22, 20, 50, 28, 80, 50, 92, 72, 80, 80, 50, 72, 22, 50, 8}));

    private record Drawing(int digit, float[]... strokes) {
        float[] framed() {
            List<Stroke> list = new ArrayList<>();
            for (float[] points : strokes) {
                list.add(Stroke.of(points));
            }
            return Framing.frame(Ink.of(list));
        }
    }

    /** Rows enough for the dense products to pack their factors. */
    private static final Exercise DENSE = new Exercise(
            network("48-24", Activation.TANH),
            28,
            OptimizerKind.ADAM,
            0.01f,
            new double[] {2.214450, 0.606836, 0.320675},
            new double[] {
                0.007841, 0.025760, 0.032128, 0.004113, 0.042484, 0.059485, 0.022349, 0.741831, 0.058381, 0.005628
            });

    private static final Exercise CONVOLUTIONAL = new Exercise(
            network("c6k5-p2-c8k3-p2-20", Activation.RELU),
            4,
            OptimizerKind.MOMENTUM,
            0.2f,
            new double[] {2.325640, 2.189105, 2.004358},
            new double[] {
                0.219990, 0.093964, 0.049989, 0.043442, 0.145365, 0.090221, 0.044939, 0.219474, 0.046295, 0.046322
            });

    private static final List<Exercise> EXERCISES = List.of(DENSE, CONVOLUTIONAL);

    /**
     * A tiny network, how it is trained, and what must come of it.
     *
     * @param losses the mean loss at each step
     * @param probabilities of the digits, after the last step, for the first drawing
     */
    private record Exercise(
            NetworkSpec spec, int rows, OptimizerKind optimizer, float rate, double[] losses, double[] probabilities) {}

    private static NetworkSpec network(String hidden, Activation activation) {
        Shape input = new Shape(Framing.SIDE, Framing.SIDE, 1);
        return NetworkSpec.of(input, LayerText.parse(hidden), activation, 0f, CLASSES, Loss.CROSS_ENTROPY.head());
    }

    /** An exercise that is begun: its network and buffers in an engine's memory. */
    private static final class Attempt {
        private final Exercise exercise;
        private final Backend backend;
        private final Network network;
        private final Optimizer optimizer;
        private final Batch batch;
        private final int[] labels;
        private final float[] delta;

        Attempt(Exercise exercise, SparseRows drawings, Backend backend) {
            this.exercise = exercise;
            this.backend = backend;
            network = new Network(exercise.spec, exercise.rows, new Random32(SEED), backend);
            optimizer = new Optimizer(exercise.optimizer.rule(0.9f), 0f, network.parameters(), backend);
            int[] order = backend.memory().allocateIndices(exercise.rows);
            labels = new int[exercise.rows];
            for (int r = 0; r < order.length; r++) {
                order[r] = r % DRAWINGS.size();
                labels[r] = DRAWINGS.get(order[r]).digit();
            }
            batch = new Batch(drawings, order, 0, exercise.rows);
            delta = backend.memory().allocate((long) exercise.rows * CLASSES);
        }

        /** The mean loss before each step, then the probabilities that the first drawing gets after the last. */
        double[] results() {
            network.initialize(Initializer.XAVIER, new Random32(SEED));
            double[] results = new double[STEPS + CLASSES];
            for (int step = 0; step < STEPS; step++) {
                float[] outputs = network.forward(batch, true);
                float scale = 1f / exercise.rows;
                results[step] = scale
                        * Loss.CROSS_ENTROPY.apply(
                                backend.kernels(), outputs, labels, delta, exercise.rows, CLASSES, scale);
                network.backward(batch, delta);
                optimizer.step(exercise.rate);
            }
            float[] read = network.predict(DRAWINGS.get(0).framed());
            for (int digit = 0; digit < CLASSES; digit++) {
                results[STEPS + digit] = read[digit];
            }
            return results;
        }
    }

    private SelfCheck() {}

    /**
     * Whether an engine comes to the known results, on one thread. Other numbers of threads come to the same, bit by bit.
     *
     * @throws RuntimeException when the engine cannot run at all
     */
    public static boolean passes(BackendFactory engine) {
        for (Attempt attempt : attempts(engine)) {
            double[] results = attempt.results();
            if (!isNear(attempt.exercise.losses, results, 0)
                    || !isNear(attempt.exercise.probabilities, results, STEPS)) {
                return false;
            }
        }
        return true;
    }

    /** What comes of each exercise: the losses, then the probabilities. */
    static List<double[]> results(BackendFactory engine) {
        return attempts(engine).stream().map(Attempt::results).toList();
    }

    /** What must come of each. */
    static List<double[]> known() {
        List<double[]> known = new ArrayList<>();
        for (Exercise exercise : EXERCISES) {
            double[] both = Arrays.copyOf(exercise.losses, STEPS + CLASSES);
            System.arraycopy(exercise.probabilities, 0, both, STEPS, CLASSES);
            known.add(both);
        }
        return known;
    }

    private static List<Attempt> attempts(BackendFactory engine) {
        Backend backend = engine.create(1, SelfCheck::begin);
        return begin(backend);
    }

    private static List<Attempt> begin(Backend backend) {
        SparseRows.Builder rows = new SparseRows.Builder(Framing.PIXELS, DRAWINGS.size(), Framing.PIXELS);
        DRAWINGS.forEach(drawing -> rows.addRow(drawing.framed(), 0));
        SparseRows drawings = backend.memory().adopt(rows.build());
        List<Attempt> attempts = new ArrayList<>();
        for (Exercise exercise : EXERCISES) {
            attempts.add(new Attempt(exercise, drawings, backend));
        }
        return attempts;
    }

    /** NaN is near nothing. */
    private static boolean isNear(double[] known, double[] results, int from) {
        for (int i = 0; i < known.length; i++) {
            if (!(Math.abs(results[from + i] - known[i]) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }
}
