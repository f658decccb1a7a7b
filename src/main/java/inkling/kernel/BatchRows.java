package inkling.kernel;

/** The entries of a batch's rows, one row after the other. */
final class BatchRows {
    private int[] starts = new int[0];
    private int[] columns = new int[0];
    private float[] values = new float[0];

    /** Takes a batch. */
    void gather(Batch batch) {
        SparseRows input = batch.rows();
        int count = batch.count();
        int entries = 0;
        for (int r = 0; r < count; r++) {
            entries += input.entries(batch.row(r));
        }
        if (starts.length <= count) {
            starts = new int[count + 1];
        }
        if (columns.length < entries) {
            columns = new int[entries + entries / 4];
            values = new float[columns.length];
        }
        int place = 0;
        for (int r = 0; r < count; r++) {
            int row = batch.row(r);
            for (int e = input.starts()[row]; e < input.starts()[row + 1]; e++) {
                columns[place] = input.columns()[e];
                values[place++] = input.values()[e];
            }
            starts[r + 1] = place;
        }
    }

    /** y += batch · w, where w has k rows and n columns. */
    void addProduct(SparseProduct product, int count, float[] w, int k, float[] y, int n) {
        product.add(starts, columns, values, count, w, k, y, n);
    }
}
