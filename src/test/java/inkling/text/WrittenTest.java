package inkling.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Regular expressions, which the page does without, say what is right. */
class WrittenTest {
    private static final String LETTERS = "0123459..,,--+eE \t\n\u0664x";
    private static final int TEXTS = 20_000;

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,4}");
    private static final Pattern DECIMAL = Pattern.compile("-?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]{1,3})?");
    private static final Pattern COMMA = Pattern.compile("[0-9]*,[0-9]+");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9][0-9]*,[0-9]{3}");

    @RepeatedTest(3)
    void textsAreJudgedAsByRegularExpressions(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder letters = new StringBuilder();
            int length = random.nextInt(8);
            while (letters.length() < length) {
                letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String text = letters.toString();
            assertEquals(WHOLE.matcher(text).matches(), Written.isWhole(text, 4), text);
            assertEquals(DECIMAL.matcher(text).matches(), Written.isDecimal(text), text);
            assertEquals(text.replaceAll("\\s+", " "), Written.oneLine(text), text);
            boolean comma =
                    COMMA.matcher(text).matches() && !THOUSANDS.matcher(text).matches();
            assertEquals(comma ? text.replace(',', '.') : text, Written.withPoint(text), text);
        }
    }

    @Test
    void partsStandBetweenMarks() {
        assertEquals(List.of("header", "photo"), Written.parts("header-photo", '-'));
        assertEquals(List.of("", "", ""), Written.parts("--", '-'));
        assertEquals(List.of(""), Written.parts("", '-'));
    }
}
