package inkling.page.dom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ColourTest {
    @Test
    void aStyleSheetsColourIsTakenApart() {
        assertEquals(new Colour(0xf6, 0xf1, 0xe5, 255), Colour.of(" #f6f1e5"));
    }

    @Test
    void anotherWayOfWritingItIsRefusedByName() {
        String message = assertThrows(IllegalArgumentException.class, () -> Colour.of("red"))
                .getMessage();
        assertTrue(message.contains("red"), message);
    }

    @Test
    void colourHalfwayIsInTheMiddleAndTheEndsAreTheEnds() {
        Colour black = new Colour(0, 0, 0, 255);
        Colour white = new Colour(255, 255, 255, 255);
        assertEquals(black, black.towards(white, -1));
        assertEquals(new Colour(128, 128, 128, 255), black.towards(white, 0.5));
        assertEquals(white, black.towards(white, 2));
        assertEquals(64, white.covering(0.25).alpha());
    }

    @Test
    void shadesGoFromOneEndToTheOtherAndNotBeyond() {
        ColourMap shades =
                new ColourMap(-1, 1, share -> new Colour(0, 0, 0, 255).towards(new Colour(255, 0, 0, 255), share));
        assertEquals(0xff000000, shades.pixel(-1));
        assertEquals(0xff000000, shades.pixel(-50));
        assertEquals(0xff0000ff, shades.pixel(1));
        assertEquals(0xff0000ff, shades.pixel(Float.POSITIVE_INFINITY));
        assertEquals(0x80, shades.pixel(0) & 0xff);
    }
}
