package inkling.wasm;

import inkling.kernel.Activation;
import inkling.kernel.Batch;
import inkling.kernel.Kernels;
import inkling.kernel.Layout;
import inkling.kernel.Memory;
import inkling.kernel.ThreadPool;
import inkling.wasm.kernels.ProductWriter;
import inkling.wasm.kernels.SparseSort;
import inkling.wasm.kernels.UnitBlocks;
import inkling.wasm.threads.Pieces;
import org.teavm.jso.JSObject;

/** The products of dense layers among the {@link Kernels} in WebAssembly, and what they pack and sort for them. */
abstract class WasmProducts implements Kernels, ThreadPool {
    private static final int FLOAT = 4;

    /** From so many rows on, packing the weights costs less than it saves. */
    private static final int ROWS_WORTH_PACKING = 24;

    /** A cache line holds so many, so that packing them would bring no more of them together. */
    private static final int COLUMNS_AS_THEY_ARE = 16;

    /** No value is less. */
    private static final float ANY = Float.NEGATIVE_INFINITY;

    /** Floats of a cache line; scratch is in whole lines. */
    private static final int LINE = 16;

    // All grow with what they are first needed for, in the kernels' memory.
    private float[] scratch = {};
    private float[] zeros = {};
    private int[] ends = {};
    private float[] lists = {};

    /** With sparse rows so far. */
    private int jobs;

    private boolean alone;

    // What threads that wait get ready for; the number of the job is 0 if that is nothing.
    private int expectedJob;
    private Batch expected;

    /** Whether there is a layer that takes sparse rows, so that there is something to get ready for. */
    private boolean takesSparse;

    /** The module's functions. */
    abstract JSObject exports();

    /** How work is cut. */
    abstract Pieces pieces();

