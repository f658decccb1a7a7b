package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossTest {
    private static final ScalarKernels KERNELS = new ScalarKernels();

    /** Some roundings of numbers around 1. */
    private static final double ROUNDINGS = 16 * 0x1p-24;

    @Test
    void anImageOfNoClassIsBestAnsweredWithAllClassesAlike() {
        float[] logits = {3f, 3f, 3f, 3f};
        float[] delta = new float[4];
        double loss = Loss.CROSS_ENTROPY.apply(KERNELS, logits, new int[] {Loss.NO_CLASS}, delta, 1, 4, 1f);
        assertEquals(Math.log(4), loss, ROUNDINGS);
        assertArrayEquals(new float[4], delta, (float) ROUNDINGS);
    }

    @Test
    void itsLossIsTheMeanOfTheClassesLosses() {
        float[] logits = {1f, -0.5f, 2f, 1f, -0.5f, 2f};
        float[] delta = new float[6];
        int[] labels = {2, Loss.NO_CLASS};
        double loss = Loss.CROSS_ENTROPY.apply(KERNELS, logits, labels, delta, 2, 3, 0.5f);
        double logSum = Math.log(Math.exp(1) + Math.exp(-0.5) + Math.exp(2));
        assertEquals((logSum - 2) + (logSum - 2.5 / 3), loss, 2 * ROUNDINGS);
        assertArrayEquals(new int[] {2, Loss.NO_CLASS}, labels, "labels are the caller's");
        for (int j = 0; j < 3; j++) {
            assertEquals(0.5 * (logits[j] - (j == 2 ? 1 : 0)), delta[j], ROUNDINGS);
            assertEquals(0.5 * (logits[3 + j] - 1.0 / 3), delta[3 + j], ROUNDINGS);
        }
    }

    @Test
    void theSquaredErrorOfAnImageOfNoClassIsTakenFromEqualShares() {
        float[] delta = new float[4];
        float[] alike = {3f, 3f, 3f, 3f};
        assertEquals(0, Loss.SOFTMAX_MSE.apply(KERNELS, alike, new int[] {Loss.NO_CLASS}, delta, 1, 4, 1f), ROUNDINGS);
        assertArrayEquals(new float[4], delta, (float) ROUNDINGS);
        float[] sure = {1000f, 0f, 0f, 0f};
        double loss = Loss.SOFTMAX_MSE.apply(KERNELS, sure, new int[] {Loss.NO_CLASS}, delta, 1, 4, 1f);
        assertEquals(0.5 * (0.75 * 0.75 + 3 * 0.25 * 0.25), loss, ROUNDINGS);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void aShareOfZeroMakesNoInfiniteLoss(Loss kind) {
        float[] logits = {0f, -1000f, 1000f};
        float[] delta = new float[3];
        double loss = kind.apply(KERNELS, logits, new int[] {Loss.NO_CLASS}, delta, 1, 3, 1f);

        assertTrue(loss > 0 && loss <= 1000, "loss " + loss);
        for (float d : delta) {
            assertTrue(Math.abs(d) <= 1, "delta " + d);
        }
    }
}
