package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;

/**
 * Writes the products of sparse rows: with the weights, and with the derivatives of the outputs.
 *
 * <p>Both take a block of units at a time, whose sums stay in registers over all entries of an image or of an input.
 * What the entries pick from, lines of weights or of derivatives, lies in such blocks, one line after the other: whole
 * rows would be further apart and crowd into a few of the cache's sets. Weights and their gradient always do
 * ({@link UnitBlocks}), so that a thread keeps a block in its cache from the product forward to the optimiser's step;
 * derivatives are packed for each batch. Addresses and {@code out4} (the length of a row) are in bytes.
 */
public final class SparseKernels {
    /** Entries that are taken together, one after the other, to save counting. */
    private static final int UNROLLED = 4;

    private static final int FLOAT = 4;
    private static final int VECTOR = 16;

    private final ModuleWriter module;
    private final boolean relaxed;
    private final SparsePreparation preparation;

    public SparseKernels(ModuleWriter module, boolean relaxed) {
        this.module = module;
        this.relaxed = relaxed;
        preparation = new SparsePreparation(module);
    }

    public void write() {
        preparation.write();
        forward();
        packDelta();
        gradient();
    }

    /**
     * {@code y[r] = max(least, bias + Σ value · weights[column])}. Parameters: {@link SparseEntries}, number
     * of inputs, weights in blocks, bias, least, y, out4, from, to: the part of all rows of all blocks, one block's after
     * the other's.
     */
    private void forward() {
        FunctionWriter f = module.divided("sparse");
        SparseEntries entries = new SparseEntries(f);
        int inputs = f.integer();
        int weights = f.integer();
        int bias = f.integer();
        int least = f.parameter(ValueType.F32);
        int y = f.integer();
        int out4 = f.integer();
        int from = f.integer();
        int to = f.integer();
        int r = f.local(ValueType.I32);
        int lines = f.local(ValueType.I32);
        int place = f.local(ValueType.I32);
        int line = f.local(ValueType.I32);
        entries.declareLocals();
        UnitBlocks units = new UnitBlocks(f);
        Lanes lanes = new Lanes(f, true, relaxed);
        int floor = lanes.splat(least);
        preparation.fetch(f, entries);
        units.each(entries.rows(), out4, from, to, vectors -> {
            units.inMatrix(weights, inputs).set(lines);
            int[] sums = f.locals(ValueType.V128, vectors);
            f.get(units.first()).set(r);
            f.get(r).get(out4).i32Mul().get(y).i32Add();
            units.column().i32Add().set(place);
            f.whileFits(r, 1, units.last(), () -> {
                entries.begin(r);
                f.get(bias);
                units.column().i32Add().set(line);
                Blocks.load(f, sums, line);
                entries.each(UNROLLED, e -> {
                    entries.loadColumn(e);
                    units.bytes().get(lines).i32Add().set(line);
                    entries.loadValue(e);
                    addLine(f, sums, line);
                });
                lanes.raise(sums, floor);
                units.store(sums, place);
                f.get(place).get(out4).i32Add().set(place);
                f.increase(r, 1);
            });
        });
    }

    /**
     * Packs derivatives block by block, those of outputs above a floor, and 0 in the place of the others; adds up their
     * columns. Parameters: derivatives, outputs, floor, sums, length of a row, target (as large, with rows of whole 64
     * bytes), number of rows, and the part of the columns, cut at blocks.
     */
    private void packDelta() {
        FunctionWriter f = module.divided("packDelta");
        int derivatives = f.integer();
        int outputs = f.integer();
        int floor = f.parameter(ValueType.F32);
        int total = f.integer();
        int stride = f.integer();
        int target = f.integer();
        int rows = f.integer();
        int from = f.integer();
        int to = f.integer();
        int delta = f.local(ValueType.I32);
        int output = f.local(ValueType.I32);
        int block = f.local(ValueType.I32);
        int r = f.local(ValueType.I32);
        Lanes lanes = new Lanes(f, true, relaxed);
        int least = lanes.splat(floor);
        int value = lanes.local();
        int sign = lanes.local();
        int j = from;
        Blocks.each(f, j, to, (vectors, end) -> {
            int[] sums = f.locals(ValueType.V128, vectors);
            f.get(total).get(j).i32Add().set(r);
            Blocks.load(f, sums, r);
            f.get(derivatives).get(j).i32Add().set(delta);
            f.get(outputs).get(j).i32Add().set(output);
            f.get(rows).get(j).i32Mul().get(target).i32Add().set(block);
            f.i32Const(0).set(r);
            f.whileFits(r, 1, rows, () -> {
                for (int v = 0; v < vectors; v++) {
                    f.get(delta).v128Load(v * VECTOR).set(value);
                    f.get(output).v128Load(v * VECTOR).set(sign);
                    lanes.whereAbove(value, sign, least).set(value);
                    f.get(block).get(value).v128Store(v * VECTOR);
                    lanes.get(sums[v]).get(value).add().set(sums[v]);
                }
                f.get(delta).get(stride).i32Add().set(delta);
                f.get(output).get(stride).i32Add().set(output);
                f.increase(block, vectors * VECTOR);
                f.increase(r, 1);
            });
            f.get(total).get(j).i32Add().set(r);
            Blocks.store(f, sums, r, j, to, end);
        });
    }

