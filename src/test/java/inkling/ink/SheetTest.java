package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final Stroke ONE = Stroke.of(0, 0, 0, 100);
    private static final Stroke SEVEN = Stroke.of(60, 0, 110, 0, 80, 100);

    @Test
    void strokesThatStandApartArePartsOfALine() {
        Sheet sheet = Sheet.of(Ink.of(List.of(SEVEN, Stroke.of(), ONE)));
        assertArrayEquals(Framing.frame(Ink.of(List.of(SEVEN, ONE))), sheet.picture());
        assertEquals(1, sheet.lines().size());
        Line line = sheet.lines().get(0);
        assertEquals(2, line.size());
        assertArrayEquals(Framing.frame(Ink.of(List.of(ONE))), line.picture(0, 1));
        assertArrayEquals(Framing.frame(Ink.of(List.of(SEVEN))), line.picture(1, 2));
        assertArrayEquals(sheet.picture(), line.picture(0, 2));
        assertEquals(new Ink.Box(0, 0, 110, 100), line.box(0, 2));
    }

    @Test
    void aBlankSheetHasNoLines() {
        assertEquals(List.of(), Sheet.of(Ink.BLANK).lines());
    }

    @Test
    void placesAreFractionsOfTheSurface() {
        Ink.Box surface = new Ink.Box(10, 20, 110, 220);
        Sheet sheet = new Sheet(new float[1], Optional.of(new Ink.Box(20, 20, 60, 120)), List.of(), surface);
        assertArrayEquals(new float[] {0.1f, 0, 0.5f, 0.5f}, sheet.place());
        assertArrayEquals(new float[] {0, 0, 1, 1}, sheet.place(new Ink.Box(0, 0, 300, 300)), "what is beyond it");
        assertArrayEquals(new float[0], new Sheet(new float[1]).place());
    }

    @Test
    void aSheetIsBlankWithoutAnyInk() {
        assertTrue(Sheet.of(Ink.BLANK).isBlank());
        assertFalse(Sheet.of(Ink.of(List.of(ONE))).isBlank());
        float[] picture = new float[9];
        assertTrue(new Sheet(picture).isBlank());
        picture[8] = 0.01f;
        assertFalse(new Sheet(picture).isBlank());
    }

    @Test
    void anotherSizeHasTheLinesToo() {
        Sheet sheet = Sheet.of(Ink.of(List.of(ONE, SEVEN)));
        Sheet scaled = PictureScaling.ofSheet(sheet, true, 14, 14);
        assertArrayEquals(PictureScaling.ofFramed(sheet.picture(), 14, 14), scaled.picture());
        Line line = scaled.lines().get(0);
        assertEquals(2, line.size());
        for (int i = 0; i < 2; i++) {
            float[] picture = sheet.lines().get(0).picture(i, i + 1);
            assertArrayEquals(PictureScaling.scaled(picture, 28, 28, 14, 14), line.picture(i, i + 1));
        }
        assertEquals(List.of(), PictureScaling.ofSheet(sheet, false, 14, 14).lines(), "other things may have parts");
    }
}
