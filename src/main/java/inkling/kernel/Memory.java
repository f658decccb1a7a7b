package inkling.kernel;

/** Where a network's buffers are. Kernels may have a memory of their own; then they work only on arrays from there. */
public interface Memory {
    /** Java's heap. */
    Memory HEAP = new Memory() {
        @Override
        public float[] allocate(int length) {
            return new float[length];
        }

        @Override
        public int[] allocateIndices(int length) {
            return new int[length];
        }

        @Override
        public SparseRows adopt(SparseRows rows) {
            return rows;
        }
    };

    /** A zeroed buffer. */
    float[] allocate(int length);

    /** Zeroed room for row numbers and the like. */
    int[] allocateIndices(int length);

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