    /**
     * {@code gradient[i] += Σ value · delta[r]} over the sorted entries of input i. Parameters: {@link SparseEntries},
     * ends and lists of all threads ({@link SparseSort}), number of inputs, gradient in blocks, delta's packed blocks,
     * out4, from, to: the part of all inputs of all blocks, one block's after the other's.
     */
    private void gradient() {
        FunctionWriter f = module.divided("sparseGradient");
        SparseEntries entries = new SparseEntries(f);
        int ends = f.integer();
        int lists = f.integer();
        int inputs = f.integer();
        int gradient = f.integer();
        int blocks = f.integer();
        int out4 = f.integer();
        int from = f.integer();
        int to = f.integer();
        int i = f.local(ValueType.I32);
        int block = f.local(ValueType.I32);
        int entry = f.local(ValueType.I32);
        int last = f.local(ValueType.I32);
        int place = f.local(ValueType.I32);
        int line = f.local(ValueType.I32);
        UnitBlocks units = new UnitBlocks(f);
        preparation.sort(f, entries, ends, lists, inputs);
        SparseSort.own(f, ends, lists, inputs, entries.rows(), i);
        units.each(inputs, out4, from, to, vectors -> {
            f.get(entries.rows());
            units.column().i32Mul().get(blocks).i32Add().set(block);
            int[] sums = f.locals(ValueType.V128, vectors);
            f.get(units.first()).set(i);
            units.inMatrix(gradient, inputs).get(i);
            units.bytes().i32Add().set(place);
            f.whileFits(i, 1, units.last(), () -> {
                SparseSort.list(f, lists, i, entries.rows()).set(entry);
                f.get(i).i32Shl(2).get(ends).i32Add().i32Load(0).set(last);
                f.fits(entry, SparseSort.ENTRY, last).when(() -> {
                    Blocks.load(f, sums, place);
                    for (int together : new int[] {UNROLLED, 1}) {
                        f.whileFits(entry, together * SparseSort.ENTRY, last, () -> {
                            for (int e = 0; e < together; e++) {
                                f.get(entry).i32Load(e * SparseSort.ENTRY);
                                f.i32Const(vectors * VECTOR / SparseSort.ROW_UNIT)
                                        .i32Mul();
                                f.get(block).i32Add().set(line);
                                f.get(entry).v128Load32Splat(e * SparseSort.ENTRY + FLOAT);
                                addLine(f, sums, line);
                            }
                            f.increase(entry, together * SparseSort.ENTRY);
                        });
                    }
                    units.store(sums, place);
                });
                f.get(place).i32Const(1);
                units.bytes().i32Add().set(place);
                f.increase(i, 1);
            });
        });
    }

    /** Adds to the sums a line times the factor on the stack. */
    private void addLine(FunctionWriter f, int[] sums, int line) {
        Lanes lanes = new Lanes(f, true, relaxed);
        int factor = lanes.local();
        int value = lanes.local();
        f.set(factor);
        for (int v = 0; v < sums.length; v++) {
            f.get(line).v128Load(v * VECTOR).set(value);
            lanes.addProduct(sums[v], value, factor);
        }
    }
}
