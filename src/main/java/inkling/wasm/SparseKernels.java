package inkling.wasm;

/**
 * Writes the products of sparse rows: with the weights, and with the derivatives of the outputs.
 *
 * <p>Both take a block of units at a time, whose sums stay in registers over all entries of an image or of an input.
 * What the entries pick from, lines of weights or of derivatives, is first packed, so that a block's lines lie one after
 * the other; unpacked, they are a row apart and crowd into a few of the cache's sets. Addresses, {@code out4} (the
 * length of a row), {@code from} and {@code to} of columns (cut at multiples of 64) are in bytes.
 */
final class SparseKernels {
    /** Entries that are taken together, one after the other, to save counting. */
    private static final int UNROLLED = 4;

    private static final int FLOAT = 4;
    private static final int VECTOR = 16;

    private final ModuleWriter module;
    private final boolean relaxed;

    SparseKernels(ModuleWriter module, boolean relaxed) {
        this.module = module;
        this.relaxed = relaxed;
    }

    void write() {
        forward();
        SparseSort.write(module);
        packBlocks();
        gradient();
    }

    /**
     * {@code y[r] = bias + Σ value · weights[column]}. Parameters: starts, columns, values, order, number of rows,
     * number of inputs, weights, bias, y, out4, scratch, from, to. Scratch has room for the weights with rows of whole
     * 64 bytes, each part of the columns using its own part of it; it is 0 where packing would cost more than it saves.
     */
    private void forward() {
        FunctionWriter f = module.divided("sparse");
        SparseEntries entries = new SparseEntries(f);
        int inputs = f.integer();
        int weights = f.integer();
        int bias = f.integer();
        int y = f.integer();
        int out4 = f.integer();
        int scratch = f.integer();
        int from = f.integer();
        int to = f.integer();
        int r = f.local(ValueType.I32);
        int lines = f.local(ValueType.I32);
        int stride = f.local(ValueType.I32);
        int place = f.local(ValueType.I32);
        int line = f.local(ValueType.I32);
        entries.declareLocals();
        f.get(scratch).when(() -> partOf(f, scratch, inputs, from));
        int j = from;
        Blocks.each(f, j, to, (vectors, end) -> {
            f.get(weights).get(j).add().set(lines);
            f.get(out4).set(stride);
            f.get(scratch).when(() -> {
                Blocks.pack(f, lines, out4, inputs, scratch, vectors);
                f.get(scratch).set(lines);
                f.constant(vectors * VECTOR).set(stride);
            });
            int[] sums = Blocks.locals(f, ValueType.V128, vectors);
            f.get(y).get(j).add().set(place);
            f.constant(0).set(r);
            f.whileFits(r, 1, entries.rows(), () -> {
                entries.begin(r);
                f.get(bias).get(j).add().set(line);
                Blocks.load(f, sums, line);
                entries.each(UNROLLED, e -> {
                    entries.loadColumn(e);
                    f.get(stride).multiply().get(lines).add().set(line);
                    entries.loadValue(e);
                    addLine(f, sums, line);
                });
                Blocks.store(f, sums, place, j, to, end);
                f.get(place).get(out4).add().set(place);
                f.increase(r, 1);
            });
        });
    }

    /**
     * Packs a matrix block by block. Parameters: matrix, length of its rows, target (as large, with rows of whole 64
     * bytes), number of rows, and the part of the columns.
     */
    private void packBlocks() {
        FunctionWriter f = module.divided("packBlocks");
        int matrix = f.integer();
        int stride = f.integer();
        int target = f.integer();
        int rows = f.integer();
        int from = f.integer();
        int to = f.integer();
        int first = f.local(ValueType.I32);
        int block = f.local(ValueType.I32);
        int j = from;
        Blocks.each(f, j, to, (vectors, end) -> {
            f.get(matrix).get(j).add().set(first);
            f.get(rows).get(j).multiply().get(target).add().set(block);
            Blocks.pack(f, first, stride, rows, block, vectors);
        });
    }

    /**
     * {@code gradient[i] += Σ value · delta[r]} over the sorted entries of input i. Parameters: ends of the lists, lists
     * (see {@link SparseSort}), number of rows, rows of a part, number of inputs, gradient, delta's packed blocks, out4,
     * and the part of the inputs.
     */
    private void gradient() {
        FunctionWriter f = module.divided("sparseGradient");
        int ends = f.integer();
        int lists = f.integer();
        int rows = f.integer();
        int capacity = f.integer();
        int inputs = f.integer();
        int gradient = f.integer();
        int blocks = f.integer();
        int out4 = f.integer();
        int from = f.integer();
        int to = f.integer();
        int j = f.local(ValueType.I32);
        int i = f.local(ValueType.I32);
        int block = f.local(ValueType.I32);
        int part = f.local(ValueType.I32);
        int list = f.local(ValueType.I32);
        int entry = f.local(ValueType.I32);
        int last = f.local(ValueType.I32);
        int place = f.local(ValueType.I32);
        int line = f.local(ValueType.I32);
        Blocks.each(f, j, out4, (vectors, end) -> {
            f.get(rows).get(j).multiply().get(blocks).add().set(block);
            int[] sums = Blocks.locals(f, ValueType.V128, vectors);
            f.get(from).get(out4).multiply().get(gradient).add().get(j).add().set(place);
            f.get(from).set(i);
            f.whileFits(i, 1, to, () -> {
                Blocks.load(f, sums, place);
                f.get(i).set(list);
                f.constant(0).set(part);
                f.whileFits(part, 1, rows, () -> {
                    f.get(list)
                            .get(capacity)
                            .multiply()
                            .shiftLeft(3)
                            .get(lists)
                            .add()
                            .set(entry);
                    f.get(list).shiftLeft(2).get(ends).add().loadInteger(0).set(last);
                    for (int together : new int[] {UNROLLED, 1}) {
                        f.whileFits(entry, together * SparseSort.ENTRY, last, () -> {
                            for (int e = 0; e < together; e++) {
                                f.get(entry).loadInteger(e * SparseSort.ENTRY);
                                f.constant(vectors * VECTOR / SparseSort.ROW_UNIT)
                                        .multiply();
                                f.get(block).add().set(line);
                                f.get(entry).loadSplat(e * SparseSort.ENTRY + FLOAT);
                                addLine(f, sums, line);
                            }
                            f.increase(entry, together * SparseSort.ENTRY);
                        });
                    }
                    f.get(list).get(inputs).add().set(list);
                    f.get(part).get(capacity).add().set(part);
                });
                Blocks.store(f, sums, place, j, out4, end);
                f.get(place).get(out4).add().set(place);
                f.increase(i, 1);
            });
        });
    }

    /** Moves on to the part of a scratch of {@code lines} lines that belongs to the columns from {@code from}. */
    private static void partOf(FunctionWriter f, int scratch, int lines, int from) {
        f.get(lines).get(from).multiply().get(scratch).add().set(scratch);
    }

    /** Adds to the sums a line times the factor on the stack. */
    private void addLine(FunctionWriter f, int[] sums, int line) {
        Lanes lanes = new Lanes(f, true, relaxed);
        int factor = lanes.local();
        int value = lanes.local();
        f.set(factor);
        for (int v = 0; v < sums.length; v++) {
            f.get(line).loadVector(v * VECTOR).set(value);
            lanes.addProduct(sums[v], value, factor);
        }
    }
}
