package inkling.kernel;

/**
 * The rows of a matrix as arrays of their own, copied when they are first asked for.
 *
 * <p>The JVM's compiler turns a loop over several arrays into vector instructions only if all of them are read at the
 * same index; with rows that begin at different positions of one array, it cannot know that they do not overlap what
 * is written. A copied row is read for many images of a batch, so that the copy costs little.
 */
final class MatrixRows {
    private float[] matrix = new float[0];
    private float[][] rows = new float[0][];
    private int[] copiedAt = new int[0];
    private int width;
    private int rowLength;
    private int turn;
    private boolean transposed;

    /** From now on, these are the rows of a matrix {@code count × columns}, as it is now. */
    void of(float[] matrix, int count, int columns) {
        this.matrix = matrix;
        transposed = false;
        width = columns;
        turn++;
        // All layers of a network use the same rows in turn, so these are as long as the widest layer needs.
        if (rows.length < count || rowLength < columns) {
            rowLength = Math.max(rowLength, columns);
            rows = new float[Math.max(count, rows.length)][];
            copiedAt = new int[rows.length];
            turn = 1;
        }
    }

    /** From now on, these are the columns of a matrix {@code count × columns}; all are copied at once. */
    void ofTransposed(float[] matrix, int count, int columns) {
        of(matrix, columns, count);
        transposed = true;
        for (int j = 0; j < columns; j++) {
            float[] row = fresh(j);
            for (int i = 0; i < count; i++) {
                row[i] = matrix[i * columns + j];
            }
        }
    }

    /** The matrix whose rows these are, or, where they are transposed, its columns. */
    float[] matrix() {
        return matrix;
    }

    boolean isTransposed() {
        return transposed;
    }

    /** A row, to be read only. */
    float[] row(int index) {
        if (copiedAt[index] == turn) {
            return rows[index];
        }
        float[] row = fresh(index);
        System.arraycopy(matrix, index * width, row, 0, width);
        return row;
    }

    private float[] fresh(int index) {
        copiedAt[index] = turn;
        if (rows[index] == null) {
            rows[index] = new float[rowLength];
        }
        return rows[index];
    }
}
