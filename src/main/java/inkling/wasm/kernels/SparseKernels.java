package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.Lanes.FLOAT;
import static inkling.wasm.kernels.Lanes.VECTOR;

import inkling.kernel.Layout;
import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.kernels.DenseKernels.Tile;
import inkling.wasm.kernels.KernelModule.Division;
import inkling.wasm.kernels.KernelModule.Kernel;
import inkling.wasm.kernels.SparsePreparation.SparseEntries;
import java.util.function.IntConsumer;

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

    private final KernelModule module;
    private final SparsePreparation preparation;

    SparseKernels(KernelModule module) {
        this.module = module;
        preparation = new SparsePreparation(module);
        Division rows = Division.ofRows(Tile.NARROW_ROWS).uneven().costing(TYPICAL_ENTRIES);
        product = module.declare("sparse", rows);
        packDelta = module.declare(
                "packDelta", Division.ofFloats(ColumnBlocks.COLUMNS).costing(PACKING_COST));
        gradient = module.declare("sparseGradient", Division.ofRows(1).uneven().costing(TYPICAL_ENTRIES));
        product(product);
        packDelta(packDelta);
        gradient(gradient);
        expect = SparsePreparation.expect(module);
        expectNothing = module.declare("expectNothing", Division.ofRows(1));
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
        Lanes lanes = module.lanes(f);
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
                int[] sums = Lanes.load(f, vectors, units.column().op(I32_ADD).keep());
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
        Lanes lanes = module.lanes(f);
        int least = lanes.splat(floor);
        Lanes.strips(f, j, kernel.to(), (vectors, end) -> {
            int totals = f.sum(total, j).keep();
            int[] sums = Lanes.load(f, vectors, totals);
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
            Lanes.store(f, sums, totals, j, kernel.to(), end);
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
                    int[] sums = Lanes.load(f, vectors, address);
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
            module.lanes(f).addProduct(sums[v], value, factor);
        }
    }

    /**
     * Writes the way through a range of all lines of a matrix whose columns lie in blocks ({@link Layout}), one block's
     * lines after the other's, strip by strip.
     */
    public static final class ColumnBlocks {
        /** Columns of a block, which are units of a layer. */
        public static final int COLUMNS = 32;

        private static final int SHIFT = 7;
        private static final int BLOCK = 1 << SHIFT;
        private static final int WHOLE = BLOCK / VECTOR;

        private final FunctionWriter f;
        private final int column;
        private final int begin;
        private final int edge;
        private final int stride;
        private final int first;
        private final int last;
        private boolean whole;
        private boolean end;

        /** Declares the locals. */
        ColumnBlocks(FunctionWriter f) {
            this.f = f;
            column = f.local(ValueType.I32);
            begin = f.local(ValueType.I32);
            edge = f.local(ValueType.I32);
            stride = f.local(ValueType.I32);
            first = f.local(ValueType.I32);
            last = f.local(ValueType.I32);
        }

        /** In how many blocks so many columns are. */
        public static int count(int columns) {
            return (columns + COLUMNS - 1) / COLUMNS;
        }

        /**
         * Goes through the blocks.
         *
         * @param lines how many there are in a block
         * @param rowBytes bytes of all columns
         * @param from the first of all blocks' lines; is changed
         * @param to the end of them
         * @param body what is done with the lines between {@link #first} and {@link #last}; is given the number of vectors
         */
        void each(int lines, int rowBytes, int from, int to, IntConsumer body) {
            f.whileTrue(() -> f.fits(from, 1, to), () -> {
                f.get(from).get(lines).op(I32_DIV_U).set(begin);
                f.get(from).get(begin).get(lines).op(I32_MUL).op(I32_SUB).set(first);
                f.get(first).get(to).op(I32_ADD).get(from).op(I32_SUB).set(last);
                f.lower(last, lines).set(last);
                f.get(from).get(last).op(I32_ADD).get(first).op(I32_SUB).set(from);
                f.get(begin).shift(I32_SHL, SHIFT).set(begin);
                f.get(begin).i32Const(BLOCK).op(I32_ADD).set(edge);
                f.lower(edge, rowBytes).set(edge);
                f.get(edge).get(begin).op(I32_SUB).set(stride);
                f.get(begin).set(column);
                Lanes.strips(f, column, edge, (vectors, odd) -> {
                    whole = vectors == WHOLE;
                    end = odd;
                    body.accept(vectors);
                });
            });
        }

        /** Puts the column, in bytes, at which the strip in hand begins on the stack. */
        FunctionWriter column() {
            return f.get(column);
        }

        /** The first of the block's lines that belong to the range. */
        int first() {
            return first;
        }

        /** The end of the block's lines that belong to the range. */
        int last() {
            return last;
        }

        /** Puts the address of the strip in hand in the block's first line on the stack; there are so many lines. */
        FunctionWriter inMatrix(int matrix, int lines) {
            f.get(lines).get(begin).op(I32_MUL).get(matrix).op(I32_ADD);
            return f.get(column).op(I32_ADD).get(begin).op(I32_SUB);
        }

        /** Makes bytes of the number of lines on the stack. */
        FunctionWriter bytes() {
            return whole ? f.shift(I32_SHL, SHIFT) : f.get(stride).op(I32_MUL);
        }

        /** Stores the strip in hand at an address. */
        void store(int[] vectors, int address) {
            Lanes.store(f, vectors, address, column, edge, end);
        }
    }
}
