package inkling.wasm;

import inkling.kernel.Layout;
import inkling.kernel.Memory;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.wasm.kernels.DenseKernels;
import inkling.wasm.kernels.KernelModule;
import inkling.wasm.kernels.KernelModule.Kernel;
import inkling.wasm.kernels.SparseKernels;
import inkling.wasm.kernels.SparseKernels.ColumnBlocks;
import inkling.wasm.kernels.SparsePreparation;

/**
 * The products that layers are made of: dense ones, with the packing of their factors, and those of sparse rows, with what
 * waiting threads prepare for them.
 */
final class Products {
    /** No value is smaller. */
    private static final float ANY = Float.NEGATIVE_INFINITY;

    /** From so many rows on, packing the weights costs less than it saves. */
    private static final int ROWS_WORTH_PACKING = 24;

    /** A cache line holds so many columns, so that packing them would gain nothing. */
    private static final int COLUMNS_AS_THEY_ARE = 16;

    /** Floats of a cache line; packed matrices have room for whole lines. */
    private static final int LINE = 16;

    private static final int PANEL = DenseKernels.PANEL_COLUMNS;

    private final DenseKernels dense;
    private final SparseKernels sparse;
    private final KernelCall call;
    private final int threads;
    private final Scratch packed;
    private final Scratch zeros;

    // Each thread sorts entries in a part of its own.
    private final Scratch ends;
    private final Scratch lists;

    /** How many jobs with sparse rows there were so far. */
    private int jobs;

    /** The number of the job that threads prepare for, or 0. */
    private int expectedJob;

    private Batch expected;

    /** Whether a layer takes sparse rows, so that there is something to prepare. */
    private boolean inUse;

    private boolean alone;

    /**
     * @param threads the most that there may be
     */
    Products(KernelModule kernels, KernelCall call, Memory memory, int threads) {
        dense = kernels.dense;
        sparse = kernels.sparse;
        this.call = call;
        this.threads = threads;
        packed = new Scratch(memory);
        zeros = new Scratch(memory);
        ends = new Scratch(memory);
        lists = new Scratch(memory);
    }

    /** Takes the room that the passes of a layer need. */
    void reserve(int maxRows, int in, int out) {
        zeros.of(in);
        room(in, out);
        room(maxRows, out);
    }

    /** Output = max(least, input · weights + bias); {@code rows × out} from {@code rows × in}. */
    void dense(float[] input, float[] weights, float[] bias, float least, float[] output, int rows, int in, int out) {
        boolean pack = rows >= ROWS_WORTH_PACKING && out > COLUMNS_AS_THEY_ARE;
        float[] factor = pack ? pack(weights, in, out) : weights;
        call.of(dense.product).array(input).integer(in);
        factor(factor, pack, in, out);
        call.array(bias).integer(0).number(least).array(output).integer(in).integer(out);
        call.run(rows, (double) rows * in * out);
    }

    /** Gradient += inputᵀ · delta; {@code in × out} from {@code rows × in} and {@code rows × out}. */
    void weightGradient(float[] input, float[] delta, float[] gradient, int rows, int in, int out) {
        boolean pack = out > COLUMNS_AS_THEY_ARE;
        float[] factor = pack ? pack(delta, rows, out) : delta;
        call.of(dense.transposedProduct).array(input).integer(in);
        factor(factor, pack, rows, out);
        call.array(gradient)
                .integer(out)
                .number(ANY)
                .array(gradient)
                .integer(rows)
                .integer(out);
        call.run(in, (double) in * rows * out);
    }

    /** The arguments for the second factor: the matrix, packed in panels or as it is. */
    private void factor(float[] matrix, boolean packed, int rows, int columns) {
        call.array(matrix).integer(packed ? rows * PANEL : PANEL).integer(packed ? PANEL : columns);
    }

    /** Gradient += the sum of delta's rows; {@code out} from {@code rows × out}. */
    void biasGradient(float[] delta, float[] gradient, int rows, int out) {
        call.of(dense.sumRows).array(delta).array(gradient).integer(rows).integer(out);
        call.run(out, (double) rows * out);
    }

