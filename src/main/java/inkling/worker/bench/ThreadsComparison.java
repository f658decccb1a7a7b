package inkling.worker.bench;

import inkling.kernel.ThreadPool;
import inkling.train.Trainer;
import inkling.worker.browser.Task;
import java.util.Arrays;

/**
 * How many times as fast all threads train as the caller does alone. They alternate every few milliseconds within one
 * run, so that what else the machine does slows both.
 */
final class ThreadsComparison {
    private static final int MOST_PAIRS = 40;

    /** No pair begins later. */
    private static final double LIMIT_MS = 5000;

    /** How long one of the two works; a micro-batch that is begun is finished. */
    private static final double STINT_MS = 15;

    /** Micro-batches at the beginning that do not count: helpers wake, and weights go from core to core. */
    private static final int UNTIMED = 2;

    private final Trainer trainer;
    private final ThreadPool threads;
    private final int all;
    private final double[] ratios = new double[MOST_PAIRS];
    private final double began = Task.now();
    private int done;

    /**
     * @param trainer with epochs enough, on these threads
     */
    ThreadsComparison(Trainer trainer, ThreadPool threads) {
        this.trainer = trainer;
        this.threads = threads;
        all = threads.count();
    }

    /** Compares once more; returns whether that should be done again. */
    boolean advance() {
        boolean aloneFirst = done % 2 == 0;
        double first = imagesPerMs(aloneFirst);
        double second = imagesPerMs(!aloneFirst);
        ratios[done] = aloneFirst ? second / first : first / second;
        done++;
        return done < MOST_PAIRS && Task.now() - began < LIMIT_MS;
    }

    private double imagesPerMs(boolean alone) {
        threads.limit(alone ? 1 : all);
        double ms = 0;
        int images = 0;
        for (int i = 0; ms < STINT_MS; i++) {
            // What comes between epochs is not timed.
            while (trainer.phase() != Trainer.Phase.TRAINING) {
                trainer.advance();
            }
            int before = trainer.images().imagesDone();
            double start = Task.now();
            trainer.advance();
            if (i >= UNTIMED) {
                ms += Task.now() - start;
                images += trainer.images().imagesDone() - before;
            }
        }
        return images / ms;
    }

    /** The middle one of all comparisons. */
    double median() {
        double[] sorted = Arrays.copyOf(ratios, done);
        Arrays.sort(sorted);
        return (sorted[(done - 1) / 2] + sorted[done / 2]) / 2;
    }
}
