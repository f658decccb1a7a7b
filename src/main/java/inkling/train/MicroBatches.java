package inkling.train;

import inkling.kernel.Batch;

/**
 * The way through the images, epoch by epoch, in batches and, within each, in micro-batches: so few images at a time that
 * they take a few milliseconds and no more memory than there is, however large the batch.
 */
public final class MicroBatches {
    private final TrainingImages images;
    private final int batch;
    private final int most;
    private int epoch = 1;
    private int position;
    private int batchStart;

    /**
     * @param batch images in a batch; the last one may have fewer
     * @param most images in a micro-batch
     */
    MicroBatches(TrainingImages images, int batch, int most) {
        this.images = images;
        this.batch = Math.min(batch, images.size());
        this.most = most;
    }

    /**
     * Makes the micro-batch ready.
     *
     * @param labels receives its images' classes, {@link inkling.nn.Loss#NO_CLASS} for what is no digit
     */
    Batch take(int[] labels) {
        return images.take(position, rows(), labels);
    }

    /** Micro-batches of a batch are alike, since batch normalisation takes its statistics from each. */
    private int rows() {
        int left = batchEnd() - position;
        int microBatches = (left + most - 1) / most;
        return (left + microBatches - 1) / microBatches;
    }

    /** Images in the batch that the micro-batch is part of. */
    int batchImages() {
        return batchEnd() - batchStart;
    }

    private int batchEnd() {
        return Math.min(batchStart + batch, images.size());
    }

    /** Goes on to the next micro-batch, for which threads may get ready; returns whether that ends a batch. */
    boolean advance() {
        position += rows();
        boolean batchEnds = position == batchEnd();
        if (batchEnds) {
            batchStart = position;
        }
        if (!atEnd()) {
            images.expect(position, rows());
        }
        return batchEnds;
    }

    boolean atEnd() {
        return position == images.size();
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

    /** Batches of this epoch that are done. */
    public int batchesDone() {
        return (batchStart + batch - 1) / batch;
    }

    /** Batches in an epoch. */
    public int batches() {
        return (images.size() + batch - 1) / batch;
    }
}
