package inkling.worker;

/** How fast training goes: images a second lately, and the time that is left. */
final class Speedometer {
    private static final double WINDOW_MS = 500;

    private double windowStart;
    private long windowImages;
    private long images;
    private double busyMs;
    private double lastTick;
    private double rate;

    /** Training begins or goes on at this time, in milliseconds. */
    void resume(double now) {
        windowStart = now;
        windowImages = images;
        lastTick = now;
    }

    /** So many training images were seen in the whole run by this time. */
    void tick(double now, long imagesSoFar) {
        images = imagesSoFar;
        busyMs += now - lastTick;
        lastTick = now;
        if (now - windowStart >= WINDOW_MS) {
            rate = 1000 * (images - windowImages) / (now - windowStart);
            windowStart = now;
            windowImages = images;
        }
    }

    /** Training images a second over the last half second, measurements between epochs included; 0 at first. */
    double imagesPerSecond() {
        return rate > 0 || busyMs == 0 ? rate : 1000 * images / busyMs;
    }

    /** Seconds until so many images are seen, at the pace of the whole run so far; -1 when there is none yet. */
    double secondsUntil(long totalImages) {
        return images == 0 ? -1 : (totalImages - images) * (busyMs / 1000) / images;
    }
}
