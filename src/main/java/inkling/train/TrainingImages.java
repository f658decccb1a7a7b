package inkling.train;

import inkling.data.Augmentation;
import inkling.data.Augmenter;
import inkling.data.Dataset;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.RowBuffer;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.kernel.StateVisitor;
import inkling.kernel.ThreadPool;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;

/**
 * The images of training, in the order and form in which the network is fed them, and how far it has come with them.
 *
 * <p>Epochs consist of batches, and batches of micro-batches: so few images at a time that they take a few milliseconds
 * and no more memory than there is, however large the batch.
 *
 * <p>Images are varied as the recipe wants it, with its shares of synthetic digits and of drawings that are no digits among
 * them. Where a recipe wants none of it, micro-batches are rows of the data set itself. Otherwise a micro-batch's pictures
 * are made in a buffer just before they are needed. They are made one after the other in the order of training, so that it
 * does not matter to them how large the micro-batches are.
 */
public final class TrainingImages {
    private static final int AUGMENTATION = 0xA116;

    /** So many drawings take less than the few milliseconds that a step of a run may take. */
    private static final int REDRAWN_AT_ONCE = 16;

    private final Dataset train;
    private final SyntheticPool synthetic;
    private final SyntheticPool nonDigits;
    private final boolean inMemory;
    private final int seed;
    private Augmentation strengths;
    private Augmenter augmenter;
    private final RowBuffer buffer;
    private final int[] order;
    private final ThreadPool threads;
    private final int batchSize;
    private final int microBatch;
    private Batch taken;
    private boolean drawingsThinned;
    private int epoch = 1;
    private int position;
    private int batchStart;

    /**
     * @param microBatch the most images taken at a time
     */
    public TrainingImages(Recipe recipe, Dataset train, int microBatch, Backend backend) {
        this.microBatch = microBatch;
        threads = backend.threads();
        synthetic = new SyntheticPool(true, recipe, train);
        nonDigits = new SyntheticPool(false, recipe, train);
        strengths = recipe.get(Settings.AUGMENTATION);
        inMemory = strengths.isNone() && synthetic.size() + nonDigits.size() == 0;
        this.train = inMemory ? train.adoptedBy(backend.memory()) : train;
        // For a run whose pictures are not varied, too: they may be from the next micro-batch on.
        buffer = new RowBuffer(microBatch, train.images().width(), backend.memory());
        seed = recipe.seed() ^ AUGMENTATION;
        augmenter = new Augmenter(strengths, train.height(), train.width(), new Random32(seed));
        order = backend.memory().rowNumbers(train.size() + synthetic.size() + nonDigits.size());
        int batch = recipe.get(Settings.BATCH);
        batchSize = batch == Settings.WHOLE_SET ? size() : Math.min(batch, size());
        taken = new Batch(isBuffered() ? buffer.rows() : this.train.images(), order, 0, 0);
    }

    /** From the next micro-batch on varies pictures as strongly as another recipe wants it. */
    void adjust(Recipe changed) {
        Augmentation wanted = changed.get(Settings.AUGMENTATION);
        if (!wanted.equals(strengths)) {
            strengths = wanted;
            // With the field of a run that has had these strengths from the beginning, so that one that stops can go
            // on.
            augmenter = augmenter.with(wanted, new Random32(seed));
        }
    }

    /** Whether pictures are copied before they are trained on: changed, or into the kernels' memory. */
    private boolean isBuffered() {
        return !inMemory || !strengths.isNone();
    }

    /** Number of images in an epoch. */
    public int size() {
        return order.length;
    }

    /** How many of them are synthetic digits mixed in. */
    public int synthetic() {
        return synthetic.size();
    }

    /** How many of them are no digits. */
    public int nonDigits() {
        return nonDigits.size();
    }

    /** Whether images of the set itself, which so come again, take the places of two thirds of all drawings. */
    void thinDrawings(boolean thinned) {
        drawingsThinned = thinned;
    }

    /** Puts them in another order. */
    public void shuffle(Random32 random) {
        random.shuffle(order);
    }

