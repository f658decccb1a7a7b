package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Kernels;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares networks of random shapes that calculate with different {@link Kernels}: the same weights, batch and loss
 * must lead to the same outputs and gradients. Plain Java without a test framework, so that it also runs where there is
 * none; a difference is an {@link AssertionError} that names the network and the place.
 */
public final class NetworkParity {
    private static final int MOST_SIDE = 12;
    private static final int MOST_HIDDEN = 3;
    private static final int MOST_UNITS = 150;
    private static final int MOST_ROWS = 140;
    private static final int CLASSES = 10;
    private static final double SHARE_OF_ZEROS = 0.8;
    private static final float DROPOUT = 0.3f;

    /**
     * Of the largest value in the array. A gradient is a sum over some hundred rows and units, each rounded at 6e-8;
     * where a ReLU's input is within rounding of 0, one path more or less counts.
     */
    private static final double TOLERANCE = 1e-4;

    private final Random32 random;
    private final Backend subject;
    private final Backend oracle;
    private final double tolerance;

    /**
     * @param exact whether every bit must be the same
     */
    public NetworkParity(Backend subject, Backend oracle, int seed, boolean exact) {
        this.subject = subject;
        this.oracle = oracle;
        random = new Random32(seed);
        tolerance = exact ? 0 : TOLERANCE;
    }

    /** Checks one more random network on a random batch. */
    public void check() {
        Loss loss = one(Loss.values());
        Shape input = new Shape(1 + random.nextInt(MOST_SIDE), 1 + random.nextInt(MOST_SIDE), 1);
        List<Integer> hidden = new ArrayList<>();
        for (int i = random.nextInt(MOST_HIDDEN + 1); i > 0; i--) {
            hidden.add(1 + random.nextInt(MOST_UNITS));
        }
        Activation activation = one(Activation.values());
        float dropout = random.nextInt(2) * DROPOUT;
        NetworkSpec spec = Perceptron.spec(input, hidden, activation, dropout, CLASSES, loss.head());
        int rows = 1 + random.nextInt(MOST_ROWS);
        int seed = random.nextInt(1 << 30);
        SparseRows images = images(rows, input.size());
        int[] labels = new int[rows];
        for (int r = 0; r < rows; r++) {
            labels[r] = random.nextInt(CLASSES);
        }
        String name = input + ", hidden " + hidden + ", " + activation + ", dropout " + dropout + ", " + loss + ", "
                + rows + " rows";
        Pass mine = new Pass(spec, rows, seed, subject);
        Pass theirs = new Pass(spec, rows, seed, oracle);
        double myLoss = mine.run(loss, images, labels);
        double theirLoss = theirs.run(loss, images, labels);
        if (!(Math.abs(myLoss - theirLoss) <= tolerance * (1 + Math.abs(theirLoss)))) {
            throw new AssertionError("The loss of " + name + " is " + myLoss + ", not " + theirLoss + ".");
        }
        compare("The outputs of " + name, mine.outputs, theirs.outputs, rows * CLASSES);
        for (int p = 0; p < mine.network.parameters().size(); p++) {
            Parameter parameter = mine.network.parameters().get(p);
            compare(
                    "The gradient of " + parameter.name() + " of " + name,
                    rowMajorGradient(parameter),
                    rowMajorGradient(theirs.network.parameters().get(p)),
                    parameter.length());
        }
    }

    private static float[] rowMajorGradient(Parameter parameter) {
        float[] gradient = new float[parameter.length()];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = parameter.gradient()[parameter.tensor().layout().index(i)];
        }
        return gradient;
    }

    private <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A network, and what one pass through it gave. */
    private static final class Pass {
        private final Backend backend;
        private final Network network;
        private final int rows;
        private float[] outputs = new float[0];

        Pass(NetworkSpec spec, int rows, int seed, Backend backend) {
            this.backend = backend;
            this.rows = rows;
            network = new Network(spec, rows, new Random32(seed), backend);
            network.initialize(Initializer.XAVIER, new Random32(seed + 1));
        }

        double run(Loss loss, SparseRows images, int[] labels) {
            SparseRows adopted = backend.memory().adopt(images);
            int[] order = backend.memory().allocateIndices(rows);
            for (int r = 0; r < rows; r++) {
                order[r] = rows - 1 - r;
            }
            float[] delta = backend.memory().allocate((long) rows * CLASSES);
            Batch batch = new Batch(adopted, order, 0, rows);
            outputs = network.forward(batch, true);
            double sum = loss.apply(backend.kernels(), outputs, labels, delta, rows, CLASSES, 1f / rows);
            network.backward(batch, delta);
            return sum;
        }
    }

    private SparseRows images(int rows, int width) {
        float[] dense = new float[rows * width];
        for (int i = 0; i < dense.length; i++) {
            dense[i] = random.nextFloat() < SHARE_OF_ZEROS ? 0f : random.nextFloat();
        }
        return SparseRows.of(dense, width);
    }

    private void compare(String name, float[] mine, float[] theirs, int length) {
        double largest = 0;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, Math.abs(theirs[i]));
        }
        for (int i = 0; i < length; i++) {
            if (!(Math.abs((double) mine[i] - theirs[i]) <= tolerance * largest)) {
                throw new AssertionError(
                        name + " at " + i + ": " + mine[i] + ", not " + theirs[i] + " ± " + tolerance * largest + ".");
            }
        }
    }
}
