package inkling.wasm;

/**
 * Writes the kernel that sorts the entries of some sparse rows by column. Each column has a list with room for an entry
 * of every row, so that nothing needs to be counted first.
 */
final class SparseSort {
    /** Bytes of a sorted entry: the number of its row times {@link #ROW_UNIT}, then its value. */
    static final int ENTRY = 8;

    /** Bytes of a line in the narrowest of the blocks that the entries pick from. */
    static final int ROW_UNIT = 64;

    private static final int FLOAT = 4;

    private SparseSort() {}

    /**
     * Parameters: starts, columns, values, order, number of rows, ends (receives the place behind each list), lists
     * (receives the entries; the lists are a row's number of entries apart), and the part of the columns. A list's
     * entries are in the order of the rows.
     */
    static void write(ModuleWriter module) {
        FunctionWriter f = module.divided("sort");
        SparseEntries entries = new SparseEntries(f);
        int ends = f.integer();
        int lists = f.integer();
        int from = f.integer();
        int to = f.integer();
        int r = f.local(ValueType.I32);
        int i = f.local(ValueType.I32);
        int list = f.local(ValueType.I32);
        int place = f.local(ValueType.I32);
        entries.declareLocals();
        f.get(from).set(i);
        f.whileFits(i, 1, to, () -> {
            f.get(i).shiftLeft(2).get(ends).add();
            begin(f, lists, i, entries.rows()).storeInteger(0);
            f.increase(i, 1);
        });
        f.whileFits(r, 1, entries.rows(), () -> {
            entries.begin(r);
            entries.skipTo(from);
            entries.eachBefore(to, () -> {
                entries.loadColumn(0);
                f.shiftLeft(2).get(ends).add().set(list);
                f.get(list).loadInteger(0).set(place);
                f.get(place).get(r).constant(ROW_UNIT).multiply().storeInteger(0);
                f.get(place).get(entries.value()).loadInteger(0).storeInteger(FLOAT);
                f.get(list).get(place).constant(ENTRY).add().storeInteger(0);
            });
            f.increase(r, 1);
        });
    }

    /** Puts the beginning of column i's list on the stack. */
    static FunctionWriter begin(FunctionWriter f, int lists, int i, int rows) {
        return f.get(i).get(rows).multiply().shiftLeft(3).get(lists).add();
    }
}
