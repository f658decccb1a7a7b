package inkling.kernel;

/** A product of a matrix of which the non-zero entries are given, row by row. */
public interface SparseProduct {
    /**
     * y += x · w; {@code rows × n} from {@code rows × k} and {@code k × n}.
     *
     * @param starts where each row of x has its entries; at least one more than there are rows
     * @param columns of the entries of x, 0 to k - 1
     * @param values of the entries of x
     * @param w row by row
     * @param y row by row
     */
    void add(int[] starts, int[] columns, float[] values, int rows, float[] w, int k, float[] y, int n);
}
