package inkling.wasm;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Convolution;
import inkling.kernel.DropoutMask;
import inkling.kernel.Kernels;
import inkling.kernel.Layout;
import inkling.kernel.Memory;
import inkling.kernel.NormKernels;
import inkling.kernel.PoolKernels;
import inkling.kernel.ScalarKernels;
import inkling.kernel.SparseRows.Batch;
import inkling.kernel.ThreadPool;
import inkling.kernel.UpdateRule;
import inkling.kernel.Window;
import inkling.wasm.kernels.ActivationKernels;
import inkling.wasm.kernels.KernelModule;
import inkling.wasm.kernels.KernelModule.Kernel;
import inkling.wasm.kernels.ParallelFor;
import java.util.Optional;
import java.util.function.Consumer;
import org.teavm.jso.JSObject;

/**
 * {@link Kernels} in WebAssembly with SIMD, over one linear memory of fixed size.
 *
 * <p>Its arrays are views of that memory: what Java writes, the kernels see, and no value is copied in a training step.
 * What has no kernel, such as average pools, some activations and rules of optimisers, is left to plain Java, which works
 * on the same arrays.
 */
final class WasmKernels implements Kernels {
    private static final String NOT_SHARED = "This browser refuses memory that threads share.";

    private static final int MICRO_BATCH_WORK = 100_000_000;

    /** Rows whose loss is calculated at a time; micro-batches have no more. */
    private static final int LOSS_ROWS = 128;

    /** A double below this can be multiplied by any float once more: one logarithm of a product replaces several. */
    private static final double NEARLY_TOO_LARGE = 1e250;

    private final Kernels plain = new ScalarKernels();
    private final KernelModule kernels;
    private final KernelCall call;
    private final Memory memory;
    private final Products products;
    private final PoolKernels pools;
    private final int[] labelsSeen;
    private final float[] sums;
    private final float[] gaps;

    private WasmKernels(KernelModule kernels, KernelCall call, Memory memory, int threads) {
        this.kernels = kernels;
        this.call = call;
        this.memory = memory;
        products = new Products(kernels, call, memory, threads);
        pools = new WasmPools(kernels.maxPools, call, plain.pools());
        labelsSeen = memory.allocateIndices(LOSS_ROWS);
        sums = memory.allocate(LOSS_ROWS);
        gaps = memory.allocate(LOSS_ROWS);
    }

    /**
     * Compiles the kernels, plans the memory and takes it.
     *
     * @param threads the most to work with; where the browser refuses a shared memory, or code for it, there is one
     * @param variant which instructions to use
     * @param smallest multiply-adds of the smallest range of work that is given to a thread
     * @param use builds all that the backend is for
     * @throws IllegalArgumentException when there is no such amount of memory
     */
    static Backend create(int threads, Variant variant, int smallest, Consumer<Backend> use) {
        boolean shareable = threads > 1 && LinearMemory.isShareable();
        if (shareable) {
            KernelModule module = variant.module(true);
            Optional<KernelMemory> shared = LinearMemory.validate(module.code())
                    ? KernelMemory.shared(plannedBytes(module, threads, use))
                    : Optional.empty();
            if (shared.isPresent()) {
                return assemble(module, shared.get(), threads, smallest, "");
            }
        }
        KernelModule module = variant.module(false);
        KernelMemory memory = KernelMemory.of(plannedBytes(module, 1, use));
        return assemble(module, memory, 1, smallest, shareable ? NOT_SHARED : "");
    }

    private static long plannedBytes(KernelModule module, int threads, Consumer<Backend> use) {
        KernelMemory planned = KernelMemory.planned();
        use.accept(planned(module, planned, threads));
        return planned.bytes();
    }

    private static Backend assemble(
            KernelModule module, KernelMemory memory, int threads, int smallest, String shortage) {
        JSObject object = memory.object();
        JSObject run = LinearMemory.function(LinearMemory.instantiate(module.code(), object, WasmKernels::lost), "run");
        KernelCall call = new KernelCall(
                LinearMemory.integers(object, ParallelFor.ARGUMENTS, ParallelFor.MOST_ARGUMENTS),
                LinearMemory.floats(object, ParallelFor.ARGUMENTS, ParallelFor.MOST_ARGUMENTS),
                (kernel, extent, grain) -> LinearMemory.run(run, kernel, extent, grain),
                threads,
                smallest);
        WasmKernels kernels = new WasmKernels(module, call, memory, threads);
        int[] joined = LinearMemory.integers(object, ParallelFor.JOINED, 1);
        ThreadPool pool = new WasmThreads(kernels.products, threads, module.code(), object, joined, shortage);
        return new Backend(kernels, memory, pool, MICRO_BATCH_WORK);
    }

    /** A backend that allocates from a memory that only counts what one at work would; its kernels are not called. */
    static Backend planned(KernelModule module, Memory memory, int threads) {
        KernelCall none = new KernelCall(new int[0], new float[0], (kernel, extent, grain) -> {}, threads, 1);
        return new Backend(new WasmKernels(module, none, memory, threads), memory, ThreadPool.CALLER, MICRO_BATCH_WORK);
    }

