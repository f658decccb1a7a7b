package inkling.train;

/** The order in which a data set's rows are visited. */
final class Order {
    private Order() {}

    /** 0, 1, 2 and so on. */
    static int[] identity(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        return order;
    }
}
