package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticHandwritingTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everyDigitIsWrittenInSeveralWaysAndNeverTwiceTheSame(int digit) {
        assertTrue(Skeletons.OF_DIGITS.get(digit).size() >= 4, "skeletons");
        SyntheticHandwriting handwriting = new SyntheticHandwriting(new Random(digit));
        Set<Ink> written = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Ink ink = handwriting.draw(digit);
            assertFalse(ink.isDot());
            assertTrue(written.add(ink));
        }
    }

    @Test
    void theSameRandomNumbersWriteTheSameInk() {
        Ink first = new SyntheticHandwriting(new Random(5)).draw(8);
        assertEquals(first, new SyntheticHandwriting(new Random(5)).draw(8));
        assertNotEquals(first, new SyntheticHandwriting(new Random(6)).draw(8));
    }

    @Test
    void onesAreNarrowAndZerosAreRound() {
        assertTrue(meanAspect(1) < 0.6, "ones: " + meanAspect(1));
        assertTrue(meanAspect(0) > 0.6, "zeros: " + meanAspect(0));
    }

    @Test
    void everydayVariantsComeUp() {
        assertTrue(shareWithStrokes(7, 2) > 0.2, "crossed sevens");
        assertTrue(shareWithStrokes(0, 2) > 0.1, "slashed and dotted zeros");
        assertTrue(shareWithStrokes(5, 2) > 0.2, "fives with the hat apart");
        assertTrue(shareWithStrokes(8, 2) > 0.05, "eights of two loops");
        assertTrue(shareWithStrokes(1, 2) > 0.05, "ones with a foot");
        assertTrue(shareWithStrokes(4, 1) > 0.05, "fours in one stroke");
    }

    @Test
    void refusesWhatIsNoDigit() {
        SyntheticHandwriting handwriting = new SyntheticHandwriting(new Random(1));
        assertThrows(IllegalArgumentException.class, () -> handwriting.draw(10));
        assertThrows(IllegalArgumentException.class, () -> handwriting.draw(-1));
    }

    private static double meanAspect(int digit) {
        SyntheticHandwriting handwriting = new SyntheticHandwriting(new Random(2));
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            Ink.Box box = handwriting.draw(digit).bounds();
            sum += box.width() / box.height();
        }
        return sum / 200;
    }

    private static double shareWithStrokes(int digit, int strokes) {
        SyntheticHandwriting handwriting = new SyntheticHandwriting(new Random(3));
        int hits = 0;
        for (int i = 0; i < 500; i++) {
            hits += handwriting.draw(digit).strokes().size() == strokes ? 1 : 0;
        }
        return hits / 500.0;
    }
}
