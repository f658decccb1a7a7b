package inkling.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.ink.Ink;
import inkling.ink.Stroke;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrokeFileTest {
    private static final String TWO_DIGITS =
            "[{\"label\": 7, \"writer\": {\"n\": [1, null]}, \"strokes\": [[0, 0.5, 1e1, -2], [3, 4]]},"
                    + " {\"strokes\": [], \"label\": 0}]";

    @Test
    void readsLabelsAndStrokesAndIgnoresOtherKeys() {
        Ink seven = Ink.of(List.of(Stroke.of(0, 0.5f, 10, -2), Stroke.of(3, 4)));
        assertEquals(List.of(new LabelledInk(7, seven), new LabelledInk(0, Ink.BLANK)), StrokeFile.parse(TWO_DIGITS));
        assertEquals(List.of(), StrokeFile.parse("[]"));
    }

    @Test
    void keysAreReadWithTheirEscapes() {
        assertEquals(
                List.of(new LabelledInk(1, Ink.BLANK)),
                StrokeFile.parse("[{\"l\\u0061be\\u006C\": 1, \"\\n\\\"\": [true, false], \"strokes\": []}]"));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        List<LabelledInk> digits = List.of(
                new LabelledInk(7, Ink.of(List.of(Stroke.of(0.1f, -2, 1e-9f, 3e20f), Stroke.of(5, 6)))),
                new LabelledInk(0, Ink.BLANK));
        assertEquals(digits, StrokeFile.parse(StrokeFile.format(digits)));
        assertEquals(List.of(), StrokeFile.parse(StrokeFile.format(List.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | JSON array",
                "{\"label\": 7} | JSON array",
                "[] [] | at character 3, nothing more was expected",
                "[01] | begins with 0",
                "[\"\\u00g0\"] | at character 6, a hexadecimal digit was expected",
                "[\"\\x\"] | an escape",
                "[tru] | at character 1, a value was expected",
                "[{a: 1}] | a key was expected",
                "[7] | Digit 0 of the stroke file should be an object",
                "[{\"label\": 7}] | strokes",
                "[{\"strokes\": []}] | label",
                "[{\"label\": 10, \"strokes\": []}] | not 10",
                "[{\"label\": 2.5, \"strokes\": []}] | not 2.5",
                "[{\"label\": \"7\", \"strokes\": []}] | not a text",
                "[{\"label\": 7, \"strokes\": [{}]}] | stroke 0 should be an array",
                "[{\"label\": 7, \"strokes\": [[1, 2], [1, 2, 3]]}] | stroke 1: A stroke lists x and y",
                "[{\"label\": 7, \"strokes\": [[1, null]]}] | value 1 should be a number, not nothing",
                "[{\"label\": 7, \"strokes\": [[1, 1e99]]}] | y of point 0 is Infinity",
            })
    void saysWhatIsWrong(String json, String part) {
        var error = assertThrows(IllegalArgumentException.class, () -> StrokeFile.parse(json));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    @Test
    void refusesEveryTruncation() {
        for (int length = 0; length < TWO_DIGITS.length(); length++) {
            String cut = TWO_DIGITS.substring(0, length);
            assertSentence(assertThrows(IllegalArgumentException.class, () -> StrokeFile.parse(cut), cut));
        }
    }

    @Test
    void mutatedTextIsReadOrRefusedWithASentence() {
        Random random = new Random(11);
        String alphabet = "[]{}\",:0123456789eE+-.truefalsn\\u \n\u0000\uD800é";
        int refused = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            StringBuilder text = new StringBuilder(TWO_DIGITS);
            for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
                int at = random.nextInt(text.length());
                char with = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, with);
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, with);
                }
            }
            try {
                StrokeFile.parse(text.toString());
            } catch (IllegalArgumentException e) {
                assertSentence(e);
                refused++;
            }
        }
        assertTrue(refused > 5_000, "most mutations break the text: " + refused);
    }

    @Test
    void deepNestingIsRefusedWithASentence() {
        String deep = "[".repeat(200_000);
        assertSentence(assertThrows(IllegalArgumentException.class, () -> StrokeFile.parse(deep)));
    }

    private static void assertSentence(IllegalArgumentException error) {
        String message = error.getMessage();
        assertFalse(message.isBlank());
        assertTrue(Character.isUpperCase(message.charAt(0)) && message.endsWith("."), message);
    }
}
