package inkling.wasm.threads;

import inkling.wasm.kernels.ProductWriter;
import inkling.wasm.kernels.UnitBlocks;

/**
 * Into how large pieces a kernel's work is cut for a crew of threads. Work is in multiply-adds; all that matters is its
 * order of magnitude.
 */
public final class Pieces {
    /**
     * Work that is worth a thread's while: some four microseconds. To give a job out and wait for it costs half a one, and
     * what its pieces read must often come from another core.
     */
    public static final int USUAL_WORK = 80_000;

    /** More than one, so that a thread that is held up holds up little. */
    private static final int PER_THREAD = 2;

    /**
     * So many times as many pieces of sparse products: some are much less work than others, as inputs at the edge of a
     * picture are, and a core that others use is slower.
     */
    private static final int UNEVEN = 4;

    /** Rows of a dense product's piece: a kernel's tile. */
    private static final int ROWS = 8;

    private static final int FLOAT = 4;

    /** Values of other pieces: a cache line. */
    private static final int VALUES = 16;

    /** An image has about 150 of 784 pixels set. */
    private static final int TYPICAL_ENTRIES = 150;

    /** What a value costs that is loaded, changed and stored. */
    private static final int VALUE_WORK = 2;

    private static final int EXPONENTIAL_WORK = 64;

    /** More than it costs to pack a value, since it is worth most to the thread that is going to read it. */
    private static final int PACKING_WORK = 16;

    private final int threads;
    private final int smallest;

    /**
     * @param threads all that there may be
     * @param smallest the work of the smallest piece
     */
    public Pieces(int threads, int smallest) {
        this.threads = threads;
        this.smallest = smallest;
    }

    /** Rows of a dense product. */
    public int ofRows(int rows, int steps, int columns) {
        return of(rows, ROWS, (double) rows * steps * columns);
    }

    /** Columns of a dense product. */
    public int ofPanels(int rows, int steps, int columns) {
        return of(columns, ProductWriter.PANEL / FLOAT, (double) rows * steps * columns);
    }

    /** Values that are changed one by one, in this number of arrays. */
    public int ofValues(int length, int arrays) {
        return of(length, VALUES, (double) VALUE_WORK * arrays * length);
    }

    /**
     * Weights that an optimiser changes, in this number of arrays: in pieces as small as those of their gradient, so that
     * each thread takes about the steps for what it has just made.
     */
    public int ofWeights(int length, int arrays) {
        return of(length, VALUES, (double) UNEVEN * VALUE_WORK * arrays * length, UNEVEN * PER_THREAD);
    }

    /** Values of which each takes an exponential. */
    public int ofExponentials(int length) {
        return of(length, VALUES, (double) EXPONENTIAL_WORK * length);
    }

    /** Rows of which each value takes an exponential. */
    public int ofExponentialRows(int rows, int columns) {
        return of(rows, ROWS, (double) EXPONENTIAL_WORK * rows * columns);
    }

    /** Columns that are copied or added up over so many rows. */
    public int ofColumns(int columns, int rows) {
        return of(columns, VALUES, (double) rows * columns);
    }

    /** Sparse rows of all blocks of units. */
    public int ofRowsOfBlocks(int rows, int units) {
        return of(UnitBlocks.count(units) * rows, ROWS, sparseWork(rows, units), UNEVEN * PER_THREAD);
    }

    /** Pictures, each of which takes so many multiply-adds. */
    public int ofPictures(int rows, double work) {
        return of(rows, 1, rows * work);
    }

    /** Pictures of which so many values are copied or compared. */
    public int ofCopies(int rows, int values) {
        return of(rows, 1, (double) VALUE_WORK * rows * values);
    }

    /** Rows of a convolution's gradient. */
    public int ofPatch(int patch, double work) {
        return of(patch, ROWS, work);
    }

    /** All that there may be. */
    public int threads() {
        return threads;
    }

    /** Columns that are packed in blocks, over so many rows. */
    public int ofBlocks(int columns, int rows) {
        return of(columns, UnitBlocks.UNITS, (double) PACKING_WORK * rows * columns);
    }

    /** Inputs, all but few of which are 0, of all blocks of units, whose gradients are made. */
    public int ofInputsOfBlocks(int rows, int inputs, int units) {
        return of(UnitBlocks.count(units) * inputs, 1, sparseWork(rows, units), UNEVEN * PER_THREAD);
    }

    private static double sparseWork(int rows, int units) {
        return (double) TYPICAL_ENTRIES * rows * units;
    }

    /** How much of the extent makes a piece: a multiple of the unit, or all of it. */
    private int of(int extent, int unit, double work) {
        return of(extent, unit, work, PER_THREAD);
    }

    private int of(int extent, int unit, double work, int perThread) {
        int pieces = (int) Math.min(Math.min(SharingWriter.MOST_PIECES, perThread * threads), work / smallest);
        if (threads == 1 || pieces <= 1) {
            return extent;
        }
        if (pieces > threads) {
            // As many for each, or threads would not find again what their cache holds from the job before.
            pieces -= pieces % threads;
        }
        int part = (extent + pieces - 1) / pieces;
        return (part + unit - 1) / unit * unit;
    }
}
