package inkling.worker.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SlowMotionTest {
    private final SlowMotion tempo = new SlowMotion();

    @Test
    void atFullSpeedNobodyRests() {
        tempo.begin(1000);
        assertFalse(tempo.isOn());
        tempo.batchDone(1001);
        assertEquals(0, tempo.rest(1001));
    }

    @Test
    void batchesBeginInEqualTimesHoweverLongTheyTake() {
        tempo.speed(10);
        assertTrue(tempo.isOn());
        tempo.begin(1000);
        assertEquals(0, tempo.rest(1000), "the first begins at once");
        tempo.batchDone(1003);
        assertEquals(97, tempo.rest(1003));
        // The timer that ends the rest was late.
        tempo.batchDone(1125);
        assertEquals(75, tempo.rest(1125));
        assertEquals(0, tempo.rest(1205));
    }

    @Test
    void whatTookTooLongIsNotMadeUpFor() {
        tempo.speed(100);
        tempo.begin(1000);
        tempo.batchDone(1500);
        assertEquals(0, tempo.rest(1500));
        tempo.batchDone(1502);
        assertEquals(8, tempo.rest(1502));
    }

    @Test
    void anotherSpeedCountsAtOnce() {
        tempo.speed(1);
        tempo.begin(0);
        tempo.batchDone(2);
        assertEquals(998, tempo.rest(2));
        tempo.speed(0);
        assertEquals(0, tempo.rest(2));
        tempo.batchDone(9);
        tempo.speed(2);
        tempo.begin(10);
        assertEquals(0, tempo.rest(10));
        tempo.batchDone(11);
        assertEquals(499, tempo.rest(11));
    }
}
