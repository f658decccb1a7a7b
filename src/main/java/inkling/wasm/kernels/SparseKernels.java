package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.KernelWriter.FLOAT;
import static inkling.wasm.kernels.KernelWriter.VECTOR;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;
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
        int r = f.local(ValueType.I32);
        int lines = f.local(ValueType.I32);
        int address = f.local(ValueType.I32);
        int line = f.local(ValueType.I32);
        ColumnBlocks units = new ColumnBlocks(f);
        Lanes lanes = writer.lanes(f);
        int floor = lanes.splat(least);
        preparation.fetch(f, entries);
        units.each(entries.rows(), out4, kernel.from(), kernel.to(), vectors -> {
            units.inMatrix(weights, inputs).set(lines);
            int[] sums = f.locals(ValueType.V128, vectors);
            f.get(units.first()).set(r);
            f.get(r).get(out4).op(I32_MUL).get(y).op(I32_ADD);
            units.column().op(I32_ADD).set(address);
            f.whileFits(r, 1, units.last(), () -> {
                entries.begin(r);
                f.get(bias);
                units.column().op(I32_ADD).set(line);
                ColumnBlocks.load(f, sums, line);
                entries.each(UNROLLED, e -> {
                    entries.loadColumn(e);
                    units.bytes().get(lines).op(I32_ADD).set(line);
                    entries.loadValue(e);
                    addLine(f, sums, line);
                });
                lanes.raise(sums, floor);
                units.store(sums, address);
                f.get(address).get(out4).op(I32_ADD).set(address);
                f.increase(r, 1);
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
        int to = kernel.to();
        int delta = f.local(ValueType.I32);
        int output = f.local(ValueType.I32);
        int block = f.local(ValueType.I32);
        int r = f.local(ValueType.I32);
        Lanes lanes = writer.lanes(f);
        int least = lanes.splat(floor);
        int value = lanes.local();
        int sign = lanes.local();
        ColumnBlocks.strips(f, j, to, (vectors, end) -> {
            int[] sums = f.locals(ValueType.V128, vectors);
            f.get(total).get(j).op(I32_ADD).set(r);
            ColumnBlocks.load(f, sums, r);
            f.get(derivatives).get(j).op(I32_ADD).set(delta);
            f.get(outputs).get(j).op(I32_ADD).set(output);
            f.get(rows).get(j).op(I32_MUL).get(target).op(I32_ADD).set(block);
            f.i32Const(0).set(r);
            f.whileFits(r, 1, rows, () -> {
                for (int v = 0; v < vectors; v++) {
                    f.get(delta).op(V128_LOAD, v * VECTOR).set(value);
                    f.get(output).op(V128_LOAD, v * VECTOR).set(sign);
                    lanes.whereAbove(value, sign, least).set(value);
                    f.get(block).get(value).op(V128_STORE, v * VECTOR);
                    lanes.get(sums[v]).get(value).add().set(sums[v]);
                }
                f.get(delta).get(stride).op(I32_ADD).set(delta);
                f.get(output).get(stride).op(I32_ADD).set(output);
                f.increase(block, vectors * VECTOR);
                f.increase(r, 1);
            });
            f.get(total).get(j).op(I32_ADD).set(r);
            ColumnBlocks.store(f, sums, r, j, to, end);
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
        int i = f.local(ValueType.I32);
        int block = f.local(ValueType.I32);
        int entry = f.local(ValueType.I32);
        int last = f.local(ValueType.I32);
        int address = f.local(ValueType.I32);
        int line = f.local(ValueType.I32);
        ColumnBlocks units = new ColumnBlocks(f);
        preparation.sort(f, entries);
        preparation.own(f, ends, lists, inputs, entries.rows(), i);
        units.each(inputs, out4, kernel.from(), kernel.to(), vectors -> {
            f.get(entries.rows());
            units.column().op(I32_MUL).get(blocks).op(I32_ADD).set(block);
            int[] sums = f.locals(ValueType.V128, vectors);
            f.get(units.first()).set(i);
            units.inMatrix(target, inputs).get(i);
            units.bytes().op(I32_ADD).set(address);
            f.whileFits(i, 1, units.last(), () -> {
                SparsePreparation.list(f, lists, i, entries.rows()).set(entry);
                f.get(i).shift(I32_SHL, 2).get(ends).op(I32_ADD).op(I32_LOAD, 0).set(last);
                f.fits(entry, SparsePreparation.ENTRY, last).when(() -> {
                    ColumnBlocks.load(f, sums, address);
                    for (int together : new int[] {UNROLLED, 1}) {
                        f.whileFits(entry, together * SparsePreparation.ENTRY, last, () -> {
                            for (int e = 0; e < together; e++) {
                                f.get(entry).op(I32_LOAD, e * SparsePreparation.ENTRY);
                                f.i32Const(vectors * VECTOR / SparsePreparation.ROW_UNIT)
                                        .op(I32_MUL);
                                f.get(block).op(I32_ADD).set(line);
                                f.get(entry).op(V128_LOAD32_SPLAT, e * SparsePreparation.ENTRY + FLOAT);
                                addLine(f, sums, line);
                            }
                            f.increase(entry, together * SparsePreparation.ENTRY);
                        });
                    }
                    units.store(sums, address);
                });
                f.get(address).i32Const(1);
                units.bytes().op(I32_ADD).set(address);
                f.increase(i, 1);
            });
        });
    }

    /** Adds to the sums a line times the factor on the stack. */
    private void addLine(FunctionWriter f, int[] sums, int line) {
        Lanes lanes = writer.lanes(f);
        int factor = lanes.local();
        int value = lanes.local();
        f.set(factor);
        for (int v = 0; v < sums.length; v++) {
            f.get(line).op(V128_LOAD, v * VECTOR).set(value);
            lanes.addProduct(sums[v], value, factor);
        }
    }
}
