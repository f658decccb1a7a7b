package inkling.yardstick;

import inkling.kernel.KernelFactory;
import inkling.kernel.Kernels;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Runs in a browser: hands the plain-Java kernels to the page, which times them beside hand-tuned loops. */
public final class YardstickProgram {
    private static final int BATCH = 128;
    private static final int PIXELS = 784;

    /** MNIST's images have so many of their pixels set. */
    private static final float DENSITY = 0.19f;

    private YardstickProgram() {}

    /** One call of a kernel. */
    @JSFunctor
    interface Job extends JSObject {
        void run();
    }

    public static void main(String[] args) {
        Kernels kernels = KernelFactory.SCALAR.create(0);
        dense(kernels, BATCH, PIXELS, BATCH);
        dense(kernels, 512, 512, 512);
        sparse(kernels, 128);
        sparse(kernels, 512);
    }

    private static void dense(Kernels kernels, int m, int k, int n) {
        float[] input = random(m * k);
        float[] weights = random(k * n);
        float[] bias = random(n);
        float[] output = new float[m * n];
        double flop = 2.0 * m * k * n;
        offer("dense", m, k, n, flop, () -> kernels.dense(input, weights, bias, output, m, k, n));
    }

    private static void sparse(Kernels kernels, int units) {
        Random32 random = new Random32(1);
        SparseRows.Builder builder = new SparseRows.Builder(PIXELS, BATCH, BATCH * PIXELS);
        int[] order = new int[BATCH];
        for (int r = 0; r < BATCH; r++) {
            for (int j = 0; j < PIXELS; j++) {
                builder.add(j, random.nextFloat() < DENSITY ? random.nextFloat() : 0f);
            }
            builder.endRow();
            order[r] = r;
        }
        SparseRows rows = builder.build();
        float[] weights = random(PIXELS * units);
        float[] bias = random(units);
        float[] output = new float[BATCH * units];
        float[] gradient = new float[PIXELS * units];
        double flop = 2.0 * rows.values().length * units;
        offer(
                "sparse",
                BATCH,
                PIXELS,
                units,
                flop,
                () -> kernels.sparse(rows, order, 0, BATCH, weights, bias, output, units));
        offer(
                "sparseWeightGradient",
                BATCH,
                PIXELS,
                units,
                flop,
                () -> kernels.sparseWeightGradient(rows, order, 0, BATCH, output, gradient, units));
    }

    private static float[] random(int length) {
        Random32 random = new Random32(length);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    @JSBody(
            params = {"kernel", "m", "k", "n", "flop", "job"},
            script = "globalThis.yardstick.push({kernel: kernel, m: m, k: k, n: n, flop: flop, job: job});")
    private static native void offer(String kernel, int m, int k, int n, double flop, Job job);
}