    /** InputDelta = delta · weightsᵀ; {@code rows × in} from {@code rows × out} and {@code in × out}. */
    void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows, int in, int out) {
        float[] panels = room(in, out);
        call.of(dense.packTransposed).array(weights).integer(out).array(panels);
        call.run(in, (double) in * out);
        call.of(dense.productByColumns).array(delta).integer(out);
        call.array(panels).integer(out * PANEL).integer(PANEL);
        call.array(zeros.of(in))
                .integer(0)
                .number(ANY)
                .array(inputDelta)
                .integer(out)
                .integer(in);
        call.integer(rows).run(in, (double) rows * out * in);
    }

    /** A matrix in panels, which hold until the next use of {@link #room}. */
    float[] pack(float[] matrix, int rows, int columns) {
        float[] panels = room(rows, columns);
        call.of(dense.pack).array(matrix).integer(columns).array(panels).integer(rows);
        call.run(columns, (double) columns * rows);
        return panels;
    }

    /** Room for a packed matrix, whichever of its sides is rounded up. */
    float[] room(int rows, int columns) {
        return packed.of((rows + LINE) * (columns + LINE));
    }

    /** Takes the room for a layer over sparse rows; gives the layout of its weights and their gradient. */
    Layout sparseLayout(int maxRows, int in, int out) {
        inUse = true;
        ends(in);
        lists(in, maxRows);
        room(maxRows, out);
        return new Layout(in, out, ColumnBlocks.COLUMNS);
    }

    /** Output = max(least, input · weights + bias); {@code count × out} from sparse rows. */
    void sparse(Batch input, float[] weights, float[] bias, float least, float[] output, int out) {
        begin(sparse.product, input, job(input));
        call.integer(input.width()).array(weights).array(bias).number(least);
        call.array(output).integer(out);
        call.run(ColumnBlocks.count(out) * input.count(), (double) input.count() * out);
    }

    /**
     * The backward pass of a layer over sparse rows.
     *
     * @param least outputs that are no higher pass no derivative on
     */
    void sparseBackward(
            Batch input, float least, float[] output, float[] delta, float[] gradient, float[] biasGradient, int out) {
        int rows = input.count();
        float[] packed = room(rows, out);
        call.of(sparse.packDelta).array(delta).array(output).number(least);
        call.array(biasGradient).integer(out).array(packed).integer(rows);
        call.run(out, (double) rows * out);
        if (!isExpected(input)) {
            expectNothing();
        }
        int job = job(input);
        begin(sparse.gradient, input, job);
        sorted(input);
        call.array(gradient).array(packed).integer(out);
        call.run(ColumnBlocks.count(out) * input.width(), (double) rows * out);
        expectNothing();
    }

    /** Lets waiting threads prepare for a batch, whose rows must not change until the backward pass. */
    void expect(Batch next) {
        if (!inUse || threads == 1 || alone || isExpected(next)) {
            return;
        }
        expectNothing();
        expected = next;
        expectedJob = ++jobs;
        begin(sparse.expect, next, expectedJob);
        sorted(next);
        call.run(1);
    }

    /** Begins the call of a kernel whose first parameters are a batch. */
    private void begin(Kernel kernel, Batch batch, int job) {
        SparseRows rows = batch.rows();
        call.of(kernel).array(rows.starts()).array(rows.columns()).array(rows.values());
        call.array(batch.order(), batch.from()).integer(batch.count()).integer(job);
    }

    private boolean isExpected(Batch batch) {
        return expectedJob != 0 && expected.equals(batch);
    }

    /** The number of a job with these rows, by which threads know what they have done for it. */
    private int job(Batch batch) {
        return isExpected(batch) ? expectedJob : ++jobs;
    }

    /** From now on so many threads work, so that there is something to prepare for from two on. */
    void limit(int most) {
        alone = most == 1;
        expectNothing();
        call.limit(most);
    }

    /** Stops preparing for good: a thread that ended in the middle of it would be waited for. */
    void dismiss() {
        alone = true;
        expectedJob = 0;
    }

    /** Ends all preparation: from now on rows may change. */
    private void expectNothing() {
        if (expectedJob != 0) {
            expectedJob = 0;
            call.of(sparse.expectNothing).run(1);
        }
    }

    /** The arguments for the entries of a batch, sorted by all threads. */
    private void sorted(Batch batch) {
        call.array(ends(batch.width())).array(lists(batch.width(), batch.count()));
        call.integer(batch.width());
    }

    private float[] ends(int width) {
        return ends.of(threads * width);
    }

    private float[] lists(int width, int rows) {
        return lists.of(SparsePreparation.ENTRY_FLOATS * (rows + SparsePreparation.GAP) * threads * width);
    }

    /** Room that products need for themselves. It grows when more is needed for the first time. */
    private static final class Scratch {
        private final Memory memory;
        private int length;
        private float[] values = {};

        Scratch(Memory memory) {
            this.memory = memory;
        }

        /** At least so many values; what they hold is undefined after others were asked for. */
        float[] of(int least) {
            // Not the array's own length: where memory is only planned, all arrays are empty.
            if (length < least) {
                length = least;
                values = memory.allocate(least);
            }
            return values;
        }
    }
}
