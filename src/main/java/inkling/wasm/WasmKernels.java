package inkling.wasm;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Convolution;
import inkling.kernel.DropoutMask;
import inkling.kernel.Kernels;
import inkling.kernel.Memory;
import inkling.kernel.NormKernels;
import inkling.kernel.PoolKernels;
import inkling.kernel.ScalarKernels;
import inkling.kernel.UpdateRule;
import inkling.kernel.Window;
import inkling.wasm.threads.Crew;
import inkling.wasm.threads.Pieces;
import java.util.Locale;
import org.teavm.jso.JSObject;

/**
 * {@link Kernels} in WebAssembly with SIMD, over one linear memory of fixed size.
 *
 * <p>Its arrays are views of that memory: what Java writes, the kernels see, and no value is copied in a training step.
 * The leaky ReLU and average pools are left to {@link ScalarKernels}, which works on the same arrays.
 */
public final class WasmKernels extends WasmProducts {
    private static final int MICRO_BATCH_WORK = 100_000_000;

    /** A double that can be multiplied by any float once more. The logarithm of a product is a logarithm less to take. */
    private static final double NEARLY_TOO_LARGE = 1e250;

    private final Kernels plain = new ScalarKernels();
    private final KernelMemory memory;
    private final JSObject exports;
    private final Crew crew;
    private final Pieces pieces;
    private final PoolKernels pools;
    private final NormKernels norms;
    private int[] labelsSeen;
    private float[] sums;
    private float[] gaps;

    /**
     * Compiles the kernels and takes the memory.
     *
     * @param bytes of all that will be allocated
     * @param threads the most to work with; where memory cannot be shared, there is one
     * @param variant which instructions to use
     * @throws IllegalArgumentException when there is no such amount of memory
     */
    public WasmKernels(long bytes, int threads, Variant variant) {
        this(bytes, threads, variant, Pieces.USUAL_WORK);
    }

    /**
     * @param pieceWork multiply-adds of the smallest piece that is given to a thread
     */
    WasmKernels(long bytes, int threads, Variant variant, int pieceWork) {
        int crewSize = LinearMemory.isShareable() ? threads : 1;
        memory = new KernelMemory(bytes, crewSize > 1);
        byte[] module = Variant.module(variant, crewSize > 1);
        exports = LinearMemory.instantiate(module, memory.object(), WasmKernels::lost);
        crew = new Crew(crewSize, module, memory.object());
        pieces = new Pieces(crewSize, pieceWork);
        pools = new WasmPools(exports, pieces, plain.pools());
        norms = new WasmNorms(memory, exports, pieces);
        sums = memory.allocate(0);
        gaps = sums;
        labelsSeen = memory.allocateIndices(0);
    }

    private static void lost() {
        throw new IllegalStateException("A helper thread stopped in the middle of its work, so that this run cannot go"
                + " on. Press Train to start again, or choose 1 thread in the settings.");
    }

    /** These kernels with their memory and threads. */
    Backend backend() {
        return new Backend(this, memory, this, MICRO_BATCH_WORK);
    }

    @Override
    Memory memory() {
        return memory;
    }

    @Override
    JSObject exports() {
        return exports;
    }

    @Override
    Pieces pieces() {
        return pieces;
    }

    @Override
    public int count() {
        return crew.size();
    }

    @Override
    public void workAlone(boolean alone) {
        super.workAlone(alone);
        crew.rest(alone);
    }

    @Override
    public void dismiss() {
        super.dismiss();
        crew.dismiss();
    }

    @Override
    public void clear(float[] values, int length) {
        LinearMemory.clear(values, length);
    }

    @Override
    public PoolKernels pools() {
        return pools;
    }

    @Override
    public Convolution convolution(Window window, int filters, int maxRows, boolean first) {
        return new WasmConvolution(window, filters, maxRows, first, this, memory, exports, pieces);
    }

    @Override
    public NormKernels norms() {
        return norms;
    }

    @Override
    public void activate(Activation activation, float[] values, int length) {
        String name = kernel(activation);
        if (KernelCalls.isKernel(exports, name)) {
            boolean quick = activation == Activation.RELU;
            int grain = quick ? pieces.ofValues(length, 1) : pieces.ofExponentials(length);
            KernelCalls.activate(exports, name, values, length, grain);
        } else {
            plain.activate(activation, values, length);
        }
    }

    @Override
    public void activationDelta(Activation activation, float[] values, float[] delta, int length) {
        String name = kernel(activation) + "Delta";
        if (KernelCalls.isKernel(exports, name)) {
            boolean quick = !activation.slopeNeedsInput();
            int grain = quick ? pieces.ofValues(length, 2) : pieces.ofExponentials(length);
            KernelCalls.activationDelta(exports, name, values, delta, length, grain);
        } else {
            plain.activationDelta(activation, values, delta, length);
        }
    }

    /** The name of an activation's kernel, if it has one. */
    private static String kernel(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void update(
            UpdateRule rule, float[] weights, float[] gradient, float[][] state, int length, UpdateRule.Step step) {
        if (!KernelCalls.isKernel(exports, rule.name())) {
            super.update(rule, weights, gradient, state, length, step);
            return;
        }
        int arrays = state.length;
        KernelCalls.update(
                exports,
                rule.name(),
                weights,
                gradient,
                arrays > 0 ? state[0] : weights,
                arrays > 1 ? state[1] : weights,
                arrays,
                rule.numbers(step),
                length,
                pieces.ofWeights(length, 2 + arrays));
    }

    @Override
    public void dropout(float[] from, float[] to, int length, float rate, int seed) {
        KernelCalls.dropout(
                exports,
                from,
                to,
                seed,
                DropoutMask.threshold(rate),
                DropoutMask.scale(rate),
                length,
                pieces.ofValues(length, 2));
    }

    @Override
    public void softmax(float[] logits, int rows, int classes) {
        KernelCalls.softmax(exports, logits, rows, classes, pieces.ofExponentialRows(rows, classes));
    }

    @Override
    public double softmaxCrossEntropy(float[] logits, int[] labels, float[] delta, int rows, int classes, float scale) {
        if (sums.length < rows) {
            sums = memory.allocate(rows);
            gaps = memory.allocate(rows);
            labelsSeen = memory.allocateIndices(rows);
        }
        System.arraycopy(labels, 0, labelsSeen, 0, rows);
        KernelCalls.softmaxCrossEntropy(
                exports,
                logits,
                labelsSeen,
                delta,
                sums,
                gaps,
                scale,
                classes,
                rows,
                pieces.ofExponentialRows(rows, classes));
        double loss = 0;
        double product = 1;
        for (int r = 0; r < rows; r++) {
            loss += gaps[r];
            product *= sums[r];
            if (product > NEARLY_TOO_LARGE) {
                loss += Math.log(product);
                product = 1;
            }
        }
        return loss + Math.log(product);
    }
}
