package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.ink.NonDigits.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NonDigitsTest {
    @ParameterizedTest
    @EnumSource(Kind.class)
    void theSameSeedDrawsTheSame(Kind kind) {
        NonDigits one = NonDigits.toExamineOn(new Random(3));
        NonDigits again = NonDigits.toExamineOn(new Random(3));
        for (int i = 0; i < 50; i++) {
            assertEquals(one.draw(kind), again.draw(kind));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SCRIBBLE", "LETTER"})
    void noDrawingComesTwiceAndNoneIsADot(Kind kind) {
        NonDigits drawings = NonDigits.toExamineOn(new Random(4));
        Set<Ink> seen = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            Ink ink = drawings.draw(kind);
            assertTrue(seen.add(ink));
            assertFalse(ink.isDot(), kind + " " + i);
            assertTrue(sum(Framing.frame(ink)) > 10, "there is ink to see");
        }
    }

    @Test
    void blanksAreBlankAndDotsAreDotsOnTheSheet() {
        NonDigits drawings = NonDigits.toExamineOn(new Random(5));
        int marks = 0;
        for (int i = 0; i < 200; i++) {
            assertTrue(drawings.draw(Kind.BLANK).isBlank());
            Ink dot = drawings.draw(Kind.DOT);
            assertFalse(dot.isBlank());
            assertTrue(dot.isDot() || dot.bounds().longerSide() <= NonDigits.DOT * Ink.SHEET, dot.toString());
            marks += dot.isDot() ? 0 : 1;
        }
        assertTrue(marks > 20, "some are no mere taps: " + marks);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DOT", "SCRIBBLE"})
    void whatIsDrawnStaysOnTheSheetMostly(Kind kind) {
        NonDigits drawings = NonDigits.toExamineOn(new Random(6));
        int within = 0;
        for (int i = 0; i < 200; i++) {
            Ink.Box box = drawings.draw(kind).bounds();
            double side = Ink.SHEET;
            within += box.left() >= 0 && box.top() >= 0 && box.right() <= side && box.bottom() <= side ? 1 : 0;
        }
        assertTrue(within > 120, within + " of 200");
    }

    @Test
    void someLettersAreLeftOutOfWhatIsLearnedFrom() {
        List<List<float[]>> learned = LetterSkeletons.toLearnFrom().stream()
                .map(letter -> letter.extremes().get(0))
                .toList();
        int heldOut = 0;
        for (Skeleton letter : LetterSkeletons.all()) {
            boolean known = false;
            for (List<float[]> strokes : learned) {
                known |= Arrays.deepEquals(
                        strokes.toArray(), letter.extremes().get(0).toArray());
            }
            heldOut += known ? 0 : 1;
        }
        assertEquals(17, LetterSkeletons.all().size());
        assertEquals(4, heldOut);
        assertNotEquals(
                NonDigits.toExamineOn(new Random(7)).draw(Kind.LETTER),
                NonDigits.toLearnFrom(new Random(7)).draw(Kind.LETTER));
    }

    private static double sum(float[] picture) {
        double sum = 0;
        for (float pixel : picture) {
            sum += pixel;
        }
        return sum;
    }
}