    /** Where the kernels work. */
    abstract Memory memory();

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
        boolean packed = rows >= ROWS_WORTH_PACKING && out > COLUMNS_AS_THEY_ARE;
        KernelCalls.dense(
                exports(),
                input,
                in,
                packed ? pack(weights, in, out) : weights,
                panelStride(packed, in),
                lineStride(packed, out),
                bias,
                least(activation),
                output,
                in,
                out,
                rows,
                pieces().ofRows(rows, in, out));
        activateAfter(activation, output, rows * out);
    }

    /** Bytes from one panel of a second factor to the next, which has so many lines. */
    private static int panelStride(boolean packed, int lines) {
        return packed ? lines * ProductWriter.PANEL : ProductWriter.PANEL;
    }

    /** Bytes from one line of a panel to the next, in a factor with so many columns. */
    private static int lineStride(boolean packed, int columns) {
        return packed ? ProductWriter.PANEL : FLOAT * columns;
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
        takesSparse = true;
        return new Layout(in, out, UnitBlocks.UNITS);
    }

    @Override
    public void sparse(Batch input, float[] weights, float[] bias, Activation activation, float[] output, int out) {
        KernelCalls.sparse(
                exports(),
                input.rows().starts(),
                input.rows().columns(),
                input.rows().values(),
                input.order(),
                input.from(),
                input.count(),
                job(input),
                input.width(),
                weights,
                bias,
                least(activation),
                output,
                out,
                UnitBlocks.count(out) * input.count(),
                pieces().ofRowsOfBlocks(input.count(), out));
        activateAfter(activation, output, input.count() * out);
    }

    @Override
    public void denseWeightGradient(float[] input, float[] delta, float[] gradient, int rows, int in, int out) {
        boolean packed = out > COLUMNS_AS_THEY_ARE;
        KernelCalls.denseTransposed(
                exports(),
                input,
                in,
                packed ? pack(delta, rows, out) : delta,
                panelStride(packed, rows),
                lineStride(packed, out),
                gradient,
                rows,
                out,
                in,
                pieces().ofRows(in, rows, out));
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
        int rows = input.count();
        if (activation != Activation.RELU) {
            activationDelta(activation, output, delta, rows * out);
        }
        float[] packed = scratchFor(rows, out);
        KernelCalls.packDelta(
                exports(),
                delta,
                output,
                least(activation),
                biasGradient,
                out,
                packed,
                rows,
                pieces().ofBlocks(out, rows));
        int width = input.width();
        if (!isExpected(input)) {
            expectNothing();
        }
        int job = job(input);
        makeRoomToSort(width, rows);
        KernelCalls.sparseGradient(
                exports(),
                input.rows().starts(),
                input.rows().columns(),
                input.rows().values(),
                input.order(),
                input.from(),
                rows,
                job,
                ends,
                lists,
                width,
                gradient,
                packed,
                out,
                UnitBlocks.count(out) * width,
                pieces().ofInputsOfBlocks(rows, width, out));
        expectNothing();
    }

    @Override
    public void prefetch(Batch next) {
        if (!takesSparse || pieces().threads() == 1 || alone || isExpected(next)) {
            return;
        }
        expectNothing();
        makeRoomToSort(next.width(), next.count());
        expected = next;
        expectedJob = ++jobs;
        KernelCalls.expectSparse(
                exports(),
                next.rows().starts(),
                next.rows().columns(),
                next.rows().values(),
                next.order(),
                next.from(),
                next.count(),
                expectedJob,
                ends,
                lists,
                next.width());
    }

    private boolean isExpected(Batch batch) {
        return expectedJob != 0 && expected.equals(batch);
    }

    /** The number of a job with these rows, by which threads know what they have done for it. */
    private int job(Batch batch) {
        return isExpected(batch) ? expectedJob : ++jobs;
    }

    @Override
    public void workAlone(boolean wished) {
        alone = wished;
        expectNothing();
    }

    /** A thread that goes in the middle of getting ready would be waited for. */
    @Override
    public void dismiss() {
        alone = true;
        expectedJob = 0;
    }

    /** Ends all getting ready: from now on rows may change. */
    private void expectNothing() {
        if (expectedJob != 0) {
            expectedJob = 0;
            KernelCalls.expectNothing(exports());
        }
    }

    /** For all threads. */
    private void makeRoomToSort(int width, int rows) {
        int columns = pieces().threads() * width;
        if (ends.length < columns) {
            ends = memory().allocateIndices(columns);
        }
        int values = SparseSort.ENTRY / FLOAT * (rows + SparseSort.GAP) * columns;
        if (lists.length < values) {
            lists = memory().allocate(values);
        }
    }

    @Override
    public void biasGradient(float[] delta, float[] gradient, int rows, int out) {
        KernelCalls.sumRows(exports(), delta, gradient, rows, out, pieces().ofColumns(out, rows));
    }

    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows, int in, int out) {
        if (zeros.length < in) {
            zeros = memory().allocate(in);
        }
        KernelCalls.packTransposed(exports(), weights, scratchFor(in, out), in, out, pieces().ofColumns(in, out));
        KernelCalls.denseByColumns(
                exports(),
                delta,
                out,
                scratch,
                out * ProductWriter.PANEL,
                ProductWriter.PANEL,
                zeros,
                inputDelta,
                out,
                in,
                rows,
                pieces().ofPanels(rows, out, in));
    }

    /** Room for a packed matrix, whichever of its sides is rounded up. */
    private float[] scratchFor(int rows, int columns) {
        int length = (rows + LINE) * (columns + LINE);
        if (scratch.length < length) {
            scratch = memory().allocate(length);
        }
        return scratch;
    }

    /** A matrix in panels, which hold until the next call of any kernel that packs. */
    float[] pack(float[] matrix, int rows, int columns) {
        KernelCalls.pack(
                exports(), matrix, scratchFor(rows, columns), rows, columns, pieces().ofColumns(columns, rows));
        return scratch;
    }
}
