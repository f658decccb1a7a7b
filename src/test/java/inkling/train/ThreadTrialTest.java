package inkling.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Random32;
import inkling.kernel.ThreadPool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** On a clock of the test's own. */
class ThreadTrialTest {
    private static final int IMAGES = 128;

    /** Threads whose limit is all there is to them. */
    private static final class Pool implements ThreadPool {
        private final List<Integer> limits = new ArrayList<>();
        private int count;

        Pool(int count) {
            this.count = count;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public void limit(int threads) {
            limits.add(threads);
            count = threads;
        }
    }

    /** Trains with a machine on which so many threads have such a pace, until the trial is over. */
    private static int kept(int threads, IntToDoubleFunction imagesPerMs) {
        Pool pool = new Pool(threads);
        ThreadTrial trial = new ThreadTrial(pool, threads);
        for (int i = 0; i < 100_000 && !trial.isOver(); i++) {
            trial.trained(IMAGES / imagesPerMs.applyAsDouble(pool.count()), IMAGES);
        }
        assertTrue(trial.isOver());
        assertEquals(trial.kept(), pool.count());
        return trial.kept();
    }

    @Test
    void allStayWhereEachHelps() {
        assertEquals(7, kept(7, threads -> 200.0 * threads));
        assertEquals(2, kept(2, threads -> 150.0 + 60 * threads));
    }

    @Test
    void allGoHomeWhereTheyOnlyTakeTheCallersCore() {
        assertEquals(1, kept(7, threads -> 300.0 / threads));
        assertEquals(1, kept(3, threads -> threads == 1 ? 300 : 120));
    }

    @Test
    void asManyStayAsThereAreCores() {
        assertEquals(4, kept(15, threads -> threads <= 4 ? 100 * threads : 400 - 20 * threads));
    }

    @Test
    void whoDoesNotHelpGoesHomeEvenIfHeDoesNotHarm() {
        assertEquals(1, kept(7, threads -> 300 + threads));
        assertEquals(2, kept(7, threads -> 100 * Math.min(2, threads)));
    }

    @Test
    void theDecisionStandsUnderNoise() {
        Random32 random = new Random32(5);
        for (int i = 0; i < 50; i++) {
            assertEquals(7, kept(7, threads -> 100 * threads * (0.7 + 0.6 * random.nextFloat())));
            assertEquals(1, kept(7, threads -> 300.0 / threads * (0.7 + 0.6 * random.nextFloat())));
        }
    }

    @Test
    void aSingleTurnThatIsDisturbedDecidesNothing() {
        int[] batches = {0};
        // For 15 ms somebody else has the machine.
        assertEquals(4, kept(4, threads -> 100 * threads / (batches[0]++ > 400 && batches[0] < 412 ? 10.0 : 1)));
    }

    @Test
    void eachNumberTakesItsTurnInEachRound() {
        Pool pool = new Pool(4);
        ThreadTrial trial = new ThreadTrial(pool, 4);
        while (!trial.isOver()) {
            trial.trained(1, IMAGES);
        }
        assertEquals(List.of(4, 2, 1, 1, 2, 4, 4, 2, 1, 1, 2, 4), pool.limits.subList(0, 12));
        assertEquals(1, pool.limits.get(12), "all are as fast as one");
    }

    @Test
    void nothingIsTriedBeforeAllHaveCome() {
        Pool pool = new Pool(1);
        ThreadTrial trial = new ThreadTrial(pool, 3);
        trial.trained(ThreadTrial.GATHERING_MS - 1, IMAGES);
        assertFalse(trial.isUnderWay());
        pool.count = 3;
        trial.trained(0.5, IMAGES);
        assertTrue(trial.isUnderWay());
    }

    @Test
    void thoseWhoNeverComeAreNotWaitedFor() {
        Pool pool = new Pool(2);
        ThreadTrial trial = new ThreadTrial(pool, 7);
        trial.trained(ThreadTrial.GATHERING_MS, IMAGES);
        assertTrue(trial.isUnderWay());
        assertEquals(2, trial.tried());
        ThreadTrial alone = new ThreadTrial(new Pool(1), 7);
        alone.trained(ThreadTrial.GATHERING_MS, IMAGES);
        assertTrue(alone.isOver());
        assertEquals(1, alone.kept());
    }

    @Test
    void oneThreadIsNotTried() {
        assertTrue(new ThreadTrial(new Pool(1), 1).isOver());
        assertTrue(ThreadTrial.none().isOver());
        assertEquals(1, ThreadTrial.none().kept());
    }
}
