package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InkTest {
    @Test
    void isBlankWithoutAnyPoint() {
        assertTrue(Ink.BLANK.isBlank());
        assertTrue(Ink.of(List.of(Stroke.of())).isBlank());
        assertFalse(Ink.of(List.of(Stroke.of(1, 1))).isBlank());
        assertThrows(IllegalStateException.class, Ink.BLANK::bounds);
    }

    @Test
    void boundsHoldAllStrokes() {
        Ink ink = Ink.of(List.of(Stroke.of(1, 5, 2, -3), Stroke.of(4, 0)));
        assertEquals(new Ink.Box(1, -3, 4, 5), ink.bounds());
        assertEquals(8, ink.bounds().longerSide());
    }

    @Test
    void takesTapsForDots() {
        assertTrue(Ink.BLANK.isDot());
        assertTrue(Ink.of(List.of(Stroke.of(3, 3))).isDot());
        assertTrue(Ink.of(List.of(Stroke.of(3, 3, 3, 3, 3, 3))).isDot());
        assertTrue(Ink.of(List.of(Stroke.of(3, 3, 3, 3.2f), Stroke.of(3, 10))).isDot(), "a colon");
    }

    @Test
    void doesNotTakeAQuickOneForADot() {
        Ink one = Ink.of(List.of(Stroke.of(10, 10, 9, 90)));
        assertFalse(one.isDot());
        assertFalse(one.isDot(20));
    }

    @Test
    void takesASmearSmallerThanThePenForADot() {
        Ink smear = Ink.of(List.of(Stroke.of(100, 100, 101, 102, 100, 103)));
        assertFalse(smear.isDot(), "without a scale it could be a digit");
        assertTrue(smear.isDot(20));
    }

    @Test
    void leavesOutTapsBesideTheDigitOnly() {
        Stroke oval = Stroke.of(0, 50, 30, 0, 60, 50, 30, 100, 0, 50);
        Stroke beside = Stroke.of(200, 200, 200.5f, 200);
        Stroke within = Stroke.of(30, 50);
        Stroke slash = Stroke.of(70, -10, -10, 110);
        assertEquals(Ink.of(List.of(oval)), Ink.of(List.of(beside, oval)).withoutStrayTaps());
        assertEquals(
                Ink.of(List.of(oval, within)),
                Ink.of(List.of(oval, within, beside)).withoutStrayTaps());
        assertEquals(Ink.of(List.of(oval, slash)), Ink.of(List.of(oval, slash)).withoutStrayTaps());
        Ink colon = Ink.of(List.of(Stroke.of(0, 0, 0, 1), Stroke.of(0, 50)));
        assertEquals(colon, colon.withoutStrayTaps());
        assertEquals(Ink.BLANK, Ink.BLANK.withoutStrayTaps());
    }

    @Test
    void keepsItsOwnListOfStrokes() {
        List<Stroke> strokes = new ArrayList<>(List.of(Stroke.of(1, 1)));
        Ink ink = Ink.of(strokes);
        strokes.clear();
        assertEquals(1, ink.strokes().size());
    }
}
