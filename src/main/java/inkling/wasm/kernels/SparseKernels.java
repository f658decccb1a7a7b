package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.KernelWriter.FLOAT;
import static inkling.wasm.kernels.KernelWriter.VECTOR;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.threads.Division;

/**
 * The products of sparse rows: with the weights, and with the derivatives of the outputs.
 *
 * <p>Both take a strip of units at a time, whose sums stay in registers over all entries of an image or of an input.
 * What the entries pick from, lines of weights or of derivatives, lies in blocks, one line after the other: whole rows
 * would be further apart and crowd into a few of the cache's sets. Weights and their gradient always do
 * ({@link ColumnBlocks}), so that a thread keeps a block in its cache from the product forward to the optimiser's step;
 * derivatives are packed for each batch.
 */
public final class SparseKernels {
    /** Entries that are taken together, one after the other, to save counting. */
    private static final int UNROLLED = 4;

    /** An image has about 150 of 784 pixels set. */
    private static final int TYPICAL_ENTRIES = 150;

    /** More than it costs to pack a value, since it is worth most to the thread that is going to read it. */
    private static final int PACKING_COST = 16;

    /** The product forward; a range is one of the rows of all blocks, one block's after the other's. */
    public final Kernel product;

    public final Kernel packDelta;

    /** The gradient; a range is one of the inputs of all blocks. Inputs at a picture's edge are much less work. */
    public final Kernel gradient;

    /** Begins getting ready for a batch. */
    public final Kernel expect;

    /** Ends getting ready. */
    public final Kernel expectNothing;

    private final KernelWriter writer;
    private final SparsePreparation preparation;

    SparseKernels(KernelWriter writer) {
        this.writer = writer;
        preparation = new SparsePreparation(writer);
        Division rows = Division.ofRows(Tile.NARROW_ROWS).uneven().costing(TYPICAL_ENTRIES);
        product = writer.declare("sparse", rows);
        packDelta = writer.declare(
                "packDelta", Division.ofFloats(ColumnBlocks.COLUMNS).costing(PACKING_COST));
        gradient = writer.declare("sparseGradient", Division.ofRows(1).uneven().costing(TYPICAL_ENTRIES));
        product(product);
        packDelta(packDelta);
        gradient(gradient);
        expect = SparsePreparation.expect(writer);
        expectNothing = writer.declare("expectNothing", Division.ofRows(1));
    }

    /** Writes what a thread does while it waits for others ({@link SparsePreparation#prepare}). */
    FunctionWriter prepare() {
        return preparation.prepare();
    }

    /**
     * {@code y[r] = max(least, bias + Σ value · weights[column])}. Parameters: {@link SparseEntries}, number of inputs,
     * weights in blocks, bias, least, y, number of units.
     */
    private void product(Kernel kernel) {
        FunctionWriter f = kernel.code();
        SparseEntries entries = SparseEntries.of(kernel);
        int inputs = kernel.integer();
        int weights = kernel.array();
        int bias = kernel.array();
        int least = kernel.number();
        int y = kernel.array();
        int out4 = kernel.bytes();
        ColumnBlocks units = new ColumnBlocks(f);
        Lanes lanes = writer.lanes(f);
        int floor = lanes.splat(least);
        preparation.fetch(f, entries);
        units.each(entries.rows(), out4, kernel.from(), kernel.to(), vectors -> {
            int lines = units.inMatrix(weights, inputs).keep();
            int r = f.get(units.first()).keep();
            f.at(y, r, out4);
            int address = units.column().op(I32_ADD).keep();
            f.stepping(r, 1, units.last(), () -> {
                entries.begin(r);
                f.get(bias);
                int[] sums =
                        ColumnBlocks.load(f, vectors, units.column().op(I32_ADD).keep());
                entries.each(UNROLLED, e -> {
                    entries.loadColumn(e);
                    int line = units.bytes().get(lines).op(I32_ADD).keep();
                    entries.loadValue(e);
                    addLine(f, sums, line);
                });
                lanes.raise(sums, floor);
                units.store(sums, address);
                f.increaseBy(address, out4);
            });
        });
    }

