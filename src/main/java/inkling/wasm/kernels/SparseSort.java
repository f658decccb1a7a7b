package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;

/**
 * Writes the sorting of some sparse rows' entries by column. Each column has a list with room for an entry of every row,
 * so that nothing needs to be counted first. Each thread makes lists of its own: to get them from another core takes
 * longer than to sort.
 */
public final class SparseSort {
    /** Bytes of a sorted entry: the number of its row times {@link #ROW_UNIT}, then its value. */
    public static final int ENTRY = 8;

    /** Bytes of a line in the narrowest of the blocks that the entries pick from. */
    public static final int ROW_UNIT = 64;

    /** Entries between lists: a cache line, or lists for 128 rows would all begin in the same few of the cache's sets. */
    public static final int GAP = 8;

    private static final int FLOAT = 4;

    private final FunctionWriter function;
    private final RowProgress progress;

    /**
     * Writes the function that sorts more of the rows into this thread's lists. Parameters: {@link SparseEntries}; ends
     * (receives the place behind each list) and lists (receives the entries), of all threads; number of columns; the most
     * rows. A list's entries are in the order of the rows.
     */
    public SparseSort(ModuleWriter module) {
        function = module.inner("sort");
        progress = new RowProgress(module);
        FunctionWriter f = function;
        SparseEntries entries = new SparseEntries(f);
        int ends = f.integer();
        int lists = f.integer();
        int columns = f.integer();
        int most = f.integer();
        int i = f.local(ValueType.I32);
        int list = f.local(ValueType.I32);
        int place = f.local(ValueType.I32);
        int row = f.local(ValueType.I32);
        entries.declareLocals();
        own(f, ends, lists, columns, entries.rows(), i);
        Runnable empty = () -> {
            f.i32Const(0).set(i);
            f.whileFits(i, 1, columns, () -> {
                f.get(i).i32Shl(2).get(ends).i32Add();
                list(f, lists, i, entries.rows()).i32Store(0);
                f.increase(i, 1);
            });
        };
        progress.goOn(f, entries, most, i, empty, () -> {
            entries.begin(i);
            f.get(i).i32Const(ROW_UNIT).i32Mul().set(row);
            entries.each(1, e -> {
                entries.loadColumn(e);
                f.i32Shl(2).get(ends).i32Add().set(list);
                f.get(list).i32Load(0).set(place);
                f.get(place).get(row).i32Store(0);
                f.get(place).get(entries.value()).i32Load(0).i32Store(FLOAT);
                f.get(list).get(place).i32Const(ENTRY).i32Add().i32Store(0);
            });
        });
    }

    public FunctionWriter function() {
        return function;
    }

    public RowProgress progress() {
        return progress;
    }

    /** Goes from the ends and lists of all threads to this thread's. The number is a local to count with. */
    public static void own(FunctionWriter f, int ends, int lists, int columns, int rows, int number) {
        f.globalGet(ModuleWriter.THREAD).get(columns).i32Mul().set(number);
        f.get(number).i32Shl(2).get(ends).i32Add().set(ends);
        list(f, lists, number, rows).set(lists);
    }

    /** Puts the place of a list on the stack: of the so-many-th of lists for so many rows. */
    public static FunctionWriter list(FunctionWriter f, int lists, int number, int rows) {
        f.get(rows).i32Const(GAP).i32Add().get(number).i32Mul();
        return f.i32Shl(3).get(lists).i32Add();
    }
}
