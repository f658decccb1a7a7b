package inkling.train.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Random32;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    /** Two classes; the first has the probability. */
    private static float[] shares(double... probabilities) {
        float[] shares = new float[2 * probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            shares[2 * i] = (float) probabilities[i];
            shares[2 * i + 1] = (float) (1 - probabilities[i]);
        }
        return shares;
    }

    @Test
    void theErrorIsTheMeanGapBetweenProbabilityAndAccuracy() {
        // Bin 12 of 15: two answers at 0.82 and 0.84, one right. Bin 14: two at 1 and 0.98, both right.
        Reliability reliability = Reliability.of(shares(0.82, 0.84, 1, 0.02), new byte[] {0, 1, 0, 1}, 2);
        assertEquals(Reliability.BINS, reliability.bins().size());
        assertEquals(2, reliability.bins().get(12).count());
        assertEquals(0.83, reliability.bins().get(12).confidence(), 1e-6);
        assertEquals(0.5, reliability.bins().get(12).accuracy());
        assertEquals(2, reliability.bins().get(14).count());
        assertEquals(0.5 * 0.33 + 0.5 * 0.01, reliability.error(), 1e-6);
        assertEquals(new Reliability.Bin(0, 0, 0), reliability.bins().get(3));
    }

    @Test
    void withoutAnswersThereIsNoError() {
        assertEquals(0, Reliability.of(new float[0], new byte[0], 2).error());
    }

    @Test
    void whoeverIsAsOftenRightAsTheySayHasHardlyAnError() {
        Random32 random = new Random32(3);
        int count = 40_000;
        double[] probabilities = new double[count];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            probabilities[i] = random.nextFloat();
            labels[i] = (byte) (random.nextFloat() < probabilities[i] ? 0 : 1);
        }
        // Eight bins are in use, each of 5,000 answers: a standard deviation of at most 0.007.
        assertTrue(Reliability.of(shares(probabilities), labels, 2).error() < 0.02);
    }
}