    /**
     * Packs derivatives block by block, those of outputs above a floor, and 0 instead of the others; adds up their
     * columns. Parameters: derivatives, outputs, floor, sums, length of a row, target (as large, with rows of whole 64
     * bytes), number of rows.
     */
    private void packDelta(Kernel kernel) {
        FunctionWriter f = kernel.code();
        int derivatives = kernel.array();
        int outputs = kernel.array();
        int floor = kernel.number();
        int total = kernel.array();
        int stride = kernel.bytes();
        int target = kernel.array();
        int rows = kernel.integer();
        int j = kernel.from();
        Lanes lanes = writer.lanes(f);
        int least = lanes.splat(floor);
        ColumnBlocks.strips(f, j, kernel.to(), (vectors, end) -> {
            int totals = f.sum(total, j).keep();
            int[] sums = ColumnBlocks.load(f, vectors, totals);
            int delta = f.sum(derivatives, j).keep();
            int output = f.sum(outputs, j).keep();
            int block = f.at(target, rows, j).keep();
            f.repeat(rows, r -> {
                for (int v = 0; v < vectors; v++) {
                    int value = f.get(delta).op(V128_LOAD, v * VECTOR).keep();
                    int sign = f.get(output).op(V128_LOAD, v * VECTOR).keep();
                    lanes.whereAbove(value, sign, least).set(value);
                    f.get(block).get(value).op(V128_STORE, v * VECTOR);
                    lanes.get(sums[v]).get(value).add().set(sums[v]);
                }
                f.increaseBy(delta, stride).increaseBy(output, stride);
                f.increase(block, vectors * VECTOR);
            });
            ColumnBlocks.store(f, sums, totals, j, kernel.to(), end);
        });
    }

    /**
     * {@code gradient[i] += Σ value · delta[r]} over the sorted entries of input i. Parameters: {@link SparseEntries},
     * ends and lists of all threads ({@link SparsePreparation}), number of inputs, gradient in blocks, delta's packed
     * blocks, number of units.
     */
    private void gradient(Kernel kernel) {
        FunctionWriter f = kernel.code();
        SparseEntries entries = SparseEntries.of(kernel);
        int ends = kernel.array();
        int lists = kernel.array();
        int inputs = kernel.integer();
        int target = kernel.array();
        int blocks = kernel.array();
        int out4 = kernel.bytes();
        ColumnBlocks units = new ColumnBlocks(f);
        preparation.sort(f, entries);
        preparation.own(f, ends, lists, inputs, entries.rows());
        units.each(inputs, out4, kernel.from(), kernel.to(), vectors -> {
            f.get(entries.rows());
            int block = units.column().op(I32_MUL).get(blocks).op(I32_ADD).keep();
            int i = f.get(units.first()).keep();
            units.inMatrix(target, inputs).get(i);
            int address = units.bytes().op(I32_ADD).keep();
            f.stepping(i, 1, units.last(), () -> {
                int entry = SparsePreparation.list(f, lists, i, entries.rows()).keep();
                int last = f.element(ends, i).keep();
                f.fits(entry, SparsePreparation.ENTRY, last).when(() -> {
                    int[] sums = ColumnBlocks.load(f, vectors, address);
                    for (int together : new int[] {UNROLLED, 1}) {
                        f.stepping(entry, together * SparsePreparation.ENTRY, last, () -> {
                            for (int e = 0; e < together; e++) {
                                int at = e * SparsePreparation.ENTRY;
                                f.get(entry).op(I32_LOAD, at).i32Const(vectors * VECTOR / SparsePreparation.ROW_UNIT);
                                int line = f.op(I32_MUL).get(block).op(I32_ADD).keep();
                                f.get(entry).op(V128_LOAD32_SPLAT, at + FLOAT);
                                addLine(f, sums, line);
                            }
                        });
                    }
                    units.store(sums, address);
                });
                f.get(address).i32Const(1);
                units.bytes().op(I32_ADD).set(address);
            });
        });
    }

    /** Adds to the sums a line times the factor on the stack. */
    private void addLine(FunctionWriter f, int[] sums, int line) {
        int factor = f.keep();
        for (int v = 0; v < sums.length; v++) {
            int value = f.get(line).op(V128_LOAD, v * VECTOR).keep();
            writer.lanes(f).addProduct(sums[v], value, factor);
        }
    }
}
