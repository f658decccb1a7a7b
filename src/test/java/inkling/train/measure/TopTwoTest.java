package inkling.train.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TopTwoTest {
    @Test
    void theLikeliestComesFirst() {
        assertEquals(new TopTwo(2, 0), TopTwo.of(new float[] {0.3f, 0.1f, 0.6f}));
        assertEquals(new TopTwo(0, 1), TopTwo.of(new float[] {5, -1, -2}));
    }

    @Test
    void ofEqualOnesTheFirstIsTaken() {
        assertEquals(new TopTwo(0, 1), TopTwo.of(new float[10]));
    }
}
