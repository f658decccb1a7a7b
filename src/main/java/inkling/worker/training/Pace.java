package inkling.worker.training;

/** How fast training goes: images a second lately, and the time that is left. */
final class Pace {
    private static final double WINDOW_MS = 500;

    /** The first figure comes sooner, but not before the clock's ticks and the first batch have lost their weight. */
    private static final double FIRST_MS = 60;

    private double windowMs;
    private long windowImages;
    private double imagesPerSecond;
    private double workMs;
    private long imagesBefore;

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

    /** The run begins, or goes on, after so many images. */
    void beginsAt(long images) {
        imagesBefore = images;
    }

    /** In slow motion the worker has rested for so long between two batches. */
    void rested(double ms) {
        windowMs += ms;
        workMs += ms;
    }

    /** The worker has worked for so long, at training or measuring. */
    void worked(double ms) {
        workMs += ms;
    }

    /** Lately; 0 when not known yet. */
    double imagesPerSecond() {
        return imagesPerSecond;
    }

    /** Seconds until so many images are seen, at the pace since the run began or went on; -1 when there is none yet. */
    double secondsUntil(long totalImages, long imagesSoFar) {
        long images = imagesSoFar - imagesBefore;
        return workMs < FIRST_MS || images <= 0 ? -1 : (totalImages - imagesSoFar) * (workMs / 1000) / images;
    }
}