    private static void lost() {
        throw new IllegalStateException("A helper thread stopped in the middle of its work, so that this run cannot go"
                + " on. Press Train to start again, or choose 1 thread in the settings.");
    }

    @Override
    public void clear(float[] values, int length) {
        LinearMemory.clear(values, length);
    }

    /** The kernels of products raise smaller values to this; where an output is above it, its slope is 1. */
    private static float least(Activation activation) {
        return activation == Activation.RELU ? 0f : Float.NEGATIVE_INFINITY;
    }

    /** Applies the activations that the kernels of products do not. */
    private void activateAfter(Activation activation, float[] output, int length) {
        if (activation != Activation.RELU) {
            activate(activation, output, length);
        }
    }

    @Override
    public void dense(
            float[] input,
            float[] weights,
            float[] bias,
            Activation activation,
            float[] output,
            int rows,
            int in,
            int out) {
        products.dense(input, weights, bias, least(activation), output, rows, in, out);
        activateAfter(activation, output, rows * out);
    }

    @Override
    public void denseWeightGradient(float[] input, float[] delta, float[] gradient, int rows, int in, int out) {
        products.weightGradient(input, delta, gradient, rows, in, out);
    }

    @Override
    public void biasGradient(float[] delta, float[] gradient, int rows, int out) {
        products.biasGradient(delta, gradient, rows, out);
    }

    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows, int in, int out) {
        products.inputDelta(delta, weights, inputDelta, rows, in, out);
    }

    @Override
    public void reserve(int maxRows, int in, int out) {
        products.reserve(maxRows, in, out);
    }

    @Override
    public Layout sparseLayout(int maxRows, int in, int out) {
        return products.sparseLayout(maxRows, in, out);
    }

    @Override
    public void sparse(Batch input, float[] weights, float[] bias, Activation activation, float[] output, int out) {
        products.sparse(input, weights, bias, least(activation), output, out);
        activateAfter(activation, output, input.count() * out);
    }

    @Override
    public void sparseBackward(
            Batch input,
            Activation activation,
            float[] output,
            float[] delta,
            float[] gradient,
            float[] biasGradient,
            int out) {
        if (activation != Activation.RELU) {
            activationDelta(activation, output, delta, input.count() * out);
        }
        products.sparseBackward(input, least(activation), output, delta, gradient, biasGradient, out);
    }

    @Override
    public PoolKernels pools() {
        return pools;
    }

    @Override
    public Convolution convolution(Window window, int filters, int maxRows, boolean first) {
        return new WasmConvolution(window, filters, maxRows, first, kernels, call, products, memory);
    }

    @Override
    public NormKernels norms(int columns) {
        return new WasmNorms(kernels.batchNorm, call, memory, columns);
    }

    @Override
    public void activate(Activation activation, float[] values, int length) {
        Optional<ActivationKernels.Pair> kernel = kernels.activations.of(activation);
        if (kernel.isPresent()) {
            call.of(kernel.get().value()).array(values).run(length);
        } else {
            plain.activate(activation, values, length);
        }
    }

    @Override
    public void activationDelta(Activation activation, float[] values, float[] delta, int length) {
        Optional<ActivationKernels.Pair> kernel = kernels.activations.of(activation);
        if (kernel.isPresent()) {
            call.of(kernel.get().slope()).array(values).array(delta).run(length);
        } else {
            plain.activationDelta(activation, values, delta, length);
        }
    }

    @Override
    public void dropout(float[] from, float[] to, int length, float rate, int seed) {
        call.of(kernels.elements.dropout).array(from).array(to).integer(seed);
        call.integer(DropoutMask.threshold(rate))
                .number(DropoutMask.scale(rate))
                .run(length);
    }

    @Override
    public void softmax(float[] logits, int rows, int classes) {
        call.of(kernels.softmax.softmax).array(logits).integer(classes).run(rows, (double) rows * classes);
    }

    @Override
    public double softmaxCrossEntropy(float[] logits, int[] labels, float[] delta, int rows, int classes, float scale) {
        double loss = 0;
        double product = 1;
        for (int from = 0; from < rows; from += LOSS_ROWS) {
            int count = Math.min(LOSS_ROWS, rows - from);
            System.arraycopy(labels, from, labelsSeen, 0, count);
            call.of(kernels.softmax.crossEntropy).array(logits, from * classes).integer(classes);
            call.array(labelsSeen).array(delta, from * classes).array(sums).array(gaps);
            call.number(scale).run(count, (double) count * classes);
            for (int r = 0; r < count; r++) {
                loss += gaps[r];
                product *= sums[r];
                if (product > NEARLY_TOO_LARGE) {
                    loss += Math.log(product);
                    product = 1;
                }
            }
        }
        return loss + Math.log(product);
    }

    @Override
    public void update(
            UpdateRule rule, float[] weights, float[] gradient, float[][] state, int length, UpdateRule.Step step) {
        Optional<Kernel> kernel = kernels.elements.update(rule);
        if (kernel.isEmpty()) {
            Kernels.super.update(rule, weights, gradient, state, length, step);
            return;
        }
        call.of(kernel.get()).array(weights).array(gradient);
        for (float[] values : state) {
            call.array(values);
        }
        for (float number : rule.numbers(step)) {
            call.number(number);
        }
        call.run(length);
    }
}
