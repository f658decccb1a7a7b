package inkling.kernel;

/**
 * Where the values of a matrix are in its array: in blocks of columns, one block after the other, each of them row-major.
 * The last block has the remaining columns. With a block as wide as the matrix, this is the usual row-major layout.
 *
 * @param rows of the matrix, 0 or more
 * @param columns of the matrix, 1 or more
 * @param block columns of a block, 1 or more
 */
public record Layout(int rows, int columns, int block) {
    /** The usual layout. */
    public static Layout rowMajor(int rows, int columns) {
        return new Layout(rows, columns, columns);
    }

    /** The index of the value that would be the i-th of a row-major matrix. */
    public int index(int i) {
        if (block >= columns) {
            return i;
        }
        int column = i % columns;
        int inBlock = column % block;
        int first = column - inBlock;
        int width = Math.min(block, columns - first);
        return rows * first + i / columns * width + inBlock;
    }
}
