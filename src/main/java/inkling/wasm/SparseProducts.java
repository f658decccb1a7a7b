package inkling.wasm;

import inkling.kernel.Batch;
import inkling.kernel.Layout;
import inkling.kernel.Memory;
import inkling.kernel.SparseRows;
import inkling.wasm.kernels.ColumnBlocks;
import inkling.wasm.kernels.Kernel;
import inkling.wasm.kernels.SparseKernels;
import inkling.wasm.kernels.SparsePreparation;

/** The products of layers over sparse rows, and what waiting threads prepare for them. */
final class SparseProducts {
    private final SparseKernels kernels;
    private final KernelCall call;
    private final DenseProducts packing;
    private final int threads;

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
    SparseProducts(SparseKernels kernels, KernelCall call, Memory memory, DenseProducts packing, int threads) {
        this.kernels = kernels;
        this.call = call;
        this.packing = packing;
        this.threads = threads;
        ends = new Scratch(memory);
        lists = new Scratch(memory);
    }

    /** Takes the room that the passes of a layer need; gives the layout of its weights and their gradient. */
    Layout layout(int maxRows, int in, int out) {
        inUse = true;
        ends(in);
        lists(in, maxRows);
        packing.room(maxRows, out);
        return new Layout(in, out, ColumnBlocks.COLUMNS);
    }

    /** Output = max(least, input · weights + bias). */
    void forward(Batch input, float[] weights, float[] bias, float least, float[] output, int out) {
        begin(kernels.product, input, job(input));
        call.integer(input.width()).array(weights).array(bias).number(least);
        call.array(output).integer(out);
        call.run(ColumnBlocks.count(out) * input.count(), (double) input.count() * out);
    }

    /**
     * The backward pass.
     *
     * @param least outputs that are no higher pass no derivative on
     */
    void backward(
            Batch input, float least, float[] output, float[] delta, float[] gradient, float[] biasGradient, int out) {
        int rows = input.count();
        float[] packed = packing.room(rows, out);
        call.of(kernels.packDelta).array(delta).array(output).number(least);
        call.array(biasGradient).integer(out).array(packed).integer(rows);
        call.run(out, (double) rows * out);
        if (!isExpected(input)) {
            expectNothing();
        }
        int job = job(input);
        begin(kernels.gradient, input, job);
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
        begin(kernels.expect, next, expectedJob);
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

    /** Stops preparing for a while, or starts again. */
    void workAlone(boolean wished) {
        alone = wished;
        expectNothing();
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
            call.of(kernels.expectNothing).run(1);
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
}
