package inkling.train;

/** The way through an epoch's images, in batches and, within each, in slices of work. */
final class MicroBatches {
    private final int images;
    private final int batch;
    private final int most;
    private int position;
    private int batchStart;

    /**
     * @param images in an epoch
     * @param batch images in a batch; the last one may have fewer
     * @param most images in a slice
     */
    MicroBatches(int images, int batch, int most) {
        this.images = images;
        this.batch = Math.min(batch, images);
        this.most = most;
    }

    /** Images done, which is the place of the slice in the epoch. */
    int position() {
        return position;
    }

    /** Images in the slice. Slices of a batch are alike, since batch normalisation takes its statistics from each. */
    int rows() {
        int left = batchEnd() - position;
        int slices = (left + most - 1) / most;
        return (left + slices - 1) / slices;
    }

    /** Images in the batch that the slice is part of. */
    int batchImages() {
        return batchEnd() - batchStart;
    }

    private int batchEnd() {
        return Math.min(batchStart + batch, images);
    }

    /** Goes on to the next slice; returns whether that ends a batch. */
    boolean advance() {
        position += rows();
        if (position < batchEnd()) {
            return false;
        }
        batchStart = position;
        return true;
    }

    boolean atEnd() {
        return position == images;
    }

    void restart() {
        position = 0;
        batchStart = 0;
    }

    /** Batches done. */
    int batchesDone() {
        return (batchStart + batch - 1) / batch;
    }

    /** Batches in an epoch. */
    int batches() {
        return (images + batch - 1) / batch;
    }
}
