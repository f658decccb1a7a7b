package inkling.kernel;

import inkling.kernel.SparseRows.Batch;
import java.util.Arrays;

/**
 * The transpose of a batch: for each column, the entries of the batch in that column.
 *
 * <p>A weight gradient sums over the batch for each input. Going through it column by column lets four rows of the
 * batch be added to a row of the gradient at a time, instead of scattering each entry on its own.
 */
final class BatchColumns {
    private int[] starts = new int[0];
    private int[] rows = new int[0];
    private float[] values = new float[0];

    /** Takes a batch, whose images are numbered from 0. */
    void gather(Batch batch) {
        SparseRows input = batch.rows();
        int count = batch.count();
        int width = input.width();
        if (starts.length < width + 2) {
            starts = new int[width + 2];
        }
        Arrays.fill(starts, 0, width + 2, 0);
        int[] rowStarts = input.starts();
        char[] columns = input.columns();
        // Counted two columns ahead: after the sum, starts[c + 1] is where column c begins, and filling the column
        // moves it on to where c ends, which is where c + 1 begins.
        for (int r = 0; r < count; r++) {
            int row = batch.row(r);
            for (int e = rowStarts[row]; e < rowStarts[row + 1]; e++) {
                starts[columns[e] + 2]++;
            }
        }
        for (int c = 2; c <= width + 1; c++) {
            starts[c] += starts[c - 1];
        }
        int entries = starts[width + 1];
        if (values.length < entries) {
            rows = new int[entries + entries / 4];
            values = new float[rows.length];
        }
        float[] rowValues = input.values();
        for (int r = 0; r < count; r++) {
            int row = batch.row(r);
            for (int e = rowStarts[row]; e < rowStarts[row + 1]; e++) {
                int entry = starts[columns[e] + 1]++;
                rows[entry] = r;
                values[entry] = rowValues[e];
            }
        }
    }

    /** First entry of a column. */
    int start(int column) {
        return starts[column];
    }

    /** The number in the batch of each entry's row. */
    int[] rows() {
        return rows;
    }

    /** The value of each entry. */
    float[] values() {
        return values;
    }
}
