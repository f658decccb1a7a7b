package inkling.wasm;

import inkling.kernel.Activation;
import inkling.kernel.Kernels;
import inkling.kernel.NormKernels;
import inkling.kernel.ScalarKernels;
import inkling.kernel.SparseRows;
import inkling.kernel.WindowKernels;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSObject;

/**
 * {@link Kernels} in WebAssembly with SIMD, over one linear memory of fixed size.
 *
 * <p>Its arrays are views of that memory: what Java writes, the kernels see, and no value is copied in a training step.
 * Growing a memory would detach the views, so that its size is set when it is made. What costs little next to the
 * products is left to {@link ScalarKernels}, which works on the same arrays.
 */
public final class WasmKernels implements Kernels {
    private static final int PAGE = 1 << 16;

    /** A memory's largest size is 4 GiB; half of it is what browsers reliably give. */
    private static final long MOST_BYTES = 1L << 31;

    /** Views begin at multiples of this many bytes, which keeps every row of four floats within a cache line. */
    private static final int ALIGNMENT = 64;

    private static final int FLOAT = 4;
    private static final int SLICE_WORK = 100_000_000;

    private final Kernels plain = new ScalarKernels();
    private final JSObject memory;
    private final JSObject exports;
    private final int size;
    private final List<Adopted> adopted = new ArrayList<>();
    private final float[] one;
    private float[] transposed;
    private int used;

    /** Entries in the Java heap and their copies in linear memory. */
    private record Adopted(float[] from, char[] columns, float[] values) {}

    /**
     * Compiles the kernels and takes the memory.
     *
     * @param bytes of all that will be allocated
     * @param variant which instructions to use
     * @throws IllegalArgumentException when there is no such amount of memory
     */
    public WasmKernels(long bytes, Variant variant) {
        if (bytes + PAGE > MOST_BYTES) {
            throw new IllegalArgumentException("This network and its data need " + (bytes >> 20)
                    + " MB, but a tab has at most " + (MOST_BYTES >> 20) + " MB; choose narrower layers.");
        }
        int pages = (int) ((bytes + 2L * PAGE - 1) / PAGE);
        size = pages * PAGE;
        memory = LinearMemory.create(pages);
        exports = LinearMemory.instantiate(Variant.module(variant), memory);
        one = allocate(1);
        one[0] = 1f;
        transposed = allocate(0);
    }

    @Override
    public int sliceWork() {
        return SLICE_WORK;
    }

    @Override
    public float[] allocate(int length) {
        return LinearMemory.floats(memory, take((long) length * FLOAT), length);
    }

    @Override
    public int[] allocateIndices(int length) {
        return LinearMemory.integers(memory, take((long) length * FLOAT), length);
    }