    /** Shows how far it has come, their order, and what determines the pictures that are still to be made. */
    void visit(StateVisitor state) {
        epoch = state.integer(epoch, 1, Integer.MAX_VALUE);
        position = state.integer(position, 0, size());
        batchStart = state.integer(batchStart, 0, position);
        state.integers(order, 0, order.length - 1);
        drawingsThinned = state.flag(drawingsThinned);
        augmenter.visit(state);
        synthetic.visit(state);
        nonDigits.visit(state);
    }

    /** Draws some of the drawings that a run had when it stopped; returns whether there are more. */
    boolean redraw() {
        return synthetic.redraw(REDRAWN_AT_ONCE) || nonDigits.redraw(REDRAWN_AT_ONCE);
    }

    /**
     * Makes the next micro-batch ready.
     *
     * @param labels receives its images' classes, {@link inkling.nn.Loss#NO_CLASS} for what is no digit
     */
    Batch take(int[] labels) {
        return take(position, microBatchSize(), labels);
    }

    /** Micro-batches of a batch are alike, since batch normalisation takes its statistics from each. */
    private int microBatchSize() {
        int left = batchEnd() - position;
        int microBatches = (left + microBatch - 1) / microBatch;
        return (left + microBatches - 1) / microBatches;
    }

    private int batchEnd() {
        return Math.min(batchStart + batchSize, size());
    }

    /**
     * Makes images of this epoch ready.
     *
     * @param at place of the first in the epoch
     * @param count how many, at most a micro-batch
     * @param labels receives their classes, {@link inkling.nn.Loss#NO_CLASS} for what is no digit
     */
    public Batch take(int at, int count, int[] labels) {
        buffer.clear();
        for (int r = 0; r < count; r++) {
            int image = order[at + r];
            if (drawingsThinned && (at + r) % 3 != 0) {
                image %= train.size();
            }
            if (image < train.size()) {
                labels[r] = train.label(image);
                if (isBuffered()) {
                    add(train.images(), image);
                }
            } else {
                int drawn = image - train.size();
                boolean digit = drawn < synthetic.size();
                SyntheticPool pool = digit ? synthetic : nonDigits;
                int place = digit ? drawn : drawn - synthetic.size();
                labels[r] = pool.label(place);
                add(pool.picture(place), 0);
            }
        }
        taken = isBuffered() ? buffer.batch() : new Batch(train.images(), order, at, count);
        threads.prefetch(taken);
        return taken;
    }

    private void add(SparseRows source, int row) {
        if (strengths.isNone()) {
            buffer.copy(source, row);
        } else {
            augmenter.append(source, row, buffer);
        }
    }

    /** The first pictures of the last micro-batch that was taken, or all of them. */
    public float[][] lastTaken(int most) {
        float[][] pictures = new float[Math.min(most, taken.count())][];
        for (int r = 0; r < pictures.length; r++) {
            pictures[r] = new float[taken.width()];
            taken.rows().copyRow(taken.row(r), pictures[r], 0);
        }
        return pictures;
    }

    /** Goes on to the next micro-batch, for which threads may get ready; returns whether that ends a batch. */
    boolean advance() {
        position += microBatchSize();
        boolean batchEnds = position == batchEnd();
        if (batchEnds) {
            batchStart = position;
        }
        if (!atEnd() && !isBuffered()) {
            threads.prefetch(new Batch(train.images(), order, position, microBatchSize()));
        }
        return batchEnds;
    }

    /** Whether a batch is begun and not yet complete. */
    boolean inBatch() {
        return position > batchStart;
    }

    boolean atEnd() {
        return position == size();
    }

    void nextEpoch() {
        epoch++;
        position = 0;
        batchStart = 0;
    }

    /** The epoch under way, from 1. */
    public int epoch() {
        return epoch;
    }

    /** Steps of the optimiser so far, one for each batch. */
    public long steps() {
        return (epoch - 1L) * batches() + batchesDone();
    }

    /** Images of this epoch that are done. */
    public int imagesDone() {
        return position;
    }

    /** Images in the batch that the next micro-batch is part of. */
    int batchImages() {
        return batchEnd() - batchStart;
    }

    /** Batches of this epoch that are done. */
    public int batchesDone() {
        return (batchStart + batchSize - 1) / batchSize;
    }

    /** Batches in an epoch. */
    public int batches() {
        return (size() + batchSize - 1) / batchSize;
    }
}
