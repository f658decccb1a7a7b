package inkling.wasm;

import inkling.kernel.Memory;
import inkling.kernel.SparseRows;
import inkling.wasm.kernels.ParallelFor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSObject;

/**
 * The linear memory of a run, allocated from front to back and never released. Growing a memory would detach the
 * arrays that are views of it, so that its size is fixed when it is made; {@link #planned} counts how much it must be.
 */
final class KernelMemory implements Memory {
    private static final int PAGE = 1 << 16;

    /** Views begin at multiples of this many bytes, which keeps every row of four floats within a cache line. */
    private static final int ALIGNMENT = 64;

    /** Kernels read whole vectors, up to so many bytes beyond the last array. */
    private static final int READ_BEHIND = 64;

    private final Optional<JSObject> memory;
    private final long size;
    private final List<Adopted> adopted = new ArrayList<>();
    private long used = ParallelFor.BYTES;

    /** Entries in the Java heap and their copies in linear memory. */
    private record Adopted(float[] from, SparseRows copy) {}

    private KernelMemory(Optional<JSObject> memory, long size) {
        this.memory = memory;
        this.size = size;
    }

    /** A memory that only counts: its arrays are all empty. */
    static KernelMemory planned() {
        return new KernelMemory(Optional.empty(), Long.MAX_VALUE);
    }

    /**
     * A memory of a fixed size.
     *
     * @param bytes that are needed, as {@link #bytes} of a memory that only counted
     * @throws IllegalArgumentException when there is no such amount of memory
     */
    static KernelMemory of(long bytes) {
        TabMemory.require(bytes + PAGE);
        try {
            return ofPages(bytes, false);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "This network and its data need " + (bytes >> 20)
                            + " MB, and the browser does not give so much; close other tabs or choose narrower layers.",
                    e);
        }
    }

    /** The same, shared by threads; none where the browser refuses it, as some do though they would give it to one thread. */
    static Optional<KernelMemory> shared(long bytes) {
        TabMemory.require(bytes + PAGE);
        try {
            return Optional.of(ofPages(bytes, true));
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static KernelMemory ofPages(long bytes, boolean shared) {
        int pages = (int) ((bytes + PAGE - 1) / PAGE);
        return new KernelMemory(Optional.of(LinearMemory.create(pages, shared)), (long) pages * PAGE);
    }

    /** The browser's object, for instances and workers; a memory that only counts has none. */
    JSObject object() {
        return memory.orElseThrow();
    }

    /** Bytes from the beginning of the memory to the end of what is allocated, and what kernels may read behind it. */
    long bytes() {
        return used + READ_BEHIND;
    }

    @Override
    public float[] allocate(long length) {
        int address = take(length * Float.BYTES);
        return memory.map(object -> LinearMemory.floats(object, address, (int) length))
                .orElseGet(() -> new float[0]);
    }

    @Override
    public int[] allocateIndices(int length) {
        int address = take((long) length * Integer.BYTES);
        return memory.map(object -> LinearMemory.integers(object, address, length))
                .orElseGet(() -> new int[0]);
    }

    @Override
    public SparseRows allocateRows(int rows, int width, int entries) {
        int address = take((long) entries * Character.BYTES);
        char[] columns = memory.map(object -> LinearMemory.characters(object, address, entries))
                .orElseGet(() -> new char[0]);
        return new SparseRows(rows, width, allocateIndices(rows + 1), columns, allocate(entries));
    }

    private int take(long bytes) {
        long address = used;
        used = (address + bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (bytes() > size) {
            throw new IllegalStateException("The memory planned for this run, " + (size >> 20)
                    + " MB, is too small; choose another engine and report the settings.");
        }
        return (int) address;
    }

    /** A copy of the rows; rows over the same entries share the entries' copy. */
    @Override
    public SparseRows adopt(SparseRows rows) {
        SparseRows entries = entries(rows);
        int[] starts = allocateIndices(rows.rows() + 1);
        System.arraycopy(rows.starts(), 0, starts, 0, starts.length);
        return new SparseRows(rows.rows(), rows.width(), starts, entries.columns(), entries.values());
    }

    private SparseRows entries(SparseRows rows) {
        for (Adopted known : adopted) {
            if (known.from() == rows.values()) {
                return known.copy();
            }
        }
        SparseRows copy = allocateRows(0, rows.width(), rows.values().length);
        System.arraycopy(rows.columns(), 0, copy.columns(), 0, copy.columns().length);
        System.arraycopy(rows.values(), 0, copy.values(), 0, copy.values().length);
        adopted.add(new Adopted(rows.values(), copy));
        return copy;
    }
}