    private int take(long bytes) {
        int place = used;
        long end = (place + bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (end > size) {
            throw new IllegalStateException("The memory planned for this run, " + (size >> 20)
                    + " MB, is too small; choose another engine and report the settings.");
        }
        used = (int) end;
        return place;
    }

    @Override
    public SparseRows adopt(SparseRows rows) {
        Adopted entries = entries(rows);
        int[] starts = allocateIndices(rows.rows() + 1);
        System.arraycopy(rows.starts(), 0, starts, 0, starts.length);
        return new SparseRows(rows.rows(), rows.width(), starts, entries.columns(), entries.values());
    }

    private Adopted entries(SparseRows rows) {
        for (Adopted known : adopted) {
            if (known.from() == rows.values()) {
                return known;
            }
        }
        int length = rows.values().length;
        char[] columns = LinearMemory.characters(memory, take(2L * length), length);
        System.arraycopy(rows.columns(), 0, columns, 0, length);
        float[] values = allocate(length);
        System.arraycopy(rows.values(), 0, values, 0, length);
        Adopted entries = new Adopted(rows.values(), columns, values);
        adopted.add(entries);
        return entries;
    }

    @Override
    public void clear(float[] values, int length) {
        LinearMemory.clear(values, length);
    }

    @Override
    public void dense(float[] input, float[] weights, float[] bias, float[] output, int rows, int in, int out) {
        LinearMemory.repeat(bias, output, rows, out);
        KernelCalls.dense(exports, input, in, 1, weights, output, rows, in, out);
    }

    @Override
    public void sparse(
            SparseRows input, int[] order, int from, int rows, float[] weights, float[] bias, float[] output, int out) {
        LinearMemory.repeat(bias, output, rows, out);
        KernelCalls.sparse(
                exports, input.starts(), input.columns(), input.values(), order, from, rows, weights, output, out);
    }

    @Override
    public void denseWeightGradient(float[] input, float[] delta, float[] gradient, int rows, int in, int out) {
        KernelCalls.dense(exports, input, 1, in, delta, gradient, in, rows, out);
    }

    @Override
    public void sparseWeightGradient(
            SparseRows input, int[] order, int from, int rows, float[] delta, float[] gradient, int out) {
        KernelCalls.sparseGradient(
                exports, input.starts(), input.columns(), input.values(), order, from, rows, gradient, delta, out);
    }

    @Override
    public void biasGradient(float[] delta, float[] gradient, int rows, int out) {
        // The sum of rows is their product with ones: a factor that stands still.
        KernelCalls.dense(exports, one, 0, 0, delta, gradient, 1, rows, out);
    }

    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows, int in, int out) {
        if (transposed.length < in * out) {
            transposed = allocate(in * out);
        }
        KernelCalls.transpose(exports, weights, transposed, in, out);
        clear(inputDelta, rows * in);
        KernelCalls.dense(exports, delta, out, 1, transposed, inputDelta, rows, out, in);
    }

    @Override
    public WindowKernels windows() {
        return plain.windows();
    }

    @Override
    public NormKernels norms() {
        return plain.norms();
    }

    @Override
    public void activate(Activation activation, float[] values, int length) {
        if (activation == Activation.RELU) {
            KernelCalls.relu(exports, values, length);
        } else {
            plain.activate(activation, values, length);
        }
    }

    @Override
    public void activationDelta(Activation activation, float[] outputs, float[] delta, int length) {
        if (activation == Activation.RELU) {
            KernelCalls.reluDelta(exports, outputs, delta, length);
        } else {
            plain.activationDelta(activation, outputs, delta, length);
        }
    }

    @Override
    public void softmax(float[] logits, int rows, int classes) {
        plain.softmax(logits, rows, classes);
    }

    @Override
    public double softmaxCrossEntropy(float[] logits, int[] labels, float[] delta, int rows, int classes, float scale) {
        return plain.softmaxCrossEntropy(logits, labels, delta, rows, classes, scale);
    }

    @Override
    public void descend(float[] weights, float[] gradient, int length, float rate, float decay) {
        KernelCalls.descend(exports, weights, gradient, length, rate, 1f - rate * decay);
    }

    @Override
    public void momentum(
            float[] weights,
            float[] gradient,
            float[] velocity,
            int length,
            float rate,
            float decay,
            float momentum,
            boolean nesterov) {
        KernelCalls.momentum(
                exports,
                nesterov ? "nesterov" : "momentum",
                weights,
                gradient,
                velocity,
                length,
                rate,
                decay,
                momentum);
    }

    @Override
    public void rmsProp(
            float[] weights,
            float[] gradient,
            float[] square,
            int length,
            float rate,
            float decay,
            float rho,
            float epsilon) {
        KernelCalls.rmsProp(exports, weights, gradient, square, length, rate, decay, rho, 1f - rho, epsilon);
    }

    @Override
    public void adam(
            float[] weights,
            float[] gradient,
            float[] mean,
            float[] square,
            int length,
            float rate,
            float decay,
            float shrink,
            float beta1,
            float beta2,
            float epsilon,
            float meanCorrection,
            float squareCorrection) {
        KernelCalls.adam(
                exports,
                weights,
                gradient,
                mean,
                square,
                length,
                rate * meanCorrection,
                decay,
                1f - shrink,
                beta1,
                1f - beta1,
                beta2,
                1f - beta2,
                epsilon,
                squareCorrection);
    }
}
