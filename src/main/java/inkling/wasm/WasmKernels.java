package inkling.wasm;

import inkling.kernel.Activation;
import inkling.kernel.Convolution;
import inkling.kernel.DropoutMask;
import inkling.kernel.Kernels;
import inkling.kernel.Layout;
import inkling.kernel.NormKernels;
import inkling.kernel.ScalarKernels;
import inkling.kernel.SparseRows;
import inkling.kernel.Window;
import inkling.kernel.WindowKernels;
import org.teavm.jso.JSObject;

/**
 * {@link Kernels} in WebAssembly with SIMD, over one linear memory of fixed size.
 *
 * <p>Its arrays are views of that memory: what Java writes, the kernels see, and no value is copied in a training step.
 * The leaky ReLU and average pools are left to {@link ScalarKernels}, which works on the same arrays.
 */
public final class WasmKernels extends WasmRules {
    private static final int FLOAT = 4;
    private static final int SLICE_WORK = 100_000_000;

    /** From so many rows on, packing the weights costs less than it saves. */
    private static final int ROWS_WORTH_PACKING = 24;

    /** No value is less. */
    private static final float ANY = Float.NEGATIVE_INFINITY;

    /** Floats of a cache line; scratch is in whole lines. */
    private static final int LINE = 16;

    private final Kernels plain = new ScalarKernels();
    private final KernelMemory memory;
    private final JSObject exports;
    private final Crew crew;
    private final Pieces pieces;
    private final WindowKernels windows;
    private final NormKernels norms;
    private float[] scratch;
    private float[] zeros;
    private int[] ends;
    private float[] lists;
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
        windows = new WasmWindows(exports, pieces, plain.windows());
        norms = new WasmNorms(this, exports, pieces);
        scratch = allocate(0);
        zeros = scratch;
        lists = scratch;
        sums = scratch;
        gaps = scratch;
        ends = allocateIndices(0);
        labelsSeen = ends;
    }

    private static void lost() {
        throw new IllegalStateException("A helper thread stopped in the middle of its work, so that this run cannot go"
                + " on. Press Train to start again, or choose 1 thread in the settings.");
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
    public int threads() {
        return crew.size();
    }

    @Override
    public void dismissThreads() {
        crew.dismiss();
    }

    @Override
    public int sliceWork() {
        return SLICE_WORK;
    }

    @Override
    public float[] allocate(int length) {
        return memory.allocate(length);
    }

    @Override
    public int[] allocateIndices(int length) {
        return memory.allocateIndices(length);
    }

    @Override
    public SparseRows adopt(SparseRows rows) {
        return memory.adopt(rows);
    }

    @Override
    public void clear(float[] values, int length) {
        LinearMemory.clear(values, length);
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
        if (rows < ROWS_WORTH_PACKING) {
            KernelCalls.dense(
                    exports,
                    input,
                    in,
                    weights,
                    DenseKernels.PANEL,
                    FLOAT * out,
                    bias,
                    least(activation),
                    output,
                    in,
                    out,
                    rows,
                    pieces.ofRows(rows, in, out));
        } else {
            KernelCalls.pack(exports, weights, scratchFor(in, out), in, out, pieces.ofColumns(out, in));
            KernelCalls.dense(
                    exports,
                    input,
                    in,
                    scratch,
                    in * DenseKernels.PANEL,
                    DenseKernels.PANEL,
                    bias,
                    least(activation),
                    output,
                    in,
                    out,
                    rows,
                    pieces.ofRows(rows, in, out));
        }
        activateAfter(activation, output, rows * out);
    }

    /** What the kernels of products make of smaller values; where an output is above it, its slope is 1. */
    private static float least(Activation activation) {
        return activation == Activation.RELU ? 0f : ANY;
    }

    /** Applies what the kernels of products don't. */
    private void activateAfter(Activation activation, float[] output, int length) {
        if (activation != Activation.RELU) {
            activate(activation, output, length);
        }
    }

    @Override
    public Layout sparseLayout(int in, int out) {
        return new Layout(in, out, UnitBlocks.UNITS);
    }

    @Override
    public void sparse(
            SparseRows input,
            int[] order,
            int from,
            int rows,
            float[] weights,
            float[] bias,
            Activation activation,
            float[] output,
            int out) {
        KernelCalls.sparse(
                exports,
                input.starts(),
                input.columns(),
                input.values(),
                order,
                from,
                rows,
                input.width(),
                weights,
                bias,
                least(activation),
                output,
                out,
                UnitBlocks.count(out) * rows,
                pieces.ofRowsOfBlocks(rows, out));
        activateAfter(activation, output, rows * out);
    }

    @Override
    public void denseWeightGradient(float[] input, float[] delta, float[] gradient, int rows, int in, int out) {
        KernelCalls.pack(exports, delta, scratchFor(rows, out), rows, out, pieces.ofColumns(out, rows));
        KernelCalls.denseTransposed(
                exports,
                input,
                in,
                scratch,
                rows * DenseKernels.PANEL,
                DenseKernels.PANEL,
                gradient,
                rows,
                out,
                in,
                pieces.ofRows(in, rows, out));
    }

    @Override
    public void sparseBackward(
            SparseRows input,
            int[] order,
            int from,
            int rows,
            Activation activation,
            float[] output,
            float[] delta,
            float[] gradient,
            float[] biasGradient,
            int out) {
        if (activation != Activation.RELU) {
            activationDelta(activation, output, delta, rows * out);
        }
        int width = input.width();
        int blocks = UnitBlocks.count(out);
        int grain = pieces.ofInputsOfBlocks(rows, width, out);
        int copies = grain < blocks * width ? pieces.copies() : 1;
        if (ends.length < copies * width) {
            ends = allocateIndices(copies * width);
        }
        int values = SparseSort.ENTRY / FLOAT * copies * (rows + SparseSort.GAP) * width;
        if (lists.length < values) {
            lists = allocate(values);
        }
        KernelCalls.sort(
                exports,
                input.starts(),
                input.columns(),
                input.values(),
                order,
                from,
                rows,
                ends,
                lists,
                width,
                copies);
        float[] packed = scratchFor(rows, out);
        KernelCalls.packDelta(
                exports, delta, output, least(activation), biasGradient, out, packed, rows, pieces.ofBlocks(out, rows));
        KernelCalls.sparseGradient(exports, ends, lists, copies, rows, width, gradient, packed, out, blocks, grain);
    }

    @Override
    public void biasGradient(float[] delta, float[] gradient, int rows, int out) {
        KernelCalls.sumRows(exports, delta, gradient, rows, out, pieces.ofColumns(out, rows));
    }

    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows, int in, int out) {
        if (zeros.length < in) {
            zeros = allocate(in);
        }
        KernelCalls.packTransposed(exports, weights, scratchFor(in, out), in, out, pieces.ofColumns(in, out));
        KernelCalls.dense(
                exports,
                delta,
                out,
                scratch,
                out * DenseKernels.PANEL,
                DenseKernels.PANEL,
                zeros,
                ANY,
                inputDelta,
                out,
                in,
                rows,
                pieces.ofRows(rows, out, in));
    }

    /** Room for a packed matrix, whichever of its sides is rounded up. */
    private float[] scratchFor(int rows, int columns) {
        int length = (rows + LINE) * (columns + LINE);
        if (scratch.length < length) {
            scratch = allocate(length);
        }
        return scratch;
    }

    @Override
    public WindowKernels windows() {
        return windows;
    }

    @Override
    public Convolution convolution(Window window, int filters, int maxRows, boolean first) {
        return new WasmConvolution(window, filters, maxRows, first, this, exports, pieces);
    }

    /** A matrix in panels, which hold until the next call of any kernel that packs. */
    float[] pack(float[] matrix, int rows, int columns) {
        KernelCalls.pack(exports, matrix, scratchFor(rows, columns), rows, columns, pieces.ofColumns(columns, rows));
        return scratch;
    }

    @Override
    public NormKernels norms() {
        return norms;
    }

    @Override
    public void activate(Activation activation, float[] values, int length) {
        switch (activation) {
            case RELU -> KernelCalls.activate(exports, "relu", values, length, pieces.ofValues(length, 1));
            case SIGMOID -> KernelCalls.activate(exports, "sigmoid", values, length, pieces.ofExponentials(length));
            case TANH -> KernelCalls.activate(exports, "tanh", values, length, pieces.ofExponentials(length));
            default -> plain.activate(activation, values, length);
        }
    }

    @Override
    public void activationDelta(Activation activation, float[] outputs, float[] delta, int length) {
        switch (activation) {
            case RELU ->
                KernelCalls.activationDelta(exports, "reluDelta", outputs, delta, length, pieces.ofValues(length, 2));
            case SIGMOID ->
                KernelCalls.activationDelta(
                        exports, "sigmoidDelta", outputs, delta, length, pieces.ofValues(length, 2));
            case TANH ->
                KernelCalls.activationDelta(exports, "tanhDelta", outputs, delta, length, pieces.ofValues(length, 2));
            default -> plain.activationDelta(activation, outputs, delta, length);
        }
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
            sums = allocate(rows);
            gaps = allocate(rows);
            labelsSeen = allocateIndices(rows);
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
        for (int r = 0; r < rows; r++) {
            loss += Math.log(sums[r]) + gaps[r];
        }
        return loss;
    }
}
