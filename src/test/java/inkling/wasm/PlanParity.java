package inkling.wasm;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.nn.Head;
import inkling.nn.LayerText;
import inkling.nn.Loss;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.optim.Optimizer;
import inkling.optim.OptimizerKind;

/** Checks that networks at work take exactly the memory that was planned, whatever their layers. */
final class PlanParity {
    static final String[] LAYERS = {
        "0", "40", "100-50", "c8k5-bn-p2-30", "p2-c8k3p-a2-40-bn", "c5k4s2-a2s1-33", "bn-c6k5p-gap", "c8k3-gap", "a2"
    };

    private static final int SIDE = 12;
    private static final int CLASSES = 10;
    private static final int ROWS = 40;

    private PlanParity() {}

    /** A network with all that it is trained with. */
    private static final class Training {
        private final Backend backend;
        private final Network network;
        private final Optimizer optimizer;
        private final SparseRows images;
        private final int[] order;
        private final float[] delta;

        Training(NetworkSpec spec, Backend backend) {
            this.backend = backend;
            network = new Network(spec, ROWS, new Random32(1), backend);
            optimizer = new Optimizer(OptimizerKind.ADAM.rule(0.9f), 0f, network.parameters(), backend);
            float[] pixels = new float[ROWS * SIDE * SIDE];
            for (int i = 0; i < pixels.length; i += 3) {
                pixels[i] = 1f;
            }
            images = backend.memory().adopt(SparseRows.of(pixels, SIDE * SIDE));
            order = backend.memory().rowNumbers(ROWS);
            delta = backend.memory().allocate((long) ROWS * CLASSES);
        }

        void step(int rows) {
            Batch batch = new Batch(images, order, 0, rows);
            backend.threads().prefetch(batch);
            float[] outputs = network.forward(batch, true);
            Loss.CROSS_ENTROPY.apply(backend.kernels(), outputs, new int[rows], delta, rows, CLASSES, 1f / rows);
            network.backward(batch, delta);
            optimizer.step(0.01f);
        }
    }

    static void check(Variant variant, int threads, String layers, Activation activation) {
        NetworkSpec spec = NetworkSpec.of(
                new Shape(SIDE, SIDE, 1), LayerText.parse(layers), activation, 0.3f, CLASSES, Head.SOFTMAX);
        long[] planned = {0};
        Backend backend = variant.create(threads, plan -> {
            new Training(spec, plan);
            planned[0] = bytes(plan);
        });
        Training training = new Training(spec, backend);
        training.step(1);
        training.step(ROWS);
        backend.threads().dismiss();
        if (bytes(backend) != planned[0]) {
            throw new AssertionError(layers + " with " + activation + " takes " + bytes(backend) + " bytes, not the "
                    + planned[0] + " that were planned.");
        }
    }

    private static long bytes(Backend backend) {
        return ((KernelMemory) backend.memory()).bytes();
    }
}
