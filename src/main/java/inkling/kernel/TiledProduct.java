package inkling.kernel;

import java.util.Arrays;

/**
 * Dense products in small tiles of sums, for browsers, whose compilers use no vector instructions: a tile's sums stay in
 * local variables and share their factors. Some rows of the first factor and some columns of the second are packed in the
 * order in which a tile reads them.
 */
public abstract class TiledProduct implements DenseProduct {
    /** How many values of the second factor are packed at a time, so that they stay in a cache. */
    private static final int PACKED = 1 << 16;

    private final int tileRows;
    private final int tileColumns;
    private final float[] edge;

    /** Makes tiles of so many rows and columns. */
    protected TiledProduct(int tileRows, int tileColumns) {
        this.tileRows = tileRows;
        this.tileColumns = tileColumns;
        edge = new float[tileRows * tileColumns];
    }

    /** Makes room for a block of the first factor and so many panels of the second, each of k steps. */
    protected abstract void reserve(int panels, int k);

    /**
     * Packs a tile's rows of the first factor, step by step.
     *
     * @param at the first value of the first row
     * @param lineStep from a row to the next
     * @param step from a value of a row to the next
     * @param lines number of rows; the other rows of the tile may have any values
     */
    protected abstract void packBlock(float[] a, int at, int lineStep, int step, int lines, int k);

    /** The same for a tile's columns of the second factor. */
    protected abstract void packPanel(int panel, float[] b, int at, int lineStep, int step, int lines, int k);

    /** Adds the product of the block and a panel to the tile that begins at an index of the target, whose rows are n long. */
    protected abstract void addTile(int panel, int k, float[] target, int at, int n);

    @Override
    public void add(
            float[] a,
            int rowStepA,
            int columnStepA,
            float[] b,
            int rowStepB,
            int columnStepB,
            float[] c,
            int m,
            int k,
            int n) {
        int panels =
                Math.min((n + tileColumns - 1) / tileColumns, Math.max(1, PACKED / (tileColumns * Math.max(1, k))));
        reserve(panels, k);
        for (int from = 0; from < n; from += panels * tileColumns) {
            int to = Math.min(n, from + panels * tileColumns);
            for (int j = from; j < to; j += tileColumns) {
                int columns = Math.min(tileColumns, to - j);
                packPanel((j - from) / tileColumns, b, j * columnStepB, columnStepB, rowStepB, columns, k);
            }
            for (int i = 0; i < m; i += tileRows) {
                int rows = Math.min(tileRows, m - i);
                packBlock(a, i * rowStepA, rowStepA, columnStepA, rows, k);
                for (int j = from; j < to; j += tileColumns) {
                    addTile((j - from) / tileColumns, k, c, i * n + j, n, rows, Math.min(tileColumns, to - j));
                }
            }
        }
    }

    /** At the target's edges, only some rows and columns of a tile are added. */
    private void addTile(int panel, int k, float[] c, int at, int n, int rows, int columns) {
        if (rows == tileRows && columns == tileColumns) {
            addTile(panel, k, c, at, n);
            return;
        }
        Arrays.fill(edge, 0f);
        addTile(panel, k, edge, 0, tileColumns);
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                c[at + r * n + j] += edge[tileColumns * r + j];
            }
        }
    }
}
