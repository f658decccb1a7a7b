package inkling.kernel;

/** A product of two matrices, each of which may be transposed. */
public interface DenseProduct {
    /**
     * c += a · b; {@code m × n} from {@code m × k} and {@code k × n}.
     *
     * @param a its entry (i, j) is {@code a[i * rowStepA + j * columnStepA]}
     * @param b its entry (i, j) is {@code b[i * rowStepB + j * columnStepB]}
     * @param c row by row
     */
    void add(
            float[] a,
            int rowStepA,
            int columnStepA,
            float[] b,
            int rowStepB,
            int columnStepB,
            float[] c,
            int m,
            int k,
            int n);
}
