package inkling.worker.training;

/** How fast training goes: images a second lately, and the time that is left. */
final class Throughput {
    private static final double WINDOW_MS = 500;

    private double windowMs;
    private long windowImages;
    private double imagesPerSecond;
    private double workMs;

    /** A slice of training took so long, in milliseconds. */
    void trained(double ms, long images) {
        windowMs += ms;
        windowImages += images;
        if (windowMs >= WINDOW_MS || imagesPerSecond == 0) {
            imagesPerSecond = windowMs > 0 ? 1000 * windowImages / windowMs : 0;
        }
        if (windowMs >= WINDOW_MS) {
            windowMs = 0;
            windowImages = 0;
        }
    }

    /** The worker was busy with the run for so long, measurements between the epochs and all; pauses don't count. */
    void worked(double ms) {
        workMs += ms;
    }

    /** Training images a second over the last half second of training itself. */
    double imagesPerSecond() {
        return imagesPerSecond;
    }

    /** Seconds until so many images are seen, at the pace of the whole run so far; -1 when there is none yet. */
    double secondsUntil(long totalImages, long imagesSoFar) {
        return imagesSoFar == 0 ? -1 : (totalImages - imagesSoFar) * (workMs / 1000) / imagesSoFar;
    }
}
