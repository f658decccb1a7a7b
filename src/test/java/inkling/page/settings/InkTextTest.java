package inkling.page.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.ink.Ink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InkTextTest {
    /** Half of one of the 255 steps over the sheet. */
    private static final float HALF_A_STEP = (float) (Ink.SHEET / 255.0 / 2) + 1e-4f;

    @Test
    void aDrawingComesBackAsItWasButForHalfAStep() {
        List<float[]> strokes = List.of(
                new float[] {0, 0, (float) Ink.SHEET, (float) Ink.SHEET, (float) Ink.SHEET / 3, 1.5f},
                new float[] {7, (float) Ink.SHEET / 2});
        List<float[]> read = InkText.parse(InkText.of(strokes));
        assertEquals(2, read.size());
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(strokes.get(i), read.get(i), HALF_A_STEP);
        }
    }

    @Test
    void aLongStrokeKeepsItsEndsAndLosesPointsBetween() {
        float[] stroke = new float[2000];
        for (int i = 0; i < stroke.length; i++) {
            stroke[i] = (float) (Ink.SHEET * i / stroke.length);
        }
        float[] read = InkText.parse(InkText.of(List.of(stroke))).get(0);
        assertEquals(240, read.length);
        assertEquals(stroke[0], read[0], HALF_A_STEP);
        assertEquals(stroke[1999], read[239], HALF_A_STEP);
    }

    @Test
    void aPointBesideTheSheetIsMovedToItsEdge() {
        assertArrayEquals(
                new float[] {0, (float) Ink.SHEET},
                InkText.parse(InkText.of(List.of(new float[] {-5, (float) Ink.SHEET + 9})))
                        .get(0),
                HALF_A_STEP);
    }

    @Test
    void noDrawingIsAnEmptyText() {
        assertEquals("", InkText.of(List.of()));
        assertTrue(InkText.parse("").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "AAAA", "Av8", "/w==", "AQ", "Zm9vYmFy"})
    void aDamagedTextIsRefusedInASentence(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> InkText.parse(text))
                .getMessage();
        assertEquals("The drawing in the link is damaged; ask for the link anew.", message);
    }
}
