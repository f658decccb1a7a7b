package inkling.kernel;

/**
 * Where a network's buffers are. Kernels may have a memory of their own; then they work only on arrays from there.
 *
 * <p>A memory of fixed size is planned by building everything once in a memory that only counts, whose arrays are all
 * empty. So whatever is built allocates all its buffers at once, and goes through them by their own lengths.
 */
public interface Memory {
    /** Java's heap. */
    Memory HEAP = new Memory() {
        @Override
        public float[] allocate(long length) {
            return new float[Math.toIntExact(length)];
        }

        @Override
        public int[] allocateIndices(int length) {
            return new int[length];
        }

        @Override
        public SparseRows allocateRows(int rows, int width, int entries) {
            return new SparseRows(rows, width, new int[rows + 1], new char[entries], new float[entries]);
        }

        @Override
        public SparseRows adopt(SparseRows rows) {
            return rows;
        }
    };

    /** A zeroed buffer. Its length is a {@code long}, so that one that is far too long can be counted. */
    float[] allocate(long length);

    /** Zeroed room for row numbers and the like. */
    int[] allocateIndices(int length);

    /** Room for so many rows with so many entries in all. */
    SparseRows allocateRows(int rows, int width, int entries);

    /** The same rows in this memory; rows that share their entries share them here too. */
    SparseRows adopt(SparseRows rows);

    /** The row numbers 0, 1, 2 and so on: the order of images that are not shuffled. */
    default int[] rowNumbers(int count) {
        int[] numbers = allocateIndices(count);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        return numbers;
    }
}
