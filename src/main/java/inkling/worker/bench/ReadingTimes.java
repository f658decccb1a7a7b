package inkling.worker.bench;

import inkling.data.Dataset;
import inkling.nn.Network;
import inkling.worker.browser.Task;
import java.util.Arrays;

/** How long a network takes to read one image. */
final class ReadingTimes {
    /** Images that are read between two looks at the clock, once or, where it ticks too slowly for that, often. */
    private static final int GROUP = 10;

    /** What is timed takes at least so many ticks of the clock. */
    private static final int TICKS = 20;

    private static final int GROUPS = 200;

    /** No group begins later, but for the first that is timed. */
    private static final double LIMIT_MS = 5000;

    /** Groups that are read first and not timed. */
    private static final int WARM_UP = 20;

    private final Network network;
    private final Dataset images;
    private final float[][] pictures;
    private final double[] times = new double[GROUPS];
    private final double tick = tick();
    private double began;
    private int repeats = 1;
    private int done = -WARM_UP;

    ReadingTimes(Network network, Dataset images) {
        this.network = network;
        this.images = images;
        pictures = new float[GROUP][images.images().width()];
    }

    /** Reads the next ten images; returns whether there are more to read. */
    boolean advance() {
        if (done == -WARM_UP) {
            began = Task.now();
        }
        for (int i = 0; i < GROUP; i++) {
            images.images().copyRow(((done + WARM_UP) * GROUP + i) % images.size(), pictures[i], 0);
        }
        double start = Task.now();
        for (int i = 0; i < repeats * GROUP; i++) {
            network.predict(pictures[i % GROUP]);
        }
        double ms = Task.now() - start;
        if (done >= 0) {
            times[done] = ms / (repeats * GROUP);
        }
        done++;
        if (done <= 0 && ms < TICKS * tick) {
            repeats *= 2;
        }
        if (Task.now() - began < LIMIT_MS) {
            return done < GROUPS;
        }
        // The rest of the warm-up is left out.
        boolean timed = done > 0;
        done = Math.max(0, done);
        return !timed;
    }

    /** Milliseconds from one tick of the clock to the next. */
    private static double tick() {
        double start = Task.now();
        double first = start;
        while (first == start) {
            first = Task.now();
        }
        double second = first;
        while (second == first) {
            second = Task.now();
        }
        return second - first;
    }

    /** Milliseconds within which so many of 100 images are read, each time the mean of a group. */
    double percentile(int percent) {
        double[] sorted = Arrays.copyOf(times, done);
        Arrays.sort(sorted);
        return sorted[(percent * sorted.length + 99) / 100 - 1];
    }
}
