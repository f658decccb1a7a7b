package inkling.wasm;

import inkling.data.SyntheticDigits;
import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.kernel.Batch;
import inkling.kernel.Kernels;
import inkling.kernel.Memory;
import inkling.kernel.ProductsParity;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;
import org.teavm.jso.typedarrays.Uint16Array;

/**
 * Runs in a browser, as JavaScript and as WebAssembly GC: hands the plain-Java kernels with their data to the page,
 * which times them beside loops by hand.
 */
final class YardstickProgram {
    private static final int LONGEST_SIDE = 128;
    private static final int BATCH = 128;
    private static final int PIXELS = 784;

    private YardstickProgram() {}

    /** One call of a kernel. */
    @JSFunctor
    interface Job extends JSObject {
        void run();
    }

    /** What the kernel left. */
    @JSFunctor
    interface Result extends JSObject {
        Float32Array get();
    }

    static void runInJavaScript() {
        offer(BackendFactory.PLAIN);
    }

    /** Checks the products, which run nowhere else, before it times them; an {@link AssertionError} says which is wrong. */
    static void runInWebAssembly() {
        BackendFactory factory = BackendFactory.PLAIN;
        ProductsParity parity =
                new ProductsParity(factory.create(1, use -> {}), Backend.reference(), LONGEST_SIDE, false);
        parity.checkProducts(0, 5, 7);
        for (int rows : ProductsParity.AWKWARD_SIDES) {
            for (int in : ProductsParity.AWKWARD_SIDES) {
                for (int out : ProductsParity.AWKWARD_SIDES) {
                    parity.checkProducts(rows, in, out);
                }
            }
        }
        offer(factory);
    }

    private static void offer(BackendFactory factory) {
        offerLoops(Int8Array.copyFromJavaArray(ScalarLoops.module()));
        Kernels kernels = factory.create(1, use -> {}).kernels();
        dense(kernels, BATCH, PIXELS, BATCH);
        dense(kernels, 512, 512, 512);
        SparseRows rows = SyntheticDigits.of("yardstick", BATCH, 1).images();
        sparse(kernels, rows, 128);
        sparse(kernels, rows, 512);
    }

    private static void dense(Kernels kernels, int m, int k, int n) {
        float[] input = random(m * k);
        float[] weights = random(k * n);
        float[] bias = random(n);
        float[] output = new float[m * n];
        offerDense(
                m,
                k,
                n,
                Float32Array.copyFromJavaArray(input),
                Float32Array.copyFromJavaArray(weights),
                Float32Array.copyFromJavaArray(bias),
                () -> kernels.dense(input, weights, bias, Activation.IDENTITY, output, m, k, n),
                () -> Float32Array.copyFromJavaArray(output));
    }

    private static void sparse(Kernels kernels, SparseRows rows, int units) {
        Batch batch = new Batch(rows, Memory.HEAP.rowNumbers(BATCH), 0, BATCH);
        float[] weights = random(PIXELS * units);
        float[] bias = random(units);
        float[] output = new float[BATCH * units];
        float[] delta = random(BATCH * units);
        float[] gradient = new float[PIXELS * units];
        float[] biasGradient = new float[units];
        offerSparse(
                "sparse",
                units,
                Int32Array.copyFromJavaArray(rows.starts()),
                Uint16Array.copyFromJavaArray(rows.columns()),
                Float32Array.copyFromJavaArray(rows.values()),
                Float32Array.copyFromJavaArray(weights),
                Float32Array.copyFromJavaArray(bias),
                () -> kernels.sparse(batch, weights, bias, Activation.IDENTITY, output, units),
                () -> Float32Array.copyFromJavaArray(output));
        offerSparse(
                "gradient",
                units,
                Int32Array.copyFromJavaArray(rows.starts()),
                Uint16Array.copyFromJavaArray(rows.columns()),
                Float32Array.copyFromJavaArray(rows.values()),
                Float32Array.copyFromJavaArray(delta),
                Float32Array.copyFromJavaArray(bias),
                () -> kernels.sparseBackward(batch, Activation.IDENTITY, output, delta, gradient, biasGradient, units),
                () -> Float32Array.copyFromJavaArray(gradient));
    }

    private static float[] random(int length) {
        Random32 random = new Random32(length);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    @JSBody(params = "module", script = "globalThis.yardstick.loops(module);")
    private static native void offerLoops(Int8Array module);

    @JSBody(
            params = {"m", "k", "n", "x", "w", "b", "job", "result"},
            script = "globalThis.yardstick.dense({m: m, k: k, n: n, x: x, w: w, b: b}, job, result);")
    private static native void offerDense(
            int m, int k, int n, Float32Array x, Float32Array w, Float32Array b, Job job, Result result);

    @JSBody(
            params = {"kind", "n", "starts", "columns", "values", "w", "b", "job", "result"},
            script = "globalThis.yardstick.sparse(kind, {n: n, starts: starts, columns: columns, values: values,"
                    + " w: w, b: b}, job, result);")
    private static native void offerSparse(
            String kind,
            int n,
            Int32Array starts,
            Uint16Array columns,
            Float32Array values,
            Float32Array w,
            Float32Array b,
            Job job,
            Result result);
}
