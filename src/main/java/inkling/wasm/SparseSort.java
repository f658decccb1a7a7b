package inkling.wasm;

/** Writes the kernel that sorts the entries of some sparse rows by column, by counting. */
final class SparseSort {
    /** Bytes of a sorted entry: the number of its row times {@link #ROW_UNIT}, then its value. */
    static final int ENTRY = 8;

    /** Bytes of a line in the narrowest of the blocks that the entries pick from. */
    static final int ROW_UNIT = 64;

    private static final int FLOAT = 4;

    private SparseSort() {}

    /**
     * Parameters: starts, columns, values, order, number of rows, number of inputs, lists (receives
     * {@code inputs + 1} places, where each input's entries begin and the last one's end; has room for one more),
     * sorted (receives the entries). An input's entries stay in the order of the rows.
     */
    static void write(ModuleWriter module) {
        FunctionWriter f = module.function("sort");
        SparseEntries entries = new SparseEntries(f);
        int inputs = f.integer();
        int lists = f.integer();
        int sorted = f.integer();
        int r = f.local(ValueType.I32);
        int list = f.local(ValueType.I32);
        int last = f.local(ValueType.I32);
        int place = f.local(ValueType.I32);
        entries.declareLocals();
        f.get(inputs).constant(2).add().shiftLeft(2).set(last);
        f.clearBytes(lists, last);
        f.get(lists).get(last).add().set(last);
        f.whileFits(r, 1, entries.rows(), () -> {
            entries.begin(r);
            // Numbers are kept two places ahead, so that their running sums are the beginnings, one place ahead.
            entries.each(1, e -> {
                entries.loadColumn(e);
                f.shiftLeft(2).get(lists).add().set(list);
                f.get(list)
                        .get(list)
                        .loadInteger(2 * FLOAT)
                        .constant(ENTRY)
                        .add()
                        .storeInteger(2 * FLOAT);
            });
            f.increase(r, 1);
        });
        f.get(sorted).set(place);
        f.get(lists).set(list);
        f.whileFits(list, FLOAT, last, () -> {
            f.get(place).get(list).loadInteger(0).add().set(place);
            f.get(list).get(place).storeInteger(0);
            f.increase(list, FLOAT);
        });
        // Each entry moves its list's beginning on, at last to the beginning of the next list: that is one place back.
        f.constant(0).set(r);
        f.whileFits(r, 1, entries.rows(), () -> {
            entries.begin(r);
            entries.each(1, e -> {
                entries.loadColumn(e);
                f.shiftLeft(2).get(lists).add().set(list);
                f.get(list).loadInteger(FLOAT).set(place);
                f.get(place).get(r).constant(ROW_UNIT).multiply().storeInteger(0);
                f.get(place).get(entries.value()).loadInteger(0).storeInteger(FLOAT);
                f.get(list).get(place).constant(ENTRY).add().storeInteger(FLOAT);
            });
            f.increase(r, 1);
        });
    }
}
