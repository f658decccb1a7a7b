package inkling.worker.bench;

import inkling.data.Dataset;
import inkling.nn.Network;
import inkling.worker.browser.Task;
import java.util.Arrays;

/** How long a network takes to read one image. */
final class ReadingTimes {
    /** Images that are read between two looks at the clock, which in a browser is too coarse for a single one. */
    private static final int GROUP = 10;

    private static final int GROUPS = 200;

    /** Groups that are read first and not timed. */
    private static final int WARM_UP = 20;

    private final Network network;
    private final Dataset images;
    private final float[][] pictures;
    private final double[] times = new double[GROUPS];
    private int done = -WARM_UP;

    ReadingTimes(Network network, Dataset images) {
        this.network = network;
        this.images = images;
        pictures = new float[GROUP][images.images().width()];
    }

    /** Reads the next ten images; returns whether there are more to read. */
    boolean advance() {
        for (int i = 0; i < GROUP; i++) {
            images.images().copyRow(((done + WARM_UP) * GROUP + i) % images.size(), pictures[i], 0);
        }
        double start = Task.now();
        for (float[] picture : pictures) {
            network.predict(picture);
        }
        double ms = (Task.now() - start) / GROUP;
        if (done >= 0) {
            times[done] = ms;
        }
        done++;
        return done < GROUPS;
    }

    /** Milliseconds within which so many of 100 images are read, each time the mean of ten. */
    double percentile(int percent) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(percent * sorted.length + 99) / 100 - 1];
    }
}
