package inkling.train;

import inkling.kernel.Kernels;

/** The order in which a data set's rows are visited. */
final class Order {
    private Order() {}

    /** 0, 1, 2 and so on. */
    static int[] identity(int size, Kernels kernels) {
        int[] order = kernels.allocateIndices(size);
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        return order;
    }
}
