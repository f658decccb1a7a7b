package inkling.worker.training;

/** How many images a second training has gone through lately. */
final class Pace {
    private static final double WINDOW_MS = 500;

    /** The first figure comes sooner, but not before the clock's ticks and the first batch have lost their weight. */
    private static final double FIRST_MS = 60;

    private double windowMs;
    private long windowImages;
    private double imagesPerSecond;

    /** Some images were trained on in so long. */
    void trained(double ms, long images) {
        windowMs += ms;
        windowImages += images;
        if (windowMs >= (imagesPerSecond == 0 ? FIRST_MS : WINDOW_MS)) {
            imagesPerSecond = 1000 * windowImages / windowMs;
        }
        if (windowMs >= WINDOW_MS) {
            windowMs = 0;
            windowImages = 0;
        }
    }

    /** In slow motion the worker has rested for so long between two batches. */
    void rested(double ms) {
        windowMs += ms;
    }

    /** Lately; 0 when not known yet. */
    double imagesPerSecond() {
        return imagesPerSecond;
    }
}
