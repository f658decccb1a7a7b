package inkling.wasm;

import inkling.kernel.Memory;
import inkling.kernel.SparseRows;
import inkling.wasm.threads.ParallelFor;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSObject;

/**
 * The linear memory of a run, allocated from front to back and never released. Growing a memory would detach the
 * arrays that are views of it, so that its size is fixed when it is made.
 */
final class KernelMemory implements Memory {
    private static final int PAGE = 1 << 16;

    /** A memory has at most 4 GiB; browsers reliably give half of that. */
    private static final long MOST_BYTES = 1L << 31;

    /** Views begin at multiples of this many bytes, which keeps every row of four floats within a cache line. */
    private static final int ALIGNMENT = 64;

    /** Kernels read whole vectors, up to so many bytes beyond the last array. */
    private static final int READ_BEHIND = 64;

    private final JSObject memory;
    private final int size;
    private final List<Adopted> adopted = new ArrayList<>();
    private int used = ParallelFor.BYTES;

    /** Entries in the Java heap and their copies in linear memory. */
    private record Adopted(float[] from, char[] columns, float[] values) {}

    /**
     * @param bytes of all that will be allocated
     * @param shared whether threads share it
     * @throws IllegalArgumentException when there is no such amount of memory
     */
    KernelMemory(long bytes, boolean shared) {
        if (bytes + PAGE > MOST_BYTES) {
            throw new IllegalArgumentException("This network and its data need " + (bytes >> 20)
                    + " MB, but a tab has at most " + (MOST_BYTES >> 20) + " MB; choose narrower layers.");
        }
        int pages = (int) ((bytes + 2L * PAGE - 1) / PAGE);
        size = pages * PAGE;
        try {
            memory = LinearMemory.create(pages, shared);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "This network and its data need " + (bytes >> 20)
                            + " MB, and the browser does not give so much; close other tabs or choose narrower layers.",
                    e);
        }
    }

    /** The browser's object, for instances and workers. */
    JSObject object() {
        return memory;
    }

    @Override
    public float[] allocate(int length) {
        return LinearMemory.floats(memory, take((long) length * Float.BYTES), length);
    }

    @Override
    public int[] allocateIndices(int length) {
        return LinearMemory.integers(memory, take((long) length * Float.BYTES), length);
    }

    private int take(long bytes) {
        int address = used;
        long end = (address + bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (end + READ_BEHIND > size) {
            throw new IllegalStateException("The memory planned for this run, " + (size >> 20)
                    + " MB, is too small; choose another engine and report the settings.");
        }
        used = (int) end;
        return address;
    }

    /** A copy of the rows; rows over the same entries share the entries' copy. */
    @Override
    public SparseRows adopt(SparseRows rows) {
        Adopted entries = entries(rows);
        int[] starts = allocateIndices(rows.rows() + 1);
        System.arraycopy(rows.starts(), 0, starts, 0, starts.length);
        return new SparseRows(rows.rows(), rows.width(), starts, entries.columns(), entries.values());
    }

    private Adopted entries(SparseRows rows) {
        for (Adopted known : adopted) {
            if (known.from() == rows.values()) {
                return known;
            }
        }
        int length = rows.values().length;
        char[] columns = LinearMemory.characters(memory, take((long) Character.BYTES * length), length);
        System.arraycopy(rows.columns(), 0, columns, 0, length);
        float[] values = allocate(length);
        System.arraycopy(rows.values(), 0, values, 0, length);
        Adopted entries = new Adopted(rows.values(), columns, values);
        adopted.add(entries);
        return entries;
    }
}
