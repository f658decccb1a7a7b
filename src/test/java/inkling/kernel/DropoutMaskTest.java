package inkling.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DropoutMaskTest {
    private static final int PLACES = 100_000;

    /** The share of places at which two masks of the same rate let pass. */
    private static double both(int seed, int otherSeed, int distance) {
        int threshold = DropoutMask.threshold(0.5f);
        int both = 0;
        for (int i = 0; i < PLACES; i++) {
            both += DropoutMask.passes(seed, i, threshold) && DropoutMask.passes(otherSeed, i + distance, threshold)
                    ? 1
                    : 0;
        }
        return both / (double) PLACES;
    }

    @Test
    void neighboursPassIndependentlyOfEachOther() {
        for (int distance : new int[] {1, 2, 3, 4, 16, 128, 1024}) {
            assertEquals(0.25, both(7, 7, distance), 0.01, "at a distance of " + distance);
        }
    }

    @Test
    void masksOfOtherSeedsAreIndependent() {
        Random32 seeds = new Random32(3);
        for (int i = 0; i < 20; i++) {
            assertEquals(0.25, both(seeds.nextInt(), seeds.nextInt(), 0), 0.01);
        }
    }

    @Test
    void aRateOf0LetsAllPass() {
        assertEquals(0, DropoutMask.threshold(0f));
    }
}
