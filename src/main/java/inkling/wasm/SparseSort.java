package inkling.wasm;

/**
 * Writes the kernel that sorts the entries of some sparse rows by column. Each column has a list with room for an entry
 * of every row, so that nothing needs to be counted first. Each thread makes a copy of its own: to get lists from
 * another core takes longer than to sort them.
 */
final class SparseSort {
    /** Bytes of a sorted entry: the number of its row times {@link #ROW_UNIT}, then its value. */
    static final int ENTRY = 8;

    /** Bytes of a line in the narrowest of the blocks that the entries pick from. */
    static final int ROW_UNIT = 64;

    /** Entries between lists: a cache line, or lists for 128 rows would all begin in the same few of the cache's sets. */
    static final int GAP = 8;

    private static final int FLOAT = 4;

    /** Copies of the lists that there may be at most; if there are more threads, some share one. */
    static final int MOST_COPIES = 8;

    private SparseSort() {}

    /**
     * Parameters: starts, columns, values, order, number of rows, ends (receives the place behind each list, a
     * copy's behind those of the one before), lists (receives the entries), number of columns, from and to of the copies.
     * A list's entries are in the order of the rows.
     */
    static void write(ModuleWriter module) {
        FunctionWriter f = module.divided("sort");
        SparseEntries entries = new SparseEntries(f);
        int ends = f.integer();
        int lists = f.integer();
        int columns = f.integer();
        int copy = f.integer();
        int to = f.integer();
        int i = f.local(ValueType.I32);
        int r = f.local(ValueType.I32);
        int end = f.local(ValueType.I32);
        int list = f.local(ValueType.I32);
        int place = f.local(ValueType.I32);
        entries.declareLocals();
        f.whileFits(copy, 1, to, () -> {
            f.get(copy).get(columns).multiply().set(i);
            f.get(i).shiftLeft(2).get(ends).add().set(end);
            list(f, lists, i, entries.rows()).set(place);
            f.constant(0).set(i);
            f.whileFits(i, 1, columns, () -> {
                f.get(i).shiftLeft(2).get(end).add();
                list(f, place, i, entries.rows()).storeInteger(0);
                f.increase(i, 1);
            });
            f.constant(0).set(r);
            f.whileFits(r, 1, entries.rows(), () -> {
                entries.begin(r);
                entries.each(1, e -> {
                    entries.loadColumn(e);
                    f.shiftLeft(2).get(end).add().set(list);
                    f.get(list).loadInteger(0).set(place);
                    f.get(place).get(r).constant(ROW_UNIT).multiply().storeInteger(0);
                    f.get(place).get(entries.value()).loadInteger(0).storeInteger(FLOAT);
                    f.get(list).get(place).constant(ENTRY).add().storeInteger(0);
                });
                f.increase(r, 1);
            });
            f.increase(copy, 1);
        });
    }

    /** Puts the place of a list on the stack: of the so-many-th of lists for so many rows. */
    static FunctionWriter list(FunctionWriter f, int lists, int number, int rows) {
        f.get(rows).constant(GAP).add().get(number).multiply();
        return f.shiftLeft(3).get(lists).add();
    }
}
