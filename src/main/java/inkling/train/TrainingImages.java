package inkling.train;

import inkling.data.Augmenter;
import inkling.data.Dataset;
import inkling.kernel.Backend;
import inkling.kernel.Batch;
import inkling.kernel.Random32;
import inkling.kernel.RowBuffer;
import inkling.kernel.SparseRows;
import inkling.kernel.ThreadPool;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;

/**
 * The images of an epoch in their order, as the network is fed them: varied as the recipe wants it, with its shares of
 * synthetic digits and of drawings that are no digits among them.
 *
 * <p>Where a recipe wants none of it, micro-batches are rows of the data set itself. Otherwise a micro-batch's pictures are made in a
 * buffer just before they are needed. They are made one after the other in the order of training, so that it does not
 * matter to them how large the micro-batches are.
 */
public final class TrainingImages {
    private static final int AUGMENTATION = 0xA116;

    private final Dataset train;
    private final SyntheticPool synthetic;
    private final SyntheticPool nonDigits;
    private final Augmenter augmenter;
    private final boolean varied;
    private final boolean buffered;
    private final RowBuffer buffer;
    private final int[] order;
    private final ThreadPool threads;
    private Batch batch;
    private boolean drawingsThinned;

    /**
     * @param microBatch the most images taken at a time
     */
    public TrainingImages(Recipe recipe, Dataset train, int microBatch, Backend backend) {
        threads = backend.threads();
        synthetic = new SyntheticPool(true, recipe, train);
        nonDigits = new SyntheticPool(false, recipe, train);
        varied = !recipe.get(Settings.AUGMENTATION).isNone();
        buffered = varied || synthetic.size() + nonDigits.size() > 0;
        this.train = buffered ? train : train.adoptedBy(backend.memory());
        buffer = new RowBuffer(buffered ? microBatch : 0, train.images().width(), backend.memory());
        augmenter = new Augmenter(
                recipe.get(Settings.AUGMENTATION),
                train.height(),
                train.width(),
                new Random32(recipe.seed() ^ AUGMENTATION));
        order = backend.memory().rowNumbers(train.size() + synthetic.size() + nonDigits.size());
        batch = new Batch(buffered ? buffer.rows() : this.train.images(), order, 0, 0);
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

    /**
     * Makes a micro-batch ready.
     *
     * @param at place of its first image in the epoch
     * @param count number of its images
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
                if (buffered) {
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
        batch = buffered ? buffer.batch() : new Batch(train.images(), order, at, count);
        threads.prefetch(batch);
        return batch;
    }

    /**
     * Tells the threads which micro-batch the network will be trained with next, if that needs not be made first.
     *
     * @param at place of its first image in the epoch
     * @param count number of its images
     */
    void expect(int at, int count) {
        if (!buffered) {
            threads.prefetch(new Batch(train.images(), order, at, count));
        }
    }

    private void add(SparseRows source, int row) {
        if (varied) {
            augmenter.append(source, row, buffer);
        } else {
            buffer.copy(source, row);
        }
    }

    /** The first pictures of the last micro-batch that was taken, or all of them. */
    public float[][] lastTaken(int most) {
        float[][] pictures = new float[Math.min(most, batch.count())][];
        for (int r = 0; r < pictures.length; r++) {
            pictures[r] = new float[batch.width()];
            batch.rows().copyRow(batch.row(r), pictures[r], 0);
        }
        return pictures;
    }
}
