package inkling.train.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Answers ANSWERS =
            new Answers(new byte[] {4, 4, 9, 4, 4, (byte) 200, 9}, new byte[] {9, 4, 9, 9, 4, 9, 4}, new float[] {
                0.5f, 0.9f, 0.8f, 0.7f, 0.6f, 0.99f, 0.4f
            });

    @Test
    void theSurestMistakesOfACellComeFirst() {
        assertArrayEquals(new int[] {3, 0}, ANSWERS.of(4, 9));
        assertArrayEquals(new int[] {5}, ANSWERS.of(200, 9));
        assertArrayEquals(new int[0], ANSWERS.of(200, 4));
    }

    @Test
    void theLeastSureOfTheRightAnswersComeFirst() {
        assertArrayEquals(new int[] {4, 1}, ANSWERS.of(4, 4));
    }

    @Test
    void ofAnyClassOnlyMistakesAreTaken() {
        assertArrayEquals(new int[] {5, 3, 0, 6}, ANSWERS.of(Answers.ANY, Answers.ANY));
        assertArrayEquals(new int[] {3, 0}, ANSWERS.of(4, Answers.ANY));
        assertArrayEquals(new int[] {5, 3, 0}, ANSWERS.of(Answers.ANY, 9));
    }

    @Test
    void equallySureOnesStayInTheOrderOfTheSet() {
        Answers equal = new Answers(new byte[3], new byte[] {1, 1, 1}, new float[] {0.5f, 0.5f, 0.5f});
        assertArrayEquals(new int[] {0, 1, 2}, equal.of(0, 1));
    }

    @Test
    void labelsAreUnsigned() {
        assertEquals(200, ANSWERS.label(5));
        assertEquals(9, ANSWERS.prediction(5));
    }

    @Test
    void asManyOfEachAreExpected() {
        assertThrows(IllegalArgumentException.class, () -> new Answers(new byte[2], new byte[1], new float[2]));
    }
}
