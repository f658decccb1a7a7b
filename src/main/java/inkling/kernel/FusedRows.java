package inkling.kernel;

/**
 * Dense products four rows at a time, for browsers: one loop adds four rows of b to four sums, so that sixteen
 * multiply-adds share twelve loads and stores. The JVM's compiler would not turn so large a loop into vector
 * instructions; browsers' compilers never do.
 */
final class FusedRows {
    private static final int SIDE = 4;

    private final float[][] sums = new float[SIDE][0];
    private final float[][] rows = new float[SIDE][];
    private final float[] factors = new float[SIDE * SIDE];
    private float[] zeros = new float[0];

    /**
     * c += a · b for as many rows of c as make whole fours; {@code m × n} from {@code m × k} and {@code k × n}.
     *
     * @param a its entry (i, j) is {@code a[i * rowStep + j * columnStep]}
     * @return how many rows that was
     */
    int addProduct(float[] a, int rowStep, int columnStep, MatrixRows b, float[] c, int m, int k, int n) {
        reserve(n);
        int i = 0;
        for (; i + SIDE <= m; i += SIDE) {
            for (int r = 0; r < SIDE; r++) {
                System.arraycopy(c, (i + r) * n, sums[r], 0, n);
            }
            for (int j = 0; j < k; j += SIDE) {
                take(a, i * rowStep + j * columnStep, rowStep, columnStep, b, j, Math.min(SIDE, k - j));
                add(sums, rows, factors, n);
            }
            for (int r = 0; r < SIDE; r++) {
                System.arraycopy(sums[r], 0, c, (i + r) * n, n);
            }
        }
        return i;
    }

    private void reserve(int n) {
        if (zeros.length < n) {
            zeros = new float[n];
            for (int r = 0; r < SIDE; r++) {
                sums[r] = new float[n];
            }
        }
    }

    /** Makes the next rows of b ready, and their factors in four rows of a; zeros stand in for those that lack. */
    private void take(float[] a, int at, int rowStep, int columnStep, MatrixRows b, int first, int count) {
        for (int j = 0; j < SIDE; j++) {
            boolean there = j < count;
            rows[j] = there ? b.row(first + j) : zeros;
            for (int r = 0; r < SIDE; r++) {
                factors[SIDE * r + j] = there ? a[at + r * rowStep + j * columnStep] : 0f;
            }
        }
    }

    /** sums[r] += Σ factors[4 r + i] · rows[i]; the first n values of each. */
    private static void add(float[][] sums, float[][] rows, float[] factors, int n) {
        float[] a = rows[0];
        float[] b = rows[1];
        float[] c = rows[2];
        float[] d = rows[3];
        float[] w = sums[0];
        float[] x = sums[1];
        float[] y = sums[2];
        float[] z = sums[3];
        float wa = factors[0];
        float wb = factors[1];
        float wc = factors[2];
        float wd = factors[3];
        float xa = factors[4];
        float xb = factors[5];
        float xc = factors[6];
        float xd = factors[7];
        float ya = factors[8];
        float yb = factors[9];
        float yc = factors[10];
        float yd = factors[11];
        float za = factors[12];
        float zb = factors[13];
        float zc = factors[14];
        float zd = factors[15];
        for (int j = 0; j < n; j++) {
            float aj = a[j];
            float bj = b[j];
            float cj = c[j];
            float dj = d[j];
            w[j] += wa * aj + wb * bj + wc * cj + wd * dj;
            x[j] += xa * aj + xb * bj + xc * cj + xd * dj;
            y[j] += ya * aj + yb * bj + yc * cj + yd * dj;
            z[j] += za * aj + zb * bj + zc * cj + zd * dj;
        }
    }
}
