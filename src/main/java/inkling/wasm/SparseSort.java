package inkling.wasm;

/**
 * Writes the kernel that sorts the entries of some sparse rows by column. The rows are sorted a part at a time, for
 * threads to share. In each part, each column has a list with room for an entry of every row, so that nothing needs to
 * be counted first.
 */
final class SparseSort {
    /** Bytes of a sorted entry: the number of its row times {@link #ROW_UNIT}, then its value. */
    static final int ENTRY = 8;

    /** Bytes of a line in the narrowest of the blocks that the entries pick from. */
    static final int ROW_UNIT = 64;

    private static final int FLOAT = 4;

    private SparseSort() {}

    /**
     * Parameters: starts, columns, values, order, number of rows, ends (receives the place behind each list, a
     * part's behind the one's before), lists (receives the entries), number of columns, rows of a part (from is a
     * multiple of it), from, to. A list's entries are in the order of the rows.
     */
    static void write(ModuleWriter module) {
        FunctionWriter f = module.divided("sort");
        SparseEntries entries = new SparseEntries(f);
        int ends = f.integer();
        int lists = f.integer();
        int columns = f.integer();
        int capacity = f.integer();
        int r = f.integer();
        int to = f.integer();
        int i = f.local(ValueType.I32);
        int list = f.local(ValueType.I32);
        int place = f.local(ValueType.I32);
        entries.declareLocals();
        f.get(r).get(columns).multiply().shiftLeft(3).get(lists).add().set(lists);
        f.get(r).get(capacity).divide().get(columns).multiply().shiftLeft(2);
        f.get(ends).add().set(ends);
        f.whileFits(i, 1, columns, () -> {
            f.get(i).shiftLeft(2).get(ends).add();
            f.get(i).get(capacity).multiply().shiftLeft(3).get(lists).add().storeInteger(0);
            f.increase(i, 1);
        });
        f.whileFits(r, 1, to, () -> {
            entries.begin(r);
            entries.each(1, e -> {
                entries.loadColumn(e);
                f.shiftLeft(2).get(ends).add().set(list);
                f.get(list).loadInteger(0).set(place);
                f.get(place).get(r).constant(ROW_UNIT).multiply().storeInteger(0);
                f.get(place).get(entries.value()).loadInteger(0).storeInteger(FLOAT);
                f.get(list).get(place).constant(ENTRY).add().storeInteger(0);
            });
            f.increase(r, 1);
        });
    }
}
